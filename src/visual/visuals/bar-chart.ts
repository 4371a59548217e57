import type { SeriesVisualProps } from './series-visual-props';
import { Stacking } from './stacking';
import { Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import { checkStack, seriesContent } from '../fields/series';

/** Properties of a BarChart or a ColumnChart. */
export interface BarChartProps extends SeriesVisualProps {
  /** What there is a bar for. */
  readonly category: Dimension;
  /**
   * How several series share a bar.
   *
   * @default Stacking.GROUPED
   */
  readonly stacking?: Stacking;
  /**
   * The order of the bars.
   *
   * @default - that of time for dates, otherwise from the largest first measure on
   */
  readonly sort?: VisualSort;
  /**
   * How many bars there are: the first ones in their order.
   *
   * @default - 20 in the order of a measure, otherwise all
   */
  readonly limit?: VisualLimit;
}

/** A horizontal bar for each group: for categories with long names. */
export class BarChart extends Visual {
  constructor(private readonly props: BarChartProps) {
    super(props, 'bar');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    return barContent(check, this.props);
  }
}

/** A vertical column for each group: for categories with an order. */
export class ColumnChart extends Visual {
  constructor(private readonly props: BarChartProps) {
    super(props, 'column');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    return barContent(check, this.props);
  }
}

function barContent(check: VisualCheck, props: BarChartProps): VisualContent {
  const category = check.dimension('category', props.category);
  const content = seriesContent(check, props, category);
  const sort = check.sort(props.sort, content.groups, content.measures.length);
  const stacking = props.stacking ?? Stacking.GROUPED;
  if (stacking !== Stacking.GROUPED) checkStack(check, props, content);
  return { ...content, sort, limit: check.groupLimit(props.limit, sort), stacking };
}
