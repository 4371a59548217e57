import { groupValue, shownValue } from './expressions';
import type { Asked } from './question';
import type { ManifestDimension, ManifestLimit } from '../../../src/manifest';

/** The order of the values of an axis. */
export type AxisOrder = 'sort' | 'largest' | 'ascending';

/** A dimension in the part that it has in a visual. */
export interface Axis {
  /** In SQL: `multiple`, `group0`, `group1`, …, `column0`, …, `color`. */
  readonly name: string;
  readonly dimension: ManifestDimension;
  /** What the value is by which rows are one. */
  readonly value: string;
  /** What of it is shown. */
  readonly shown: string;
  /** Which of its values are kept; those beyond it make one more, or are left out. */
  readonly limit?: ManifestLimit;
  readonly keptBy: AxisOrder;
  readonly drawnBy: AxisOrder;
}

/** Points of a scatter that has no limit of its own. */
const SCATTER_POINTS = 1000;

/** The axes of a visual, in the order in which its rows are drawn. */
export function axesOf({ visual, dataSet }: Asked): Axis[] {
  const axis = (name: string, dimension: ManifestDimension, more: Pick<Axis, 'keptBy' | 'drawnBy' | 'limit'>): Axis =>
    ({ name, dimension, value: groupValue(dataSet, dimension), shown: shownValue(dataSet, dimension), ...more });
  const limit = visual.limit ?? (visual.kind === 'scatter' ? { count: SCATTER_POINTS, others: false } : undefined);
  return [
    ...visual.smallMultiples === undefined ? [] : [axis('multiple', visual.smallMultiples, {
      keptBy: 'largest', drawnBy: 'largest', ...visual.multiplesLimit === undefined ? {} : { limit: { count: visual.multiplesLimit, others: false } },
    })],
    ...visual.groups.map((dimension, index) => axis(`group${index}`, dimension, { keptBy: 'sort', drawnBy: 'sort', ...index === 0 ? { limit } : {} })),
    ...(visual.columns ?? []).map((dimension, index) => axis(`column${index}`, dimension, {
      keptBy: 'largest', drawnBy: 'ascending', ...index === 0 ? { limit: visual.columnLimit } : {},
    })),
    ...visual.color === undefined ? [] : [axis('color', visual.color, { keptBy: 'largest', drawnBy: 'ascending', limit: visual.colorLimit })],
  ];
}
