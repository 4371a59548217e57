import type { ManifestLimit, ManifestVisual } from './schema';

/** What QuickSight and the page on one machine both have to know of a kind of visual. */
export interface VisualTraits {
  /** The kind in words. */
  readonly title: string;
  /** Whether it is drawn along axes, which small multiples of it share; otherwise it is round, or has a form of its own. */
  readonly hasAxes: boolean;
  /** How many groups it draws where no limit is given; all when that is missing. */
  readonly usualLimit?: number;
}

/** The traits of each kind of visual. A kind that is added to the manifest's schema begins here: the compiler asks for it. */
export const VISUAL_TRAITS: Readonly<Record<ManifestVisual['kind'], VisualTraits>> = {
  bar: { title: 'Bar chart', hasAxes: true },
  column: { title: 'Column chart', hasAxes: true },
  line: { title: 'Line chart', hasAxes: true },
  histogram: { title: 'Histogram', hasAxes: true },
  pie: { title: 'Pie chart', hasAxes: false },
  donut: { title: 'Donut chart', hasAxes: false },
  scatter: { title: 'Scatter plot', hasAxes: true, usualLimit: 1000 },
  treeMap: { title: 'Tree map', hasAxes: false },
  heatMap: { title: 'Heat map', hasAxes: true },
  boxPlot: { title: 'Box plot', hasAxes: true },
  table: { title: 'Table', hasAxes: false },
  pivot: { title: 'Pivot table', hasAxes: false },
  kpi: { title: 'Figure', hasAxes: false },
  wordCloud: { title: 'Word cloud', hasAxes: false },
};

/** The limit of a visual that has none of its own; undefined where it draws all groups. */
export function usualLimit({ kind }: Pick<ManifestVisual, 'kind'>): ManifestLimit | undefined {
  const count = VISUAL_TRAITS[kind].usualLimit;
  return count === undefined ? undefined : { count, others: false };
}
