import type { Cell, Expected } from './expected';
import type { Key, VisualResult } from '../../../src/charts/result';

/** Two doubles are equal within this share of the larger. */
const TOLERANCE = 1e-9;

/** Whether two values are the same, doubles nearly. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return one === other || Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}

/** In what a result differs from what is expected, one sentence; undefined when in nothing. Order counts. */
export function unlike(expected: Expected, result: VisualResult): string | undefined {
  return unlikeRows(flatRows(expected), flatRows(result), 'row')
    ?? (['hidden', 'cut', 'cutColumns', 'cutColors', 'cutMultiples'] as const).map((name) => unlikeValue(name, expected[name] ?? 0, result[name] ?? 0)).find(Boolean)
    ?? unlikeRows([expected.totals ?? []], [result.totals ?? []], 'totals')
    ?? unlikeRows([kpiCells(expected)], [kpiCells(result)], 'kpi')
    ?? unlikeRows((expected.bins ?? []).map(Object.values), (result.bins ?? []).map(({ from, to, count }) => [from, to, count]), 'bin')
    ?? unlikeRows(boxCells(expected), boxCells(result), 'box')
    ?? unlikeRecords(expected.records, result.records);
}

function unlikeValue(name: string, expected: unknown, result: unknown): string | undefined {
  return isSame(expected, result) ? undefined : `${name} is ${String(result)}, not ${String(expected)}`;
}

/** In what rows differ, one by one. */
export function unlikeRows(expected: readonly (readonly unknown[])[], result: readonly (readonly unknown[])[], what: string): string | undefined {
  const row = expected.findIndex((values, index) => !isSameRow(values, result[index]));
  if (row >= 0) return `${what} ${row + 1} is ${JSON.stringify(result[row])}, not ${JSON.stringify(expected[row])}`;
  return expected.length === result.length ? undefined : `${result.length} of ${what}, not ${expected.length}; the next is ${JSON.stringify(result[expected.length])}`;
}

function isSameRow(expected: readonly unknown[], result: readonly unknown[] | undefined): boolean {
  return result !== undefined && expected.length === result.length && expected.every((value, index) => isSame(value, result[index]));
}

function flatRows({ rows }: Pick<VisualResult, 'rows'>): unknown[][] {
  return rows.map(({ multiple, groups, columns = [], color, values }) => [...[multiple, ...groups, ...columns, color].map(keyCell), ...values]);
}

function keyCell(key: Key | undefined): unknown {
  if (key === undefined) return undefined;
  return key.other ? 'other: the rest' : key.value;
}

function kpiCells({ kpi }: Pick<VisualResult, 'kpi'>): unknown[] {
  if (kpi === undefined) return [];
  return [kpi.value, kpi.current?.from, kpi.current?.value, kpi.previous?.from, kpi.previous?.value, kpi.change, kpi.ofTarget];
}

function boxCells({ boxes = [] }: Pick<VisualResult, 'boxes'>): unknown[][] {
  return boxes.map(({ group, count, low, q1, median, q3, high, outliers }) => [keyCell(group), count, low, q1, median, q3, high, ...outliers]);
}

/** Rows that are sorted alike may come in any order, and of those at the end any may be left out. */
function unlikeRecords(expected: Expected['records'], records: VisualResult['records']): string | undefined {
  if (expected === undefined || records === undefined) return unlikeValue('there being records', expected !== undefined, records !== undefined);
  const { limit, rows } = expected;
  if (records.length !== Math.min(limit, rows.length)) return `${records.length} records, not ${Math.min(limit, rows.length)}`;
  const left = new Map<string, number>();
  const line = (key: Cell, values: readonly unknown[]) => JSON.stringify([key, ...values.map(rounded)]);
  rows.forEach(([key, ...values]) => left.set(line(key, values), (left.get(line(key, values)) ?? 0) + 1));
  for (const [index, values] of records.entries()) {
    const each = line(rows[index][0], values);
    const number = left.get(each) ?? 0;
    if (number === 0) return `record ${index + 1} is ${each}, which is no row, or not in its place`;
    left.set(each, number - 1);
  }
  return undefined;
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
