import { NO_VALUE } from '../drawing/format';
import type { Cell } from '../drawing/format';
import type { ManifestChart, ManifestField } from '../manifest';
import type { Answer } from '../run-report';
import { counted } from '../text/counts';

/** One row of an answer as a chart sees it. */
export interface ChartPoint {
  readonly x: Cell;
  readonly y: number;
}

/** The points of one colour. */
export interface ChartSeries {
  /** Empty when the chart has no column of series. */
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

/** What a chart draws of an answer. */
export interface ChartData {
  readonly kind: ManifestChart['kind'];
  readonly x: ManifestField;
  readonly y: ManifestField;
  readonly seriesField?: ManifestField;
  readonly series: readonly ChartSeries[];
  /** What of the answer is not drawn, in sentences. */
  readonly notes: readonly string[];
}

/** More colours than this nobody tells apart. */
export const MOST_SERIES = 8;

interface Row extends ChartPoint {
  readonly series: string;
}

/** What a chart draws of an answer; nothing where its columns are not there, hold no numbers, or have no row. */
export function chartData(chart: ManifestChart, answer: Answer): ChartData | undefined {
  const index = (name: string | undefined): number => answer.columns.findIndex((column) => column.name === name);
  const [x, y, series] = [index(chart.x), index(chart.y), index(chart.series)];
  if (x < 0 || y < 0 || (chart.series !== undefined && series < 0)) return undefined;
  const needsX = chart.kind === 'line' || chart.kind === 'scatter';
  const rows = answer.rows.flatMap((row): Row[] => {
    const value = row[y];
    if (typeof value !== 'number' || !Number.isFinite(value) || (needsX && row[x] === null)) return [];
    return [{ x: row[x], y: value, series: series < 0 ? '' : String(row[series] ?? NO_VALUE) }];
  });
  if (rows.length === 0) return undefined;
  const groups = bySeries(rows);
  const notDrawn = answer.rows.length - rows.length;
  return {
    kind: chart.kind,
    x: answer.columns[x],
    y: answer.columns[y],
    ...series < 0 ? {} : { seriesField: answer.columns[series] },
    series: largest(groups),
    notes: [
      ...groups.length > MOST_SERIES ? [`The ${MOST_SERIES} largest of ${groups.length} groups are drawn.`] : [],
      ...notDrawn > 0 ? [`${counted(notDrawn, 'row')} without a value ${notDrawn === 1 ? 'is' : 'are'} not drawn.`] : [],
    ],
  };
}

function bySeries(rows: readonly Row[]): readonly ChartSeries[] {
  const groups = new Map<string, ChartPoint[]>();
  for (const { x, y, series } of rows) {
    const group = groups.get(series);
    if (group === undefined) groups.set(series, [{ x, y }]);
    else group.push({ x, y });
  }
  return [...groups].map(([name, points]) => ({ name, points }));
}

/** Those with the most points, in the order in which they came. */
function largest(groups: readonly ChartSeries[]): readonly ChartSeries[] {
  if (groups.length <= MOST_SERIES) return groups;
  const kept = new Set([...groups].sort((a, b) => b.points.length - a.points.length).slice(0, MOST_SERIES));
  return groups.filter((group) => kept.has(group));
}
