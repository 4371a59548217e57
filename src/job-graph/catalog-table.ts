import type { NodeCheck } from './checks/node-check';
import { CatalogUpdate, CatalogUpdateBehavior } from './targets/catalog-update';
import type { ManifestCatalogUpdate } from '../manifest/schema';

/** A table of the Data Catalog, named. */
export interface TableName {
  readonly database: string;
  readonly table: string;
}

/** Checks the names of a table and its database: text of one line, 1 to 255 characters (`NameString` in Glue's API). */
export function checkTable(check: NodeCheck, table: TableName): void {
  for (const option of ['database', 'table'] as const) {
    if (!/^[^\r\n]{1,255}$/.test(table[option]) || !/\S/.test(table[option])) {
      check.error('invalidTable', `${option} is a name in the Data Catalog, 1 to 255 characters in one line, got: '${table[option]}'`);
    }
  }
}

/** The table that a target keeps current, as the manifest has it. */
export function manifestCatalogUpdate(check: NodeCheck, update: CatalogUpdate | undefined): { catalogUpdate?: ManifestCatalogUpdate } {
  if (update === undefined) return {};
  checkTable(check, update);
  const { database, table, behavior } = update;
  return { catalogUpdate: { database, table, behavior: behavior ?? CatalogUpdateBehavior.UPDATE_IN_DATABASE } };
}
