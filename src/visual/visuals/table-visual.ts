import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';
import type { TableColumn } from '../fields/table-column';
import { GRID_COLUMNS } from '../grid';

/** Properties of a TableVisual: groups and values, or fields. */
export interface TableVisualProps extends GroupedVisualProps {
  /**
   * What there is a line for: a line for each combination of their values.
   *
   * @default - none: the lines are rows as they are
   */
  readonly groups?: Dimension[];
  /**
   * What is computed of each line.
   *
   * @default - nothing
   */
  readonly values?: Measure[];
  /**
   * The columns, where the lines are rows as they are, instead of groups and values.
   *
   * @default - none: the lines are groups
   */
  readonly fields?: TableColumn[];
  /**
   * The order of the lines. Where they are rows as they are, a number means one of the fields.
   *
   * @default - from the largest first measure on; by the first field, ascending, where they are rows as they are
   */
  readonly sort?: VisualSort;
  /**
   * How many lines there are.
   *
   * @default - all groups; 1,000 rows
   */
  readonly limit?: VisualLimit;
  /**
   * Whether the last line has the values of all rows, also of those that are not shown.
   *
   * @default false
   */
  readonly totals?: boolean;
}

/** A table: a line for each group, or rows as they are. */
export class TableVisual extends Visual {
  constructor(private readonly props: TableVisualProps) {
    super(props, 'table', GRID_COLUMNS);
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { groups = [], values = [], fields = [] } = this.props;
    const isGrouped = groups.length + values.length > 0;
    if (isGrouped === fields.length > 0) {
      const got = isGrouped ? 'both' : 'neither';
      check.error('fields', 'tableContent', `a table shows groups and values, or fields of rows as they are, got: ${got}; give one of the two`);
    }
    return isGrouped ? this.grouped(check, groups, values) : this.rows(check, fields);
  }

  private grouped(check: VisualCheck, dimensions: Dimension[], values: Measure[]): VisualContent {
    const groups = check.dimensions('groups', dimensions);
    const measures = check.optionalMeasures('values', values);
    return {
      groups,
      measures,
      sort: check.sort(this.props.sort, groups, measures.length),
      limit: check.limit('limit', this.props.limit),
      totals: this.props.totals ?? false,
      crossFilter: groups.length > 0 && (this.props.crossFilter ?? true),
    };
  }

  private rows(check: VisualCheck, columns: TableColumn[]): VisualContent {
    const { sort, limit, totals, crossFilter } = this.props;
    if (totals) check.error('totals', 'needlessTotals', 'rows as they are have no totals, got: true; leave it out, or give values');
    if (crossFilter) check.error('crossFilter', 'needlessCrossFilter', 'rows as they are have no groups to choose, got: true; leave it out, or give groups');
    return {
      groups: [],
      measures: [],
      fields: check.columns('fields', columns),
      sort: check.fieldSort(sort, columns.length),
      limit: check.limit('limit', limit),
      crossFilter: false,
    };
  }
}
