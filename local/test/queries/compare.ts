import type { Answered, Value } from './warehouse';

/** Two doubles are equal within this share of the larger. */
const TOLERANCE = 1e-9;

/** In what the second answer differs from the first; undefined when in nothing. The order of rows counts. */
export function difference(first: Answered, second: Answered): string | undefined {
  const [one, other] = [first.columns, second.columns].map((columns) => columns.map(([name, type]) => `${name} ${type}`).join(', '));
  if (one !== other) return `columns ${one}, and ${other}`;
  if (first.rows.length !== second.rows.length) return `${first.rows.length} rows, and ${second.rows.length}`;
  const row = first.rows.findIndex((values, index) => !values.every((value, place) => same(value, second.rows[index][place])));
  return row < 0 ? undefined : `row ${row + 1} is ${JSON.stringify(first.rows[row])}, and ${JSON.stringify(second.rows[row])}`;
}

function same(first: Value, second: Value): boolean {
  if (typeof first !== 'number' || typeof second !== 'number') return first === second;
  return Math.abs(first - second) <= TOLERANCE * Math.max(Math.abs(first), Math.abs(second));
}
