import { columnKind, inputSubType, inputType } from './column-types';
import type { ManifestDataField, ManifestDataSet } from '../../manifest/schema';
import { athenaName } from '../../manifest/sql-text';

/** A table of the Data Catalog. */
export interface TableName {
  readonly database: string;
  readonly table: string;
}

/** A column as the data set reads it. */
export interface InputColumn {
  readonly name: string;
  readonly type: string;
  readonly subType?: string;
}

/** A column of the statement. */
interface QueriedColumn extends InputColumn {
  readonly sql: string;
}

/**
 * The columns that a data set has in QuickSight, with their types.
 *
 * @param inSpice whether they are in SPICE, which is what has subtypes
 */
export function inputColumns(fields: readonly ManifestDataField[], inSpice = true): InputColumn[] {
  return queriedColumns(fields).map(({ name, type, subType }) => ({ name, type, ...(inSpice && subType !== undefined && { subType }) }));
}

/** Booleans are texts; numbers that are chosen among have a text beside them, since QuickSight has lists of texts alone. */
function queriedColumns(fields: readonly ManifestDataField[]): QueriedColumn[] {
  const columns = fields.flatMap((field): QueriedColumn[] => {
    const { name } = field;
    const asText = `CAST(${athenaName(name)} AS varchar)`;
    const column = { name, type: inputType(field), subType: inputSubType(field), sql: field.type === 'boolean' ? asText : athenaName(name) };
    return hasText(field) ? [column, { name: textColumn(field), type: 'STRING', sql: asText }] : [column];
  });
  return hasRowKey(fields) ? [...columns, { name: ROW_KEY, type: 'INTEGER', sql: RANDOM_KEY }] : columns;
}

/** The column by which one row can be told from others that are alike. */
export const ROW_KEY = 'row key';

/**
 * A random number of so many that two rows hardly share one. Numbers in turn would begin anew in each incremental refresh.
 */
const RANDOM_KEY = 'CAST(floor(random() * 1E15) AS bigint)';

/** Whether rows have a key: those of which several can be of one identifier that a field describes. */
export function hasRowKey(fields: readonly ManifestDataField[]): boolean {
  return fields.some(({ describes }) => describes !== undefined);
}

/** Whether there is a text of it beside the field. */
export function hasText({ type, role, labelField }: ManifestDataField): boolean {
  return columnKind({ type }) === 'number' && (role === 'category' || (role === 'identifier' && labelField === undefined));
}

/** The column that has the text of a number. */
export function textColumn({ name }: ManifestDataField): string {
  return `${name} as text`;
}

/** Whether the rows are those of the table as they are. */
export function isPlainTable({ fields }: ManifestDataSet): boolean {
  return fields.every((field) => field.calculated === undefined && field.type !== 'boolean' && !hasText(field)) && !hasRowKey(fields);
}

/**
 * The rows of a data set, in SQL of Athena. The table is named within the statement, so that the data set's own SELECT, which knows no
 * database, is asked as it is.
 */
export function dataSetQuery({ table: name, sql, fields }: ManifestDataSet, { database, table }: TableName): string {
  const columns = queriedColumns(fields).map(({ name: column, sql: value }) => (value === athenaName(column) ? value : `${value} AS ${athenaName(column)}`));
  return [
    `WITH ${athenaName(name)} AS (SELECT * FROM "AwsDataCatalog".${athenaName(database)}.${athenaName(table)})`,
    `SELECT ${columns.join(', ')}`,
    'FROM (', sql, ') AS "rows"',
  ].join('\n');
}

/** Fields that can say how far back an incremental refresh looks. */
export function dateFields({ fields }: Pick<ManifestDataSet, 'fields'>): string[] {
  return fields.filter((field) => columnKind(field) === 'date').map(({ name }) => name);
}
