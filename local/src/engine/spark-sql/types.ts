type SimpleKind = 'null' | 'boolean' | 'tinyint' | 'smallint' | 'int' | 'bigint' | 'float' | 'double' | 'string' | 'date' | 'timestamp';

export interface DecimalType { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
export interface ArrayType { readonly kind: 'array'; readonly of: SparkType }
export interface MapType { readonly kind: 'map'; readonly key: SparkType; readonly value: SparkType }
export interface StructType { readonly kind: 'struct'; readonly fields: readonly StructField[] }
export interface StructField { readonly name: string; readonly type: SparkType }
/** A length of time. Of months and days, a date stays one. */
export interface IntervalType { readonly kind: 'interval'; readonly isTime: boolean }

/** A type of Spark. */
export type SparkType = { readonly kind: SimpleKind } | DecimalType | ArrayType | MapType | StructType | IntervalType;

export const NULL: SparkType = { kind: 'null' };
export const BOOLEAN: SparkType = { kind: 'boolean' };
export const TINYINT: SparkType = { kind: 'tinyint' };
export const SMALLINT: SparkType = { kind: 'smallint' };
export const INT: SparkType = { kind: 'int' };
export const BIGINT: SparkType = { kind: 'bigint' };
export const FLOAT: SparkType = { kind: 'float' };
export const DOUBLE: SparkType = { kind: 'double' };
export const STRING: SparkType = { kind: 'string' };
export const DATE: SparkType = { kind: 'date' };
export const TIMESTAMP: SparkType = { kind: 'timestamp' };

/** The most digits of a decimal, in Spark and in the engine. */
export const MAX_DIGITS = 38;

export function decimal(precision: number, scale: number): DecimalType {
  return { kind: 'decimal', precision, scale };
}

export function arrayOf(of: SparkType): ArrayType {
  return { kind: 'array', of };
}

export const ARRAY_OF_TEXT: ArrayType = arrayOf(STRING);

/** Bits of the whole numbers. */
const BITS: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

/** The decimal that holds every value of a whole number, as Spark has it. */
const DIGITS: Readonly<Record<string, number>> = { tinyint: 3, smallint: 5, int: 10, bigint: 20 };

const SIMPLE: Readonly<Record<SimpleKind, string>> = {
  null: 'INTEGER',
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  int: 'INTEGER',
  bigint: 'BIGINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  string: 'VARCHAR',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** The bits of a whole number's type; nothing of other types. */
export function bitsOf({ kind }: SparkType): number | undefined {
  return BITS[kind];
}

export function isWhole(type: SparkType): boolean {
  return bitsOf(type) !== undefined;
}

export function isFloating({ kind }: SparkType): boolean {
  return kind === 'float' || kind === 'double';
}

export function isNumber(type: SparkType): boolean {
  return isWhole(type) || isFloating(type) || type.kind === 'decimal';
}

export function isTemporal({ kind }: SparkType): boolean {
  return kind === 'date' || kind === 'timestamp';
}

/** The decimal that a number's type is where it meets one. */
export function asDecimal(type: SparkType): DecimalType | undefined {
  return type.kind === 'decimal' ? type : isWhole(type) ? decimal(DIGITS[type.kind], 0) : undefined;
}

/** A type as Spark prints it: `array<int>`. */
export function printed(type: SparkType): string {
  if (type.kind === 'decimal') return `decimal(${type.precision},${type.scale})`;
  if (type.kind === 'array') return `array<${printed(type.of)}>`;
  if (type.kind === 'map') return `map<${printed(type.key)},${printed(type.value)}>`;
  if (type.kind === 'struct') return `struct<${type.fields.map((field) => `${field.name}:${printed(field.type)}`).join(',')}>`;
  return type.kind === 'null' ? 'void' : type.kind;
}

export function sameType(a: SparkType, b: SparkType): boolean {
  return printed(a) === printed(b);
}

/** A type as the engine writes it. */
export function engineType(type: SparkType): string {
  if (type.kind === 'decimal') return `DECIMAL(${type.precision},${type.scale})`;
  if (type.kind === 'array') return `${engineType(type.of)}[]`;
  if (type.kind === 'map') return `MAP(${engineType(type.key)}, ${engineType(type.value)})`;
  if (type.kind === 'struct') return `STRUCT(${type.fields.map((field) => `"${field.name.replace(/"/g, '""')}" ${engineType(field.type)}`).join(', ')})`;
  return type.kind === 'interval' ? 'INTERVAL' : SIMPLE[type.kind];
}

const SPARK_NAMES: Readonly<Record<string, SparkType>> = {
  boolean: BOOLEAN,
  tinyint: TINYINT,
  byte: TINYINT,
  smallint: SMALLINT,
  short: SMALLINT,
  int: INT,
  integer: INT,
  bigint: BIGINT,
  long: BIGINT,
  float: FLOAT,
  real: FLOAT,
  double: DOUBLE,
  string: STRING,
  date: DATE,
  timestamp: TIMESTAMP,
  decimal: decimal(10, 0),
  dec: decimal(10, 0),
  numeric: decimal(10, 0),
};

/** A type without others in it, by one of its names in Spark's SQL or in a schema; nothing where it is not known here. */
export function simpleType(text: string): SparkType | undefined {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(SPARK_NAMES, name)) return SPARK_NAMES[name];
  const [, precision, scale] = /^(?:decimal|dec|numeric)\s*\(\s*([0-9]+)\s*(?:,\s*([0-9]+)\s*)?\)$/.exec(name) ?? [];
  if (precision !== undefined) return decimal(Number(precision), Number(scale ?? 0));
  const [, element] = /^array<(.+)>$/.exec(name) ?? [];
  const of = element === undefined ? undefined : simpleType(element);
  return of && arrayOf(of);
}
