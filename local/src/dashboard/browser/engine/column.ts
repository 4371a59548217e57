import type { DateFormat } from './date-text';
import { DimensionIndex, indexOfPeriods, indexOfValues } from './dimension-index';
import type { ManifestDimension } from '../../../manifest';
import type { ColumnType } from '../../packed-data';

export type Granularity = NonNullable<ManifestDimension['granularity']>;

/** A value of a dictionary; numbers that a double does not hold exactly are text. */
export type DictionaryValue = string | number | boolean;

/** A column of a data set: for each row the rank of its value among the different values; `distinct` stands for null. */
export class Column {
  readonly hasNulls: boolean;
  private numberValues?: Float64Array;
  private scattered?: Uint8Array;
  private readonly indexes = new Map<string, DimensionIndex>();

  constructor(
    readonly name: string,
    readonly type: ColumnType,
    readonly distinct: number,
    readonly codes: Int32Array,
    private readonly dictionary: readonly DictionaryValue[] | undefined,
    /** Of an identifier that is shown by its label: the label by the identifier, as far as filters name it. */
    readonly labels: Readonly<Record<string, string>> = {},
  ) {
    this.hasNulls = codes.includes(distinct);
  }

  /** The different values, ascending. */
  get values(): readonly DictionaryValue[] {
    if (!this.dictionary) throw new Error(`column ${this.name} is only counted: its values are not in the page`);
    return this.dictionary;
  }

  /** The different values as numbers, ascending, NaN last. */
  get numbers(): Float64Array {
    this.numberValues ??= asNumbers(this.values);
    return this.numberValues;
  }

  /** Of each row whether the rows of its value do not all stand together: 1 or 0. */
  get isScattered(): Uint8Array {
    this.scattered ??= scatteredRows(this.codes, this.distinct);
    return this.scattered;
  }

  /** How rows are grouped by this column. */
  index(granularity?: Granularity, format?: DateFormat): DimensionIndex {
    const key = `${granularity ?? ''} ${format ?? ''}`;
    let index = this.indexes.get(key);
    if (!index) {
      index = granularity === undefined ? indexOfValues(this) : indexOfPeriods(this, granularity, format);
      this.indexes.set(key, index);
    }
    return index;
  }
}

function asNumbers(values: readonly DictionaryValue[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let code = 0; code < values.length; code++) numbers[code] = Number(values[code]);
  return numbers;
}

function scatteredRows(codes: Int32Array, distinct: number): Uint8Array {
  const hasBeen = new Uint8Array(distinct + 1);
  const isScattered = new Uint8Array(distinct + 1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (row > 0 && codes[row - 1] === code) continue;
    if (hasBeen[code] === 1) isScattered[code] = 1;
    hasBeen[code] = 1;
  }
  const ofRow = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) ofRow[row] = isScattered[codes[row]];
  return ofRow;
}
