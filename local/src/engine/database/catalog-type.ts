/** The Data Catalog's names of the engine's types, where they differ by more than case. */
const CATALOG_TYPES: Readonly<Record<string, string>> = { 'VARCHAR': 'string', 'INTEGER': 'int', 'BLOB': 'binary', 'TIMESTAMP WITH TIME ZONE': 'timestamp' };

/** The Data Catalog's name of a type of the engine, as Spark and Glue have it, too; the engine's own, in lower case, where they have none. */
export function catalogType(engineType: string): string {
  return CATALOG_TYPES[engineType] ?? engineType.toLowerCase();
}
