import { aggregate, finite } from './aggregate';
import type { DataSet } from './data';
import type { DimensionIndex } from './dimension-index';
import { indexOf } from './dimensions';
import { group, together } from './grouping';
import { groupsWithRows } from './row-cache';
import type { KpiResult, Period, VisualResult } from '../../../charts/result';
import type { ManifestComparison, ManifestVisual } from '../../../manifest';

/** What a KPI shows: its measure over all rows, or over those of the last period that has rows. */
export function kpiResult(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array): VisualResult {
  const { comparison, target } = visual;
  const shown = comparison ? compared(dataSet, visual, rows, comparison) : { value: valueOf(dataSet, visual, rows) };
  const kpi = { ...shown, ...target === undefined ? {} : { ofTarget: share(shown.value, target) } };
  return { rows: [{ groups: [], values: [kpi.value] }], hidden: 0, cut: 0, kpi };
}

function valueOf(dataSet: DataSet, { measures: [measure] }: ManifestVisual, rows: Int32Array): number | null {
  return finite(aggregate(dataSet, together(rows), measure)[0]);
}

function compared(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array, { over, as }: ManifestComparison): KpiResult {
  const [current, previous] = lastPeriods(dataSet, visual, rows, over);
  return {
    value: current?.value ?? null,
    ...current ? { current } : {},
    ...previous ? { previous } : {},
    change: change(current?.value ?? null, previous?.value ?? null, as),
  };
}

/** The last two periods that have rows, the last one first. */
function lastPeriods(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array, over: ManifestComparison['over']): Period[] {
  const index = indexOf(dataSet, over);
  const periods = Array.from(groupsWithRows(rows, index)).filter((period) => period !== index.size - 1);
  return periods.slice(-2).reverse().map((period) => {
    const value = valueOf(dataSet, visual, rowsOf(rows, index, period));
    return { from: String(index.key(period).value), value };
  });
}

function rowsOf(rows: Int32Array, { ofRow, size }: DimensionIndex, period: number): Int32Array {
  return group(rows, [{ ofRow, size: 1, renumber: new Int32Array(size).fill(-1).fill(0, period, period + 1) }]).rows;
}

function change(current: number | null, previous: number | null, as: ManifestComparison['as']): number | null {
  if (current === null || previous === null) return null;
  return as === 'difference' ? finite(current - previous) : share(current - previous, previous);
}

function share(value: number | null, whole: number): number | null {
  return value === null ? null : finite(value / whole);
}
