import type { CodedValues, DictionaryValue } from './coded';
import type { DateFormat } from '../../../charts/date-text';
import { NULL_KEY } from '../../../charts/keys';
import { type Granularity, periodStart, periodText } from '../../../charts/periods';
import type { Key } from '../../../charts/result';

/** The groups that a dimension makes of the rows of a data set, in the order of their values; the last one is that of nulls. */
export interface DimensionIndex {
  /** Number of the group of each row. */
  readonly ofRow: Int32Array;
  /** How many groups, that of nulls among them even where it has no rows. */
  readonly size: number;
  readonly hasNulls: boolean;
  /** The group as it is shown. */
  key(group: number): Key;
  /** Rank of the group's text, by Unicode code points; that of nulls is last. */
  textRank(group: number): number;
}

/**
 * The same groups in the order in which rows come to them, null last: what is added up for each group then lies in the order of the rows,
 * which of many groups is read and written several times as fast as what is spread over megabytes.
 */
export function asRowsCome(index: DimensionIndex): DimensionIndex {
  const { size } = index;
  const numberOf = new Int32Array(size).fill(-1);
  const groupOf = new Int32Array(size);
  const ofRow = new Int32Array(index.ofRow.length);
  const nulls = size - 1;
  numberOf[nulls] = nulls;
  groupOf[nulls] = nulls;
  let found = 0;
  for (let row = 0; row < ofRow.length; row++) {
    const group = index.ofRow[row];
    if (numberOf[group] < 0) {
      numberOf[group] = found;
      groupOf[found++] = group;
    }
    ofRow[row] = numberOf[group];
  }
  return {
    ofRow,
    size,
    hasNulls: index.hasNulls,
    key: (number) => index.key(groupOf[number]),
    textRank: (number) => index.textRank(groupOf[number]),
  };
}

/** A group for each different value. */
export function indexOfValues(column: CodedValues): DimensionIndex {
  const { codes, distinct, hasNulls } = column;
  const textRank = column.type === 'number' ? rankOfNumbersAsText(column) : (group: number): number => group;
  const key = (group: number): Key => group === distinct ? NULL_KEY : keyOf(column.values[group]);
  return { ofRow: codes, size: distinct + 1, hasNulls, key, textRank };
}

/** A group for each period that has rows. @param column of dates or timestamps */
export function indexOfPeriods(column: CodedValues, granularity: Granularity, format?: DateFormat): DimensionIndex {
  const starts: string[] = [];
  const groupOfCode = new Int32Array(column.distinct + 1);
  column.values.forEach((value, code) => {
    const start = periodStart(value as string, granularity);
    if (start !== starts.at(-1)) starts.push(start); // Values ascend, and so do their periods.
    groupOfCode[code] = starts.length - 1;
  });
  groupOfCode[column.distinct] = starts.length;
  const keyOfPeriod = (start: string): Key => ({ value: start, text: periodText(start, granularity, format) });
  const key = (group: number): Key => group === starts.length ? NULL_KEY : keyOfPeriod(starts[group]);
  return {
    ofRow: translated(column.codes, groupOfCode),
    size: starts.length + 1,
    hasNulls: column.hasNulls,
    key,
    textRank: (group) => group,
  };
}

function translated(codes: Int32Array, translation: Int32Array): Int32Array {
  const result = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) result[row] = translation[codes[row]];
  return result;
}

/** The text of a value, by which filters name it. */
export function textOf(value: DictionaryValue): string {
  return String(value);
}

function keyOf(value: DictionaryValue): Key {
  return { value, text: textOf(value) };
}

/** As text 10 comes before 9; all other types rank as their texts do. */
function rankOfNumbersAsText(column: CodedValues): (group: number) => number {
  let ranks: Int32Array | undefined;
  return (group) => {
    ranks ??= textRanks(column.values.map(textOf));
    return group === column.distinct ? group : ranks[group];
  };
}

/** Digits, signs and points are one UTF-16 unit each, so JavaScript's order is that of code points. */
function textRanks(texts: readonly string[]): Int32Array {
  const order = texts.map((_, index) => index).sort((a, b) => texts[a] < texts[b] ? -1 : 1);
  const ranks = new Int32Array(texts.length);
  order.forEach((index, rank) => { ranks[index] = rank; });
  return ranks;
}
