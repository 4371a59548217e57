import type { ManifestVisual } from '../../manifest/schema';

/** What QuickSight has for a kind of visual. */
interface VisualKind {
  /**
   * How many fields its wells take, at most. Those of tables and box plots are `maxItems` of their wells; the other wells take further
   * fields, which QuickSight draws as levels to drill down to and not as groups of groups.
   */
  readonly wells: { readonly groups: number; readonly measures: number; readonly columns: number };
  /** Where the groups beyond a limit are: in one more group, on further pages, or nowhere, since a filter has to take them away. */
  readonly rest: 'group' | 'pages' | 'filtered';
}

/** What QuickSight has for each kind of visual. */
export const VISUAL_KINDS: Readonly<Record<ManifestVisual['kind'], VisualKind>> = {
  bar: { wells: { groups: 1, measures: 200, columns: 0 }, rest: 'group' },
  column: { wells: { groups: 1, measures: 200, columns: 0 }, rest: 'group' },
  line: { wells: { groups: 1, measures: 200, columns: 0 }, rest: 'group' },
  histogram: { wells: { groups: 0, measures: 1, columns: 0 }, rest: 'group' },
  pie: { wells: { groups: 1, measures: 1, columns: 0 }, rest: 'group' },
  donut: { wells: { groups: 1, measures: 1, columns: 0 }, rest: 'group' },
  scatter: { wells: { groups: 1, measures: 3, columns: 0 }, rest: 'group' },
  treeMap: { wells: { groups: 1, measures: 2, columns: 0 }, rest: 'group' },
  heatMap: { wells: { groups: 1, measures: 1, columns: 1 }, rest: 'group' },
  boxPlot: { wells: { groups: 1, measures: 5, columns: 0 }, rest: 'pages' },
  table: { wells: { groups: 100, measures: 100, columns: 0 }, rest: 'pages' },
  pivot: { wells: { groups: 40, measures: 40, columns: 40 }, rest: 'filtered' },
  kpi: { wells: { groups: 0, measures: 1, columns: 0 }, rest: 'group' },
  wordCloud: { wells: { groups: 1, measures: 1, columns: 0 }, rest: 'group' },
};
