import type { ShownCell, ShownTable } from './dashboard-page';
import type { Box, Key, KpiResult, Period, VisualResult } from '../../../local/src/charts/result';
import type { ManifestVisual } from '../../../local/src/manifest';
import { isSame, type Expected } from '../../../local/test/dashboard/visual-sql';

/** Lines that a table behind a visual shows at most. */
const MOST_LINES = 1000;

/** Values from which on a figure has a line. */
const LEAST_VALUES = 4;

/** A cell as it has to be: a number or what a group is shown by; null where there is no value. */
type Wanted = { readonly number: number | null } | { readonly key: string | number | boolean | null };

const number = (value: number | null): Wanted => ({ number: value });
const keyed = (key: Key): Wanted => ({ key: key.other ? 'Other' : key.value });

/** What a visual has to show, and what its engine gives. */
export interface Compared {
  readonly expected: Expected;
  readonly result: VisualResult;
  /** Of a figure with a comparison: its measure in all periods. */
  readonly periods: readonly Period[];
}

/** In what the table behind a visual differs from what it has to show; undefined when in nothing. */
export function unlikeTable(visual: ManifestVisual, compared: Compared, table: ShownTable | undefined): string | undefined {
  const lines = wantedLines(visual, compared);
  if (table === undefined) return lines.length === 0 ? undefined : `says that nothing fits, where there are ${lines.length} lines`;
  if (table.lines.length !== Math.min(lines.length, MOST_LINES)) return `${table.lines.length} lines in the table, not ${lines.length}`;
  const unlike = lines.slice(0, MOST_LINES).findIndex((wanted, index) => !isLine(wanted, table.lines[index]));
  if (unlike >= 0) return `line ${unlike + 1} of the table is ${shownLine(table.lines[unlike])}, not ${JSON.stringify(lines[unlike])}`;
  const totals = (compared.expected.totals ?? []).map(number);
  return isLine(totals, table.totals) ? undefined : `the totals are ${shownLine(table.totals)}, not ${JSON.stringify(totals)}`;
}

function wantedLines(visual: ManifestVisual, { expected: { rows, bins, boxes, kpi }, result: { records }, periods }: Compared): Wanted[][] {
  // Of rows as they are the order is not fixed where they tie: what the engine gives was compared before.
  if (records !== undefined) return records.map((record) => record.map((value) => (typeof value === 'number' ? number(value) : { key: value })));
  if (bins !== undefined) return bins.map(({ from, to, count }) => [from, to, count].map(number));
  if (boxes !== undefined) return boxes.map(wantedBox);
  if (kpi !== undefined) return wantedFigure(visual, kpi, periods);
  return rows.map(({ multiple, groups, columns = [], color, values }) =>
    [...[multiple, ...groups, ...columns, color].flatMap((key) => (key === undefined ? [] : [keyed(key)])), ...values.map(number)]);
}

/** The last period first, with what the card says of it. */
function wantedFigure({ comparison, target }: ManifestVisual, kpi: KpiResult, periods: readonly Period[]): Wanted[][] {
  const said = [...comparison === undefined ? [] : [kpi.change ?? null], ...target === undefined ? [] : [target, kpi.ofTarget ?? null]];
  if (comparison === undefined) return [[kpi.value, ...said].map(number)];
  const hasLine = periods.filter(({ value }) => value !== null).length >= LEAST_VALUES;
  const shown = hasLine ? [...periods].reverse() : [kpi.current, kpi.previous].filter((period) => period !== undefined);
  return shown.map(({ from, value }, index) => [{ key: from }, ...[value, ...said.map((each) => (index === 0 ? each : null))].map(number)]);
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
