import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { PlacedDimension, PlacedMeasure, placeFields, timeGranularity } from './fields';
import { filterGroup, someOf } from './filter-groups';
import { ownFilterId } from './ids';
import { VISUAL_KINDS } from './visual-kinds';
import type { ManifestDashboard, ManifestDataSet, ManifestDimension, ManifestLimit, ManifestSheet, ManifestVisual } from '../../manifest/schema';
import { usualLimit } from '../../manifest/visual-traits';

/** How many points are drawn: said by the visual itself where they are ordered by themselves, or the rest is one more. */
export function scatterLimit(visual: ManifestVisual): ManifestLimit | undefined {
  return scatterTop(visual) === undefined ? visual.limit ?? usualLimit(visual) : undefined;
}

/** Keeps the first groups where the visuals of QuickSight have no limit of their own in an order by a measure: scatter plots and pivot tables. */
export function topFilters(dashboard: ManifestDashboard): CfnAnalysis.FilterGroupProperty[] {
  return dashboard.sheets.flatMap((sheet) => sheet.visuals.flatMap((visual) => {
    const dataSet = dashboard.dataSets.find(({ name }) => name === visual.dataSet)!;
    return topsOf(visual, dataSet).map((top) => topFilter(top, visual, sheet));
  }));
}

/** The first of a dimension by a measure. */
interface Top {
  readonly id: string;
  readonly count: number;
  readonly dimension: ManifestDimension;
  readonly placed: PlacedDimension;
  readonly measure: PlacedMeasure;
  readonly descending: boolean;
}

function topsOf(visual: ManifestVisual, dataSet: ManifestDataSet): Top[] {
  const { groups, columns, measures } = placeFields(visual, dataSet);
  const top = (name: string, count: number, dimension: ManifestDimension, placed: PlacedDimension, measure: PlacedMeasure, descending: boolean) =>
    ({ id: ownFilterId('top', visual.id, name), count, dimension, placed, measure, descending });
  const { by, descending } = visual.sort;
  if (visual.kind === 'scatter') {
    const count = scatterTop(visual);
    return count === undefined || by === 'group' ? [] : [top('groups', count, visual.groups[0], groups[0], measures[by], descending)];
  }
  if (VISUAL_KINDS[visual.kind].rest !== 'filtered' || measures.length === 0) return [];
  const rows = visual.limit && by !== 'group' ? [top('groups', visual.limit.count, visual.groups[0], groups[0], measures[by], descending)] : [];
  const across = visual.columnLimit && visual.columns
    ? [top('columns', visual.columnLimit.count, visual.columns[0], columns[0], measures[0], true)] : [];
  return [...rows, ...across];
}

/** How many points a filter keeps: none where there is no order by a measure. */
function scatterTop({ kind, sort, limit }: ManifestVisual): number | undefined {
  if (kind !== 'scatter' || sort.by === 'group' || limit?.others === true) return undefined;
  return (limit ?? usualLimit({ kind }))?.count;
}

function topFilter(top: Top, visual: ManifestVisual, sheet: ManifestSheet): CfnAnalysis.FilterGroupProperty {
  const { id, count, dimension, placed, measure, descending } = top;
  const isPeriod = 'dateDimensionField' in placed.well;
  return filterGroup(id, {
    topBottomFilter: {
      filterId: id,
      column: placed.column,
      limit: count,
      aggregationSortConfigurations: [{
        column: measure.column, sortDirection: descending ? 'DESC' : 'ASC', aggregationFunction: measure.aggregation,
      }],
      ...(isPeriod && { timeGranularity: timeGranularity(dimension.granularity) }),
    },
  }, [someOf(sheet, [visual])]);
}
