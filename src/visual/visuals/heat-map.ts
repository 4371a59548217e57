import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** Properties of a HeatMap. */
export interface HeatMapProps extends GroupedVisualProps {
  /** What there is a row for. */
  readonly rows: Dimension;
  /** What there is a column for. */
  readonly columns: Dimension;
  /** How dark a cell is. */
  readonly value: Measure;
  /**
   * The order of the rows, each judged over all columns.
   *
   * @default - that of time for dates, otherwise from the largest on
   */
  readonly sort?: VisualSort;
  /**
   * How many rows there are.
   *
   * @default - 20 in the order of the measure, otherwise all
   */
  readonly limit?: VisualLimit;
  /**
   * How many columns there are: the largest by the measure.
   *
   * @default - all
   */
  readonly columnLimit?: VisualLimit;
  /**
   * Whether the shades are explained.
   *
   * @default true
   */
  readonly legend?: boolean;
  /**
   * Whether the values are written in the cells.
   *
   * @default false
   */
  readonly dataLabels?: boolean;
}

/** A cell for each pair of groups, as dark as its value is large. */
export class HeatMap extends Visual {
  constructor(private readonly props: HeatMapProps) {
    super(props, 'heatMap');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { rows, columns, value, sort: order, limit, columnLimit, legend, dataLabels, crossFilter } = this.props;
    const groups = [check.dimension('rows', rows)];
    const measures = [check.measure('value', value)];
    const sort = check.sort(order, groups, measures.length);
    return {
      groups,
      columns: [check.dimension('columns', columns)],
      measures,
      sort,
      limit: check.groupLimit(limit, sort),
      columnLimit: check.limit('columnLimit', columnLimit),
      legend: legend ?? true,
      dataLabels: dataLabels ?? false,
      crossFilter: crossFilter ?? true,
    };
  }
}
