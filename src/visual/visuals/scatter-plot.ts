import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** Properties of a ScatterPlot. */
export interface ScatterPlotProps extends GroupedVisualProps {
  /** What there is a point for. */
  readonly points: Dimension;
  /** How far to the right a point is. */
  readonly x: Measure;
  /** How high a point is. */
  readonly y: Measure;
  /**
   * How large a point is.
   *
   * @default - all are alike
   */
  readonly size?: Measure;
  /**
   * The colours of the points: one for each of its values.
   *
   * @default - one colour
   */
  readonly color?: Dimension;
  /**
   * How many colours there are: the largest by the first measure.
   *
   * @default - 7, the rest as `Other`
   */
  readonly colorLimit?: VisualLimit;
  /**
   * Which points come first: what is beyond the limit is not drawn. The measures are x, y and size, from 0 on.
   *
   * @default - those that are farthest to the right
   */
  readonly sort?: VisualSort;
  /**
   * How many points there are.
   *
   * @default - 1,000
   */
  readonly limit?: VisualLimit;
  /**
   * Whether colours are explained.
   *
   * @default - where there are several
   */
  readonly legend?: boolean;
  /**
   * Title of the axis from left to right.
   *
   * @default - the title of x
   */
  readonly groupAxisTitle?: string;
  /**
   * Title of the axis from bottom to top.
   *
   * @default - the title of y
   */
  readonly valueAxisTitle?: string;
}

/** A point for each group: two measures against each other. */
export class ScatterPlot extends Visual {
  constructor(private readonly props: ScatterPlotProps) {
    super(props, 'scatter');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { points, x, y, size, color: colors, colorLimit, sort, limit, legend, crossFilter } = this.props;
    const groups = [check.dimension('points', points)];
    const measures = [check.measure('x', x), check.measure('y', y), ...(size ? [check.measure('size', size)] : [])];
    const color = check.optionalDimension('color', colors);
    return {
      groups,
      measures,
      color,
      colorLimit: check.colorLimit(colorLimit, color),
      sort: check.sort(sort, groups, measures.length),
      limit: check.limit('limit', limit),
      axes: check.axes(this.props),
      legend: legend ?? color !== undefined,
      crossFilter: crossFilter ?? true,
    };
  }
}
