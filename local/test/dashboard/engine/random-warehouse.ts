import * as fc from 'fast-check';
import { identifier, literal } from '../../../src/engine/database/sql';
import type { ManifestDataField, ManifestDataSet } from '../../../src/manifest';

type Role = ManifestDataField['role'];
type Cell = string | null;

const field = (name: string, type: string, role: Role, more: Partial<ManifestDataField> = {}): ManifestDataField =>
  ({ name, type, role, title: name, ...more });

/** Identifiers are shown by their name; by name and identifier where others have the name too. */
const LABEL = `CASE WHEN name IS NULL OR thing_id IS NULL THEN thing_id
  WHEN min(thing_id) OVER (PARTITION BY name) = max(thing_id) OVER (PARTITION BY name) THEN name
  ELSE name || ' (' || thing_id || ')' END`;

/** A data set with a field of each type and role, over the table `things`. */
export const THINGS: ManifestDataSet = {
  name: 'things',
  title: 'Things',
  table: 'things',
  sql: `SELECT thing_id, plain_id, word, flag, whole, big, amount, wild, share, money, day, moment, ${LABEL} AS thing_label FROM things`,
  fields: [
    field('thing_id', 'string', 'identifier', { labelField: 'thing_label' }),
    field('plain_id', 'string', 'identifier'),
    field('word', 'string', 'category'),
    field('flag', 'boolean', 'category'),
    field('whole', 'int', 'count'),
    field('big', 'bigint', 'count'),
    field('amount', 'double', 'measure'),
    field('wild', 'double', 'measure'),
    field('share', 'float', 'score'),
    field('money', 'decimal(12,2)', 'measure'),
    field('day', 'date', 'date'),
    field('moment', 'timestamp', 'date'),
    field('thing_label', 'string', 'label', { calculated: true }),
  ],
};

const TYPES: Readonly<Record<string, string>> = {
  thing_id: 'VARCHAR',
  name: 'VARCHAR',
  plain_id: 'VARCHAR',
  word: 'VARCHAR',
  flag: 'BOOLEAN',
  whole: 'INTEGER',
  big: 'BIGINT',
  amount: 'DOUBLE',
  wild: 'DOUBLE',
  share: 'FLOAT',
  money: 'DECIMAL(12,2)',
  day: 'DATE',
  moment: 'TIMESTAMP',
};

/** Text that is easily mistaken or put in another order: by code points the emoji is after U+FFFD. */
export const WORDS = ['', 'None', 'Other', 'Z', 'a', '\u00e9', 'e\u0301', '\u{1f600}', '\ufffd', '10', '9', 'it\'s', '<script>alert(1)</script>', 'a\nb', '"'];
/** Before 1970, leap days, ends of years and of weeks. */
export const DAYS = [
  '0001-01-01', '1582-10-10', '1899-12-31', '1969-12-31', '1970-01-01', '1999-12-31',
  '2000-02-29', '2020-12-31', '2021-01-03', '2021-01-04', '2024-02-29', '9999-12-31',
];
const TIMES = ['00:00:00', '00:00:00.000001', '13:00:00', '23:59:59.999999', '12:30:00.5'];
const WILD = ['0', '0.001', '0.1', '-0.1', '1e200', '-1e200', '9007199254740993', '1e-9'];
const BIG = ['0', '9007199254740993', '9007199254740992', '9223372036854775807', '-9223372036854775808', '7'];

const or = (values: readonly string[]): fc.Arbitrary<Cell> => fc.option(fc.constantFrom(...values), { freq: 6 });
/** Multiples of a quarter: their sums are exact in any order, so that ties are the same in both computations. */
const quarters = (most: number): fc.Arbitrary<Cell> =>
  fc.option(fc.integer({ min: -4 * most, max: 4 * most }).map((count) => String(count / 4)), { freq: 6 });

const ROW = fc.record({
  thing: fc.option(fc.nat(8), { freq: 9 }),
  plain_id: or(['p1', 'p2', 'P1', 'p10']),
  word: or(WORDS),
  flag: or(['true', 'false']),
  whole: fc.option(fc.integer({ min: -3, max: 12 }).map(String), { freq: 6 }),
  big: or(BIG),
  amount: fc.oneof(quarters(3), quarters(1000)),
  wild: or(WILD),
  share: quarters(1),
  money: quarters(50),
  day: fc.oneof(or(DAYS), or(DAYS.slice(8, 10))),
  moment: fc.option(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...TIMES)).map((parts) => parts.join(' ')), { freq: 6 }),
});

/** Of the things, some of one name, some of none. */
const NAMES = fc.array(fc.option(fc.constantFrom('Twin', 'Sole', '\u{1f600}', ''), { freq: 5 }), { minLength: 9, maxLength: 9 });

/** Rows of the table `things` in SQL. */
export const rowsArbitrary: fc.Arbitrary<string> = fc.tuple(NAMES, fc.array(ROW, { maxLength: 60 })).map(([names, rows]) => {
  const thingOf = (thing: number | null) => thing === null ? { thing_id: null, name: null } : { thing_id: `t${thing}`, name: names[thing] };
  return rows.map(({ thing, ...row }) => tuple({ ...row, ...thingOf(thing) })).join(',\n');
});

/** The statement that makes the table, of the rows that the arbitrary gives. */
export function createThings(rows: string): string {
  const names = Object.keys(TYPES).map(identifier).join(', ');
  const columns = Object.entries(TYPES).map(([name, type]) => `CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`).join(', ');
  const nothing = Object.keys(TYPES).map(() => 'NULL').join(', ');
  return `CREATE OR REPLACE TABLE things AS SELECT ${columns} FROM (VALUES ${rows === '' ? `(${nothing})` : rows}) AS t(${names})${rows === '' ? ' WHERE false' : ''}`;
}

function tuple(row: Readonly<Record<string, Cell>>): string {
  return `(${Object.keys(TYPES).map((name) => row[name] === null ? 'NULL' : literal(row[name])).join(', ')})`;
}
