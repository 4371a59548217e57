import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import { VISUAL_TRAITS } from '../../../manifest/visual-traits';

/** Rows and columns of small multiples that are seen at once, at most (`SmallMultiplesOptions` of QuickSight's API model). */
const MOST_AT_ONCE = 10;
const USUAL_COLUMNS = 4;

/** Small multiples in a grid, all of them at once as far as their number is known, on axes that can be compared. */
export function smallMultiples({ kind, multiplesLimit }: ManifestVisual): CfnAnalysis.SmallMultiplesOptionsProperty {
  return {
    ...(multiplesLimit !== undefined && grid(multiplesLimit)),
    panelConfiguration: { title: { visibility: 'VISIBLE' } },
    ...(VISUAL_TRAITS[kind].hasAxes && { xAxis: { scale: 'SHARED' }, yAxis: { scale: 'SHARED' } }),
  };
}

function grid(count: number): CfnAnalysis.SmallMultiplesOptionsProperty {
  const maxVisibleColumns = Math.min(count, USUAL_COLUMNS);
  return { maxVisibleColumns, maxVisibleRows: Math.min(MOST_AT_ONCE, Math.ceil(count / maxVisibleColumns)) };
}
