import type { LoadedColumn, LoadedFile } from './loaded-file';
import { NUMBER_STYLES, numberRegex } from './number-style';
import type { Database } from '../engine/database/database';
import { literal } from '../engine/database/sql';
import { datetimePattern } from '../engine/input/datetime-pattern';

/** Words that programs write for a value that is not there. */
export const NULL_WORDS = ['NA', 'N/A', '#N/A', 'n/a', 'NaN', 'nan', 'NULL', 'Null', 'null', 'None', 'none', '\\N', '-', '?'];

/** What is counted of a column. The counts of forms are of its values, null words left out, in the rows that are looked at. */
export interface ColumnFacts {
  /** Of all rows: those with a text, and how many different ones there are. */
  readonly filled: number;
  readonly distinct: number;
  /** Null words among them, and in how many rows they stand. */
  readonly words: readonly string[];
  readonly wordRows: number;
  readonly values: number;
  readonly booleans: number;
  readonly integers: number;
  /** Whole numbers that fit 32 and 64 bits. */
  readonly ints: number;
  readonly bigints: number;
  /** Whole numbers that begin with a 0 and have more digits. */
  readonly zeroLed: number;
  /** Numbers whose decimals are all 0. */
  readonly zeroFractions: number;
  readonly numbers: number;
  /** Of numbers with a point: the fewest and the most digits after it. */
  readonly leastScale: number;
  readonly mostScale: number;
  /** The most digits before the point. */
  readonly wholeDigits: number;
  /** Values that begin like a date. */
  readonly dateLike: number;
  /** Values that fit each of NUMBER_STYLES. */
  readonly styled: readonly number[];
}

/** A form that dates of a column have: a digit is `9`. */
export interface Shape {
  readonly shape: string;
  readonly rows: number;
}

/** How many columns a statement looks at: one of thousands of expressions takes long to plan. */
const COLUMNS_AT_ONCE = 25;

/** Values whose forms are looked at. Of a larger file that is a sample, drawn from all of its rows. */
const MOST_VALUES = 4_000_000;
const LEAST_SAMPLE = 10_000;
const SEED = 42;

/** More forms than this are no dates. */
const MOST_SHAPES = 12;

/** The rows whose values are looked at: all of them, or a sample. */
export interface LookedAt {
  readonly table: string;
  /** Rows of the sample; undefined where all are looked at. */
  readonly sample?: number;
}

/** Draws a sample where there are too many rows to look at all of them. */
export async function lookedAt(database: Database, { table, rows, columns }: LoadedFile): Promise<LookedAt> {
  const most = Math.max(LEAST_SAMPLE, Math.floor(MOST_VALUES / Math.max(1, columns.length)));
  if (rows <= most) return { table };
  await database.createTable(`sample_${table}`, `SELECT * FROM ${table} USING SAMPLE reservoir(${most} ROWS) REPEATABLE (${SEED})`);
  return { table: `sample_${table}`, sample: most };
}

/** Counts what tells the types of the columns of a table. */
export async function columnFacts(database: Database, loaded: LoadedFile, looked: LookedAt): Promise<ColumnFacts[]> {
  const facts: ColumnFacts[] = [];
  for (let at = 0; at < loaded.columns.length; at += COLUMNS_AT_ONCE) {
    const columns = loaded.columns.slice(at, at + COLUMNS_AT_ONCE);
    const whole = await factRows(database, loaded.table, columns, wholeItems);
    const forms = await factRows(database, looked.table, columns, formItems);
    facts.push(...columns.map((_, index) => ({ ...wholeFacts(whole[index]), ...formFacts(forms[index]) })));
  }
  return facts;
}

/** A row of figures for each column. */
async function factRows(
  database: Database, table: string, columns: readonly LoadedColumn[], items: (column: string) => string[],
): Promise<unknown[][]> {
  const all = columns.map(({ sql }) => items(sql));
  const [row] = await database.rows(`SELECT ${all.flat().join(', ')} FROM ${table}`);
  const width = row.length / columns.length;
  return columns.map((_, index) => row.slice(index * width, (index + 1) * width));
}

const WORDS = NULL_WORDS.map(literal).join(', ');

function wholeItems(column: string): string[] {
  const isWord = `${column} IN (${WORDS})`;
  return [
    `count(${column})`, `count(DISTINCT ${column})`, `count(*) FILTER (${isWord})`,
    `to_json(list_sort(list(DISTINCT ${column}) FILTER (${isWord})))`,
  ];
}

function wholeFacts([filled, distinct, wordRows, words]: unknown[]) {
  return { filled: Number(filled), distinct: Number(distinct), wordRows: Number(wordRows), words: (JSON.parse(String(words ?? '[]')) ?? []) as string[] };
}

function formItems(column: string): string[] {
  const value = `CASE WHEN ${column} IN (${WORDS}) THEN NULL ELSE ${column} END`;
  const matching = (regex: string) => `count(*) FILTER (regexp_full_match(${value}, ${literal(regex)}))`;
  const scale = `CASE WHEN regexp_full_match(${value}, '[+-]?[0-9]*[.][0-9]+') THEN length(${value}) - strpos(${value}, '.') END`;
  return [
    `count(${value})`,
    matching('(?i:true|false)'),
    matching('[+-]?[0-9]+'),
    `count(*) FILTER (regexp_full_match(${value}, '[+-]?[0-9]+') AND TRY_CAST(${value} AS INTEGER) IS NOT NULL)`,
    `count(*) FILTER (regexp_full_match(${value}, '[+-]?[0-9]+') AND TRY_CAST(${value} AS BIGINT) IS NOT NULL)`,
    matching('[+-]?0[0-9]+'),
    matching('[+-]?[0-9]+[.]0+'),
    matching('[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?'),
    `min(${scale})`,
    `max(${scale})`,
    `max(length(regexp_extract(${value}, '^[+-]?([0-9]+)', 1)))`,
    matching('([0-9]{4}|[0-9]{2}[./-][0-9]{2}[./-][0-9]{4})([-/. T].*)?|[0-9]{8}'),
    ...NUMBER_STYLES.map((style) => matching(numberRegex(style))),
  ];
}

function formFacts(row: unknown[]) {
  const [values, booleans, integers, ints, bigints, zeroLed, ...others] = row.map(Number);
  const [zeroFractions, numbers, leastScale, mostScale, wholeDigits, dateLike, ...styled] = others;
  return { values, booleans, integers, ints, bigints, zeroLed, zeroFractions, numbers, leastScale, mostScale, wholeDigits, dateLike, styled };
}

/** The forms of a column's values; undefined where there are many. */
export async function shapesOf(database: Database, { table }: LookedAt, { sql }: LoadedColumn): Promise<Shape[] | undefined> {
  const rows = await database.rows(`SELECT regexp_replace(${sql}, '[0-9]', '9', 'g') AS shape, count(*) FROM ${table}`
    + ` WHERE ${sql} IS NOT NULL AND ${sql} NOT IN (${WORDS}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_SHAPES + 1}`);
  return rows.length > MOST_SHAPES ? undefined : rows.map(([shape, count]) => ({ shape: String(shape), rows: Number(count) }));
}

/** How many values a pattern of dates reads, and the first and the last day of them. */
export interface PatternFacts {
  readonly rows: number;
  /** Of these, how many are at midnight; all of them where the pattern has no time. */
  readonly midnights: number;
  readonly first: string;
  readonly last: string;
}

/** What a pattern reads of a column. */
export async function patternFacts(database: Database, { table }: LookedAt, { sql }: LoadedColumn, pattern: string): Promise<PatternFacts> {
  const { regex, midnightGlob, date } = datetimePattern(pattern);
  const day = `TRY_CAST(${date(sql)} AS DATE)`;
  const midnights = `count(${day}) FILTER (${sql} GLOB ${literal(midnightGlob)})`;
  const [[rows, midnight, first, last]] = await database.rows(`SELECT count(${day}), ${midnights}, CAST(min(${day}) AS VARCHAR), CAST(max(${day}) AS VARCHAR) FROM ${table}`
    + ` WHERE regexp_full_match(${sql}, ${literal(regex)})`);
  return { rows: Number(rows), midnights: Number(midnight), first: String(first ?? ''), last: String(last ?? '') };
}
