import { CsvCharacters, CsvRecords, splitRecords } from './csv-records';

/** What a CSV file is like, as its beginning tells. */
export interface CsvShape extends CsvCharacters {
  /** Whether any field is between quotes. */
  readonly isQuoted: boolean;
  readonly hasHeader: boolean;
  readonly lineEnds: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';
  /** The names in the header; `column_1`, … where there is none. */
  readonly headers: readonly string[];
}

/** Records that are looked at. */
const MOST_RECORDS = 1_000;

/** The engine's own guess knows no more than the first four; Spark, which guesses nothing, takes any. */
const SEPARATORS = [',', ';', '\t', '|', '^', '~'];
const CHARACTERS: readonly Omit<CsvCharacters, 'separator'>[] = [
  { quote: '"', escape: '"' }, { quote: '"', escape: '\\' }, { quote: "'", escape: "'" },
];

/** What separates and quotes the fields, and whether the first record names them. */
export function csvShape(beginning: string): CsvShape {
  const readings = SEPARATORS.flatMap((separator) => CHARACTERS.map((characters) => readingOf(beginning, { separator, ...characters })));
  // Of equals the first: the sort is stable.
  const [best] = readings.sort((a, b) => b.score - a.score);
  const { characters, read: { records, quoted } } = best;
  const hasHeader = isHeader(records);
  const [first = []] = records;
  const headers = hasHeader ? first : Array.from({ length: widthOf(records) }, (_, index) => `column_${index + 1}`);
  return { ...characters, isQuoted: quoted > 0, hasHeader, lineEnds: lineEnds(beginning), headers };
}

interface Reading {
  readonly characters: CsvCharacters;
  readonly read: CsvRecords;
  readonly score: number;
}

/**
 * How well characters fit: records of one width, wider than one field, and no quote amiss. A quote or an escape that the file does not
 * use is no reason to choose it, so that the usual one is taken.
 */
function readingOf(beginning: string, characters: CsvCharacters): Reading {
  const read = splitRecords(beginning, characters, MOST_RECORDS);
  const width = widthOf(read.records);
  const alike = read.records.filter((record) => record.length === width).length / Math.max(1, read.records.length);
  const unused = read.quoted === 0 && characters.quote !== '"' ? 1 : 0;
  const faulty = Math.min(1, read.faults / Math.max(1, read.records.length));
  const score = (width > 1 ? 100 * alike : 0) + Math.min(width, 50) / 100 - 200 * faulty - unused;
  return { characters, read, score };
}

/** The number of fields that most records have. */
function widthOf(records: CsvRecords['records']): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

const NUMBER = /^[+-]?[0-9][0-9.,' ]*([eE][+-]?[0-9]+)?%?$/;
const DATE = /^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}([T ].*)?$/;
const YEAR = /^(1[89]|20)[0-9]{2}$/;

/**
 * Whether the first record names the fields: none of its names is a value of a column of numbers or dates. Years may be names: tables
 * that have a column for each are usual.
 */
function isHeader(records: CsvRecords['records']): boolean {
  const [first, ...rest] = records;
  if (first === undefined || first.every((name) => name.trim() === '')) return false;
  const typed = first.map((name, index) => ({ name, isTyped: isTypedColumn(rest, index) }));
  const named = typed.filter(({ name, isTyped }) => isTyped && name.trim() !== '' && !isValue(name));
  if (named.length > 0) return true;
  if (typed.some(({ name }) => isValue(name) && !YEAR.test(name))) return false;
  if (first.every((name) => YEAR.test(name))) return false;
  // Of texts alone: a name is no value of its column, and stands there once.
  return new Set(first).size === first.length && !first.includes('') && !first.some((name, index) => rest.some((record) => record[index] === name));
}

function isTypedColumn(rest: CsvRecords['records'], index: number): boolean {
  const values = rest.map((record) => record[index] ?? '').filter((value) => value.trim() !== '');
  return values.length > 0 && values.filter(isValue).length > values.length / 2;
}

function isValue(text: string): boolean {
  return NUMBER.test(text) || DATE.test(text);
}

function lineEnds(text: string): CsvShape['lineEnds'] {
  const both = (text.match(/\r\n/g) ?? []).length;
  const feeds = (text.match(/\n/g) ?? []).length - both;
  const returns = (text.match(/\r/g) ?? []).length - both;
  const found = [both > 0 && 'CRLF', feeds > 0 && 'LF', returns > 0 && 'CR'].filter((name) => name !== false) as CsvShape['lineEnds'][];
  return found.length > 1 ? 'mixed' : found[0] ?? 'none';
}
