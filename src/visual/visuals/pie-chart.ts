import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** Slices that people can compare. */
const USUAL_SLICES: VisualLimit = { count: 7, others: true };

/** Properties of a PieChart or a DonutChart. */
export interface PieChartProps extends GroupedVisualProps {
  /** What there is a slice for. */
  readonly category: Dimension;
  /** How large a slice is: a sum or a count. */
  readonly value: Measure;
  /**
   * Makes a small picture for each of its values.
   *
   * @default - one picture
   */
  readonly smallMultiples?: Dimension;
  /**
   * How many small pictures there are: the largest by the measure.
   *
   * @default 9
   */
  readonly multiplesLimit?: number;
  /**
   * The order of the slices.
   *
   * @default - from the largest on
   */
  readonly sort?: VisualSort;
  /**
   * How many slices there are.
   *
   * @default - 7, the rest as `Other`
   */
  readonly limit?: VisualLimit;
  /**
   * Whether colours are explained.
   *
   * @default true
   */
  readonly legend?: boolean;
  /**
   * Whether the values are written at the slices.
   *
   * @default false
   */
  readonly dataLabels?: boolean;
}

/** The parts of a whole, as slices. */
export class PieChart extends Visual {
  constructor(private readonly props: PieChartProps) {
    super(props, 'pie', 12);
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    return pieContent(check, this.props);
  }
}

/** The parts of a whole, as a ring. */
export class DonutChart extends Visual {
  constructor(private readonly props: PieChartProps) {
    super(props, 'donut', 12);
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    return pieContent(check, this.props);
  }
}

function pieContent(check: VisualCheck, props: PieChartProps): VisualContent {
  const groups = [check.dimension('category', props.category)];
  const measures = [check.measure('value', props.value)];
  const smallMultiples = check.optionalDimension('smallMultiples', props.smallMultiples);
  check.addsUp('value', { measure: props.value, resolved: measures[0], groups, parts: groups });
  return {
    groups,
    measures,
    smallMultiples,
    multiplesLimit: check.multiplesLimit(props.multiplesLimit, smallMultiples),
    sort: check.sort(props.sort, groups, measures.length),
    limit: check.limit('limit', props.limit ?? USUAL_SLICES),
    legend: props.legend ?? true,
    dataLabels: props.dataLabels ?? false,
    crossFilter: props.crossFilter ?? true,
  };
}
