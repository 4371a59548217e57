/** Other names of the Data Catalog's types, as DynamicFrames and Glue Studio write them in an ApplyMapping. */
const ALIASES: Readonly<Record<string, string>> = {
  long: 'bigint',
  integer: 'int',
  bool: 'boolean',
  // Precision and scale that awsglue.gluetypes.DecimalType has when none are given.
  decimal: 'decimal(10,2)',
};

/**
 * The name that the Data Catalog has for a type of Glue: `bigint` for `long`.
 *
 * @param spelling the type as it is written in a job, in any case, with or without blanks
 */
export function catalogType(spelling: string): string {
  const type = spelling.toLowerCase().replace(/\s/g, '');
  return ALIASES[type] ?? type;
}
