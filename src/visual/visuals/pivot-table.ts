import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';
import { GRID_COLUMNS } from '../grid';

/** Properties of a PivotTable. */
export interface PivotTableProps extends GroupedVisualProps {
  /** What there is a row for: a row for each combination of their values. */
  readonly rows: Dimension[];
  /**
   * What there is a column for: a column for each combination of their values.
   *
   * @default - a column for each measure
   */
  readonly columns?: Dimension[];
  /** What is computed of each cell. */
  readonly values: Measure[];
  /**
   * The order of the rows, each judged over all columns.
   *
   * @default - that of time for dates, otherwise from the largest first measure on
   */
  readonly sort?: VisualSort;
  /**
   * How many rows there are.
   *
   * @default - 20 in the order of a measure, otherwise all
   */
  readonly limit?: VisualLimit;
  /**
   * How many columns there are: the largest by the first measure.
   *
   * @default - all
   */
  readonly columnLimit?: VisualLimit;
  /**
   * Whether there is a row with the values of all rows.
   *
   * @default false
   */
  readonly totals?: boolean;
}

/** A table with groups in two directions. */
export class PivotTable extends Visual {
  constructor(private readonly props: PivotTableProps) {
    super(props, 'pivot', GRID_COLUMNS);
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { rows, columns, values, sort: order, limit, columnLimit, totals, crossFilter } = this.props;
    if (rows.length === 0) check.error('rows', 'noDimension', 'it names no dimension, got: an empty list; give at least one');
    const groups = check.dimensions('rows', rows);
    const measures = check.measures('values', values);
    const sort = check.sort(order, groups, measures.length);
    if (columnLimit && !columns?.length) {
      check.error('columnLimit', 'needlessLimit', `there are no columns that it limits, got: ${columnLimit.count}; give columns, or leave it out`);
    }
    return {
      groups,
      columns: columns?.length ? check.dimensions('columns', columns, groups) : undefined,
      measures,
      sort,
      limit: check.groupLimit(limit, sort),
      columnLimit: check.limit('columnLimit', columnLimit),
      totals: totals ?? false,
      crossFilter: crossFilter ?? true,
    };
  }
}
