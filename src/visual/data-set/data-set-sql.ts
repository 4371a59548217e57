import type { ResolvedField } from './resolved-field';
import { athenaName } from '../../manifest/sql-text';

/** One SELECT from a table that gives exactly these fields, in their order. Valid in Athena (engine version 3) and DuckDB alike. */
export function dataSetSql(fields: readonly ResolvedField[], table: string): string {
  const columns = fields.map(({ name, sql }) => (sql === undefined ? athenaName(name) : `${sql} AS ${athenaName(name)}`));
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM ${athenaName(table)}`;
}
