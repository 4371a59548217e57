import { Code, call, list } from './python-code';
import { pyText } from './python-text';
import { decimalDigits } from '../../manifest/number-types';
import type { ManifestField, ManifestOrder } from '../../manifest/schema';
import { sparkName } from '../../manifest/sql-text';

/** The name of a column as Spark's functions read it: a dot would mean a field inside of a field, a star all of them. */
export function columnName(name: string): string {
  return pyText(/[.`*]/.test(name) ? sparkName(name) : name);
}

/** A column, as an expression. */
export function column(name: string): string {
  return `F.col(${columnName(name)})`;
}

/** A type as the code of one of `pyspark.sql.types`. */
export function sparkType(type: string): string {
  const decimal = decimalDigits(type);
  if (decimal) return `T.DecimalType(${decimal.precision}, ${decimal.scale})`;
  return `T.${SPARK_TYPES[type]}()`;
}

const SPARK_TYPES: Record<string, string> = {
  string: 'StringType',
  boolean: 'BooleanType',
  int: 'IntegerType',
  bigint: 'LongType',
  float: 'FloatType',
  double: 'DoubleType',
  date: 'DateType',
  timestamp: 'TimestampType',
};

/** A schema as code. */
export function structType(fields: ManifestField[]): Code {
  return call('T.StructType', list(fields.map((field) => `T.StructField(${pyText(field.name)}, ${sparkType(field.type)})`)));
}

/**
 * The columns that rows are ordered by: those given, then all others in the order of the schema,
 * so that only rows which are equal altogether are in no order.
 */
export function totalOrder(order: ManifestOrder[], fields: ManifestField[]): string[] {
  const given = order.map(({ field, descending }) => `F.${descending ? 'desc_nulls_last' : 'asc_nulls_first'}(${columnName(field)})`);
  const others = fields.map((field) => field.name).filter((name) => !order.some(({ field }) => field === name));
  return [...given, ...others.map((name) => `F.asc_nulls_first(${columnName(name)})`)];
}
