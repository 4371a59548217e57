import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { NumberFormat } from '../fields/number-format';

/** Properties of a BoxPlot. */
export interface BoxPlotProps extends GroupedVisualProps {
  /** Name of the field whose values are summed up by a box: a number. */
  readonly field: string;
  /**
   * Whether the value of each row counts, also of a field that describes an identifier (`DataSetField.describes`).
   *
   * @default false - of a field that describes an identifier each different identifier counts once in each box
   */
  readonly rowWeighted?: boolean;
  /**
   * What there is a box for.
   *
   * @default - one box for all rows
   */
  readonly category?: Dimension;
  /**
   * Whether values beyond 1.5 times the height of the box are drawn as points. Otherwise the whiskers reach the least and the largest value.
   *
   * @default true
   */
  readonly outliers?: boolean;
  /**
   * Whether the boxes go from the last group to the first.
   *
   * @default false
   */
  readonly descending?: boolean;
  /**
   * How many boxes there are: the first ones in their order.
   *
   * @default - all
   */
  readonly limit?: VisualLimit;
  /**
   * How the values are written.
   *
   * @default - as the data set says it; whole numbers without digits after the point, others with one
   */
  readonly format?: NumberFormat;
  /**
   * Title of the axis of the groups.
   *
   * @default - the title of the dimension
   */
  readonly groupAxisTitle?: string;
  /**
   * Title of the axis of the values.
   *
   * @default - the title of the field
   */
  readonly valueAxisTitle?: string;
}

/** The quartiles of the values of a field, for each group. */
export class BoxPlot extends Visual {
  constructor(private readonly props: BoxPlotProps) {
    super(props, 'boxPlot');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { field, category, outliers, descending, limit, format, crossFilter, rowWeighted } = this.props;
    const group = check.optionalDimension('category', category);
    const sort = descending ? VisualSort.groupDescending() : VisualSort.groupAscending();
    return {
      groups: group ? [group] : [],
      measures: [check.values('field', field, { format, rowWeighted })],
      sort: sort._toManifest(),
      limit: check.limit('limit', limit),
      outliers: outliers ?? true,
      axes: check.axes(this.props),
      crossFilter: group !== undefined && (crossFilter ?? true),
    };
  }
}
