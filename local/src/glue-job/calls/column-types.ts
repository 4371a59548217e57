import { DataType } from 'cdk-spotify-analytics/model';
import { Member, StaticCall, type Value } from './call-values';

/**
 * Other names of types, in Glue's DynamicFrames and in Spark. A decimal without digits is one of ten, two after the point: `DecimalType` in
 * https://github.com/awslabs/aws-glue-libs/blob/master/awsglue/gluetypes.py.
 */
const ALIASES: Readonly<Record<string, string>> = { long: 'bigint', integer: 'int', bool: 'boolean', decimal: 'decimal(10,2)' };

/** A column as a job declares it. */
export interface Column {
  readonly name: string;
  /** As the job writes it; undefined where the job does not say. */
  readonly type?: string;
}

/** The columns of the files that sources read, by the ids of the nodes. */
export type ColumnsRead = ReadonlyMap<string, readonly Column[]>;

/** The columns that a node declares in its OutputSchemas; undefined where it declares none, or several lists of them. */
export function declaredColumns(members: Readonly<Record<string, unknown>>): Column[] | undefined {
  const schemas = members.OutputSchemas;
  if (!Array.isArray(schemas) || schemas.length !== 1) return undefined;
  const columns = (schemas[0] as { Columns?: unknown } | null)?.Columns;
  if (!Array.isArray(columns) || columns.length === 0) return undefined;
  return columns.map(({ Name, Type }: { Name: string; Type?: string }) => ({ name: Name, type: Type }));
}

/** The library's type of that name; undefined where it has none. */
export function dataTypeOf(name: string): DataType | undefined {
  const text = name.trim().toLowerCase();
  try {
    return DataType.of(Object.hasOwn(ALIASES, text) ? ALIASES[text] : text);
  } catch {
    return undefined;
  }
}

/** A type as a call names it: `DataType.BIGINT`, `DataType.decimalOf(10, 2)`. */
export function typeValue(type: DataType): Value {
  if (type.isDecimal) return new StaticCall('DataType', 'decimalOf', [type.precision!, type.scale!]);
  return new Member('DataType', type.name.toUpperCase());
}

/** A field as a call makes it. */
export function fieldValue(name: string, type: DataType, identifies: string | undefined): Value {
  const isText = type.sameAs(DataType.STRING);
  if (isText && identifies !== undefined) return new StaticCall('Field', 'identifier', [name, identifies]);
  if (isText) return new StaticCall('Field', 'text', [name]);
  return new StaticCall('Field', 'of', [name, typeValue(type), ...(identifies === undefined ? [] : [{ identifies }])]);
}

/** A schema as a call makes it: of these fields, or of these and others that are not known. */
export function schemaValue(fields: readonly Value[], isComplete: boolean): Value {
  return new StaticCall('Schema', isComplete ? 'of' : 'incomplete', fields);
}
