import type { Column } from './column';
import type { DashboardData } from './data';
import { textOf } from './dimension-index';
import type { CategoryOption, ControlOptions } from './types';
import type { ManifestFilter } from '../../../manifest';

/** What the control of a filter offers, whatever is chosen elsewhere. Values of a category are in their order. */
export function controlOptions(data: DashboardData, filter: ManifestFilter): ControlOptions {
  const column = data.dataSet(filter.dataSet).column(filter.field);
  if (filter.kind === 'category') return column.distinct === 0 ? { kind: 'empty' } : { kind: 'category', options: categoryOptions(column) };
  const range = ends(column, filter);
  if (range === undefined) return { kind: 'empty' };
  switch (filter.kind) {
    case 'numberRange': return { kind: 'numberRange', least: Number(range.least), most: Number(range.most), ...filter.step === undefined ? {} : { step: filter.step } };
    case 'dateRange': return { kind: 'dateRange', first: String(range.least), last: String(range.most) };
  }
}

/** The ends of a range filter's control, days as YYYY-MM-DD: its own, else those of the data; none where there is no value. */
export function ends(column: Column, { kind, least, most }: ManifestFilter): { least: number | string; most: number | string } | undefined {
  const data = endsOf(column, kind);
  const from = least ?? data?.least;
  const to = most ?? data?.most;
  return from === undefined || to === undefined ? undefined : { least: from, most: to };
}

function endsOf(column: Column, kind: ManifestFilter['kind']): { least: number | string; most: number | string } | undefined {
  switch (kind) {
    // What is chosen one by one has no ends.
    case 'category': return undefined;
    case 'numberRange': return numberEnds(column);
    case 'dateRange': return dayEnds(column);
  }
}

function dayEnds({ values, distinct }: Column): { least: string; most: string } | undefined {
  if (distinct === 0) return undefined;
  return { least: String(values[0]).slice(0, 10), most: String(values[distinct - 1]).slice(0, 10) };
}

/** No control can be as wide as infinity. */
function numberEnds({ numbers }: Column): { least: number; most: number } | undefined {
  const finite = numbers.filter(Number.isFinite);
  return finite.length === 0 ? undefined : { least: finite[0], most: finite[finite.length - 1] };
}

function categoryOptions({ values, codes, distinct }: Column): CategoryOption[] {
  const counts = new Int32Array(distinct + 1);
  for (const code of codes) counts[code]++;
  return values.map((value, code) => ({ value: textOf(value), count: counts[code] }));
}
