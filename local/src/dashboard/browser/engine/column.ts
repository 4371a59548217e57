import type { Coded, DictionaryValue } from './coded';
import { placesBySlot, type SortedPlaces } from './counting-sort';
import { DimensionIndex, indexOfPeriods, indexOfValues } from './dimension-index';
import type { DateFormat } from '../../../charts/date-text';
import type { Granularity } from '../../../charts/periods';
import type { ColumnType } from '../../../packed-data';

/** How the value of a row recurs; numbers, since there is one for each row. */
export const Recurrence = {
  NULL: 0,
  /** In this row only. */
  ONCE: 1,
  /** In rows that stand together. */
  TOGETHER: 2,
  /** In rows that do not all stand together. */
  SCATTERED: 3,
} as const;

/** A column of a data set: for each row the rank of its value among the different values; `distinct` stands for null. */
export class Column implements Coded {
  readonly hasNulls: boolean;
  private numberValues?: Float64Array;
  private ascends?: boolean;
  private recurrences?: Uint8Array;
  private sortedRows?: SortedPlaces;
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

  /**
   * Whether the values as numbers ascend from each to the next, as groups are judged by. Not where one is NaN, which is none of them, or
   * where a double does not tell two of them apart.
   */
  get hasOrderOfNumbers(): boolean {
    this.ascends ??= this.numbers.every((number, code) => code === 0 ? !Number.isNaN(number) : number > this.numbers[code - 1]);
    return this.ascends;
  }

  /** Of each row how its value recurs: one of `Recurrence`. */
  get recurrence(): Uint8Array {
    this.recurrences ??= recurrenceOf(this.codes, this.distinct);
    return this.recurrences;
  }

  /** All rows, those of a value together, in the order of the values, null last. */
  get rowsByValue(): SortedPlaces {
    this.sortedRows ??= placesBySlot(this.codes, this.distinct + 1);
    return this.sortedRows;
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

function recurrenceOf(codes: Int32Array, distinct: number): Uint8Array {
  const ofCode = new Uint8Array(distinct + 1).fill(Recurrence.NULL);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code === distinct) continue;
    if (ofCode[code] === Recurrence.NULL) ofCode[code] = Recurrence.ONCE;
    else if (codes[row - 1] !== code) ofCode[code] = Recurrence.SCATTERED;
    else if (ofCode[code] === Recurrence.ONCE) ofCode[code] = Recurrence.TOGETHER;
  }
  const ofRow = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) ofRow[row] = ofCode[codes[row]];
  return ofRow;
}
