import { Visual, VisualProps } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { ManifestComparison } from '../../manifest/schema';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** How a value is compared with an earlier one. */
export enum ComparisonMethod {
  /** How much more or less it is. */
  DIFFERENCE = 'difference',
  /** How much more or less it is, as a share of the earlier one. */
  PERCENT_DIFFERENCE = 'percentDifference',
}

/** The value of the last period beside that of the one before it. */
export interface KpiComparison {
  /** The periods: a date with its granularity. */
  readonly over: Dimension;
  /**
   * How the two are compared.
   *
   * @default ComparisonMethod.PERCENT_DIFFERENCE
   */
  readonly method?: ComparisonMethod;
}

/** Properties of a KpiVisual. */
export interface KpiVisualProps extends VisualProps {
  /** The number. */
  readonly value: Measure;
  /**
   * What it is compared with: the last period that has rows with the one before it that has rows.
   *
   * @default - nothing
   */
  readonly comparison?: KpiComparison;
  /**
   * What it should reach. QuickSight shows it where there is no comparison.
   *
   * @default - nothing
   */
  readonly target?: number;
}

/** One number. */
export class KpiVisual extends Visual {
  constructor(private readonly props: KpiVisualProps) {
    super(props, 'kpi', 6, 4);
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { value, comparison, target } = this.props;
    return {
      groups: [],
      measures: [check.measure('value', value)],
      sort: { by: 'group', descending: false },
      comparison: comparison && toManifest(check, comparison),
      target: check.number('target', target),
      crossFilter: false,
    };
  }
}

function toManifest(check: VisualCheck, { over, method }: KpiComparison): ManifestComparison {
  return { over: check.date('comparison.over', over), as: method ?? ComparisonMethod.PERCENT_DIFFERENCE };
}
