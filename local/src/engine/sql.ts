/** A name in SQL, whatever characters it holds. */
export function identifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
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

/** The engine's name of a Data Catalog type; a `decimal(p,s)` is written alike in both. */
export function sqlType(catalogType: string): string {
  return SQL_TYPES[catalogType] ?? catalogType.toUpperCase();
}
