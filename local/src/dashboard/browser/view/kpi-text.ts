import { formatChange, formatShare } from '../../../charts/number-format';
import { periodText } from '../../../charts/periods';
import type { Period } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** Values that make a line of which one can say how it goes. */
const LEAST_VALUES = 4;

/** A period of a KPI's comparison as people read it. */
export function periodOf({ comparison }: ManifestVisual, { from }: Period): string {
  return periodText(from, comparison?.over.granularity ?? 'day', comparison?.over.dateFormat);
}

/** A change by a share is written in percent, whatever the measure's own form is. */
export function changeText({ comparison, measures: [{ format }] }: ManifestVisual, change: number): string {
  if (comparison?.as === 'percentDifference') return `${change > 0 ? '+' : ''}${formatShare(change)}`;
  return formatChange(change, format);
}

/** The share of the target that is reached. */
export function targetText(share: number): string {
  return formatShare(share, 0);
}

/** The periods that a line goes through; none where too few of them have a value. */
export function lineOf(trend: readonly Period[]): readonly Period[] {
  return trend.filter(({ value }) => value !== null).length < LEAST_VALUES ? [] : trend;
}
