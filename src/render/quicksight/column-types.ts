import { decimalDigits } from '../../manifest/number-types';
import type { ManifestDataField } from '../../manifest/schema';

/** What kind of field a column becomes in the wells of a visual. */
export type ColumnKind = 'number' | 'date' | 'text';

/** The kind of a column of the manifest. QuickSight reads booleans as numbers; its data sets have them as texts. */
export function columnKind({ type }: Pick<ManifestDataField, 'type'>): ColumnKind {
  if (type === 'date' || type === 'timestamp') return 'date';
  return type === 'string' || type === 'boolean' ? 'text' : 'number';
}

/**
 * The type of a column as QuickSight calls it (`InputColumnDataType` of its API model).
 *
 * A boolean is a text here, since QuickSight makes it an integer, which would be shown as 0 and 1:
 * https://docs.aws.amazon.com/quicksight/latest/user/supported-data-types-and-values.html
 */
export function inputType({ type }: Pick<ManifestDataField, 'type'>): string {
  const kind = columnKind({ type });
  if (kind === 'date') return 'DATETIME';
  if (kind === 'text') return 'STRING';
  return type === 'int' || type === 'bigint' ? 'INTEGER' : 'DECIMAL';
}

/**
 * How SPICE keeps a number that is not whole: exactly, with four digits after the point at most, or as a floating one.
 * https://docs.aws.amazon.com/quicksight/latest/user/supported-data-types-and-values.html
 */
export function inputSubType({ type }: Pick<ManifestDataField, 'type'>): string | undefined {
  if (inputType({ type }) !== 'DECIMAL') return undefined;
  const decimal = decimalDigits(type);
  return decimal && decimal.precision <= MOST_FIXED_DIGITS && decimal.scale <= MOST_FIXED_SCALE ? 'FIXED' : 'FLOAT';
}

const MOST_FIXED_DIGITS = 18;
const MOST_FIXED_SCALE = 4;
