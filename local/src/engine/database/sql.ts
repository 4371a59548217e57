import { athenaName } from 'cdk-spotify-analytics/manifest';

/** A name in SQL, whatever characters it holds. */
export function identifier(name: string): string {
  return athenaName(name);
}

/** Names in SQL, separated by commas. */
export function identifiers(names: readonly string[]): string {
  return names.map(identifier).join(', ');
}

/** A text constant in SQL. */
export function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  int: 'INTEGER',
  bigint: 'BIGINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

const DECIMAL = /^decimal\([0-9]+,[0-9]+\)$/;

/**
 * The engine's name of a Data Catalog type; a `decimal(p,s)` is written alike in both.
 *
 * @throws Error of any other text: it would become part of a statement
 */
export function sqlType(catalogType: string): string {
  if (DECIMAL.test(catalogType)) return catalogType.toUpperCase();
  if (!Object.hasOwn(SQL_TYPES, catalogType)) throw new Error(`no type of the Data Catalog: ${catalogType}`);
  return SQL_TYPES[catalogType];
}
