import type { Table } from './duckdb';

/** How far apart two doubles may be that were computed in another order, relative to the greater. */
const TOLERANCE = 1e-9;

type Value = string | number | null;

/**
 * What is different between two tables as multisets of rows whose columns are matched by name.
 *
 * @returns undefined where they are equal
 */
export function difference(expected: Table, found: Table): string | undefined {
  const types = (table: Table) => JSON.stringify([...table.columns].sort());
  if (types(expected) !== types(found)) return `columns ${types(found)}, expected ${types(expected)}`;
  if (expected.rows.length !== found.rows.length) return `${found.rows.length} rows, expected ${expected.rows.length}${example(expected, found)}`;
  const names = expected.columns.map(([name]) => name);
  const [ordered, others] = [inOrder(expected, names), inOrder(found, names)];
  const at = ordered.findIndex((row, index) => !equalRows(row, others[index]));
  return at < 0 ? undefined : `row ${show(others[at])}, expected ${show(ordered[at])} (columns ${names.join(', ')})`;
}

function example(expected: Table, found: Table): string {
  const [more, fewer] = expected.rows.length > found.rows.length ? [expected, found] : [found, expected];
  const names = expected.columns.map(([name]) => name);
  const known = inOrder(fewer, names);
  const row = inOrder(more, names).find((each) => !known.some((other) => equalRows(each, other)));
  return row ? `; only one has ${show(row)}` : '';
}

/** The rows with the columns in the order of the names, sorted: by doubles last, since these are only nearly equal. */
function inOrder(table: Table, names: string[]): Value[][] {
  const places = names.map((name) => table.columns.findIndex(([other]) => other === name));
  const rows = table.rows.map((row) => places.map((place) => row[place]));
  const isNumber = names.map((name) => ['DOUBLE', 'FLOAT'].includes(table.columns.find(([other]) => other === name)![1]));
  const keys = [...names.keys()].sort((a, b) => Number(isNumber[a]) - Number(isNumber[b]));
  return rows.sort((a, b) => keys.reduce((order, key) => order === 0 ? compareValues(a[key], b[key]) : order, 0));
}

function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  return a < b ? -1 : Number(a > b);
}

/** NaN is the greatest. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return equalNumbers(a, b) ? 0 : Math.sign(a - b);
}

function equalRows(a: Value[], b: Value[]): boolean {
  return a.every((value, index) => compareValues(value, b[index]) === 0);
}

function equalNumbers(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

function show(row: Value[] | undefined): string {
  return JSON.stringify(row, (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value));
}
