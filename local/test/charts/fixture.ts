import { init } from 'echarts';
import type { Drawing, Frame } from '../../src/charts/drawing';
import type { Key, ResultRow, VisualResult } from '../../src/charts/result';
import type { ManifestDimension, ManifestMeasure, ManifestNumberFormat, ManifestVisual } from '../../src/manifest';

export const WHOLE: ManifestNumberFormat = { style: 'number', decimals: 0 };
export const OTHER: Key = { value: null, text: 'Other', other: true };
export const NONE: Key = { value: null, text: 'None' };

export const key = (value: string | number | boolean): Key => ({ value, text: String(value) });
export const by = (field: string, more: Partial<ManifestDimension> = {}): ManifestDimension => ({ field, title: field, nulls: 'hide', ...more });
export const measure = (title: string, more: Partial<ManifestMeasure> = {}): ManifestMeasure => ({ field: title, aggregation: 'sum', title, format: WHOLE, ...more });

export function visual(kind: ManifestVisual['kind'], more: Partial<ManifestVisual> = {}): ManifestVisual {
  return {
    id: 'one',
    kind,
    title: 'One',
    dataSet: 'tracks',
    place: { column: 0, row: 0, width: 18, height: 10 },
    groups: [by('genre')],
    measures: [measure('Tracks')],
    sort: { by: 0, descending: true },
    crossFilter: true,
    ...more,
  };
}

type GivenRow = readonly [group: string | Key, values: readonly (number | null)[], more?: Partial<ResultRow>];

/** A result of rows: a group, its values and what else it has. */
export function result(rows: readonly GivenRow[], more: Partial<VisualResult> = {}): VisualResult {
  return { rows: rows.map(([group, values, row]) => ({ groups: [typeof group === 'string' ? key(group) : group], values, ...row })), hidden: 0, cut: 0, ...more };
}

/** Room that a card has; colours are named after their keys. */
export function frame(more: Partial<Frame> = {}): Frame {
  return { width: 600, height: 300, font: 'sans-serif', colours: (_, keys) => keys.map(({ text, other }) => (other === true ? 'var(--other)' : `colour-${text}`)), series: (index) => `var(--series-${index + 1})`, ...more };
}

/** What is drawn, as ECharts draws it in a browser. */
export function svgOf({ option, width, height }: Drawing, { width: roomWidth, height: roomHeight }: Frame = frame()): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: Math.max(roomWidth, width ?? 0), height: Math.max(roomHeight, height ?? 0) });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The texts of a picture, in the order in which they are drawn. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

/** How many marks of a colour a picture has. */
export function marks(svg: string, colour: string): number {
  return svg.split(`fill="${colour}"`).length - 1;
}
