import { pyText } from './python-text';
import { sparkName } from '../../manifest/sql-text';

/** A table of the Data Catalog. */
export interface CatalogTable {
  readonly database: string;
  readonly table: string;
}

/** The databases whose names are arguments of the script: what they are called is known at deployment. */
export type GivenDatabases = ReadonlySet<string>;

/** The argument that says what a database is called: `--music_database`. */
export function databaseArgument(database: string): string {
  return `${database}_database`;
}

/** A table of the catalog as SQL names it, in Python. @param catalog that of Spark that it is in, unless the one that is asked first */
export function tableText({ database, table }: CatalogTable, given: GivenDatabases, catalog?: string): string {
  const names = (databaseName: string, tableName: string) => [...(catalog === undefined ? [] : [catalog]), databaseName, tableName].join('.');
  if (!given.has(database)) return pyText(names(sparkName(database), sparkName(table)));
  return `f${pyText(names(`\`{args.${databaseArgument(database)}}\``, sparkName(table).replace(/[{}]/g, '$&$&')))}`;
}

/** The parameters of a function that names a table, besides its others. */
export function tableParameters({ database }: CatalogTable, given: GivenDatabases): string[] {
  return given.has(database) ? ['args: argparse.Namespace'] : [];
}
