import type { ShownCell, ShownTable } from './dashboard-page';
import type { Box, Key, RecordRow, VisualResult } from '../../../local/src/dashboard/browser/engine/types';
import type { ManifestVisual } from '../../../local/src/manifest';
import { isSame, type Expected } from '../../../local/test/dashboard/visual-sql';

/** Lines that a table behind a visual shows at most. */
const MOST_LINES = 1000;

/** A cell as it has to be: a number or what a group is shown by; null where there is no value. */
type Wanted = { readonly number: number | null } | { readonly key: string | number | boolean | null };

const number = (value: number | null): Wanted => ({ number: value });
const keyed = (key: Key): Wanted => ({ key: key.other ? 'Other' : key.value });

/** In what the table behind a visual differs from what it has to show; undefined when in nothing. */
export function unlikeTable(visual: ManifestVisual, expected: Expected, result: VisualResult, table: ShownTable | undefined): string | undefined {
  const lines = wantedLines(visual, expected, result.records);
  if (table === undefined) return lines.length === 0 ? undefined : `says that nothing fits, where there are ${lines.length} lines`;
  if (table.lines.length !== Math.min(lines.length, MOST_LINES)) return `${table.lines.length} lines in the table, not ${lines.length}`;
  const unlike = lines.slice(0, MOST_LINES).findIndex((wanted, index) => !isLine(wanted, table.lines[index]));
  if (unlike >= 0) return `line ${unlike + 1} of the table is ${shownLine(table.lines[unlike])}, not ${JSON.stringify(lines[unlike])}`;
  const totals = (expected.totals ?? []).map(number);
  return isLine(totals, table.totals) ? undefined : `the totals are ${shownLine(table.totals)}, not ${JSON.stringify(totals)}`;
}

function wantedLines({ comparison }: ManifestVisual, expected: Expected, records: readonly RecordRow[] | undefined): Wanted[][] {
  const { rows, bins, boxes, kpi } = expected;
  // Of rows as they are the order is not fixed where they tie: what the engine gives was compared before.
  if (records !== undefined) return records.map((record) => record.map((value) => (typeof value === 'number' ? number(value) : { key: value })));
  if (bins !== undefined) return bins.map(({ from, to, count }) => [from, to, count].map(number));
  if (boxes !== undefined) return boxes.map(wantedBox);
  if (kpi !== undefined && comparison !== undefined) {
    return [kpi.previous, kpi.current].flatMap((period) => (period === undefined ? [] : [[{ key: period.from }, number(period.value)]]));
  }
  return rows.map(({ multiple, groups, columns = [], color, values }) =>
    [...[multiple, ...groups, ...columns, color].flatMap((key) => (key === undefined ? [] : [keyed(key)])), ...values.map(number)]);
}

function wantedBox({ group, count, low, q1, median, q3, high, outliers }: Box): Wanted[] {
  return [...group === undefined ? [] : [keyed(group)], ...[count, low, q1, median, q3, high, outliers.length].map(number)];
}

function isLine(wanted: readonly Wanted[], shown: readonly ShownCell[]): boolean {
  return wanted.length === shown.length && wanted.every((cell, index) => isCell(cell, shown[index]));
}

function isCell(wanted: Wanted, { isNumber, raw }: ShownCell): boolean {
  const value = 'number' in wanted ? wanted.number : wanted.key;
  if (value === null) return raw === '';
  if (typeof value === 'number') return raw !== '' && isSame(value, Number(raw));
  return !isNumber && raw === String(value);
}

function shownLine(cells: readonly ShownCell[] = []): string {
  return JSON.stringify(cells.map(({ raw }) => raw));
}
