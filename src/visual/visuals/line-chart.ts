import type { SeriesVisualProps } from './series-visual-props';
import { Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { Dimension } from '../fields/dimension';
import { checkStack, seriesContent } from '../fields/series';

/** Properties of a LineChart. */
export interface LineChartProps extends SeriesVisualProps {
  /** The axis of time: a date with its granularity. */
  readonly date: Dimension;
  /**
   * Whether the lines are areas, one on the other.
   *
   * @default false
   */
  readonly stacked?: boolean;
}

/** Values over time. A period without rows is a gap, and not zero. */
export class LineChart extends Visual {
  constructor(private readonly props: LineChartProps) {
    super(props, 'line');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { props } = this;
    const date = check.date('date', props.date);
    const content = seriesContent(check, props, date);
    if (props.stacked) checkStack(check, props, content);
    return { ...content, sort: { by: 'group', descending: false }, stacking: props.stacked ? 'stacked' : undefined };
  }
}
