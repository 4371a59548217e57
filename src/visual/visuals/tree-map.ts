import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** Properties of a TreeMap. */
export interface TreeMapProps extends GroupedVisualProps {
  /** What there is a rectangle for. */
  readonly category: Dimension;
  /** How large a rectangle is: a sum or a count. */
  readonly size: Measure;
  /**
   * How dark a rectangle is.
   *
   * @default - all are alike
   */
  readonly shade?: Measure;
  /**
   * The order of the rectangles. The measures are size and shade, from 0 on.
   *
   * @default - from the largest on
   */
  readonly sort?: VisualSort;
  /**
   * How many rectangles there are.
   *
   * @default - 20
   */
  readonly limit?: VisualLimit;
  /**
   * Whether the shades are explained.
   *
   * @default - where there are several
   */
  readonly legend?: boolean;
  /**
   * Whether the sizes are written in the rectangles.
   *
   * @default false
   */
  readonly dataLabels?: boolean;
}

/** The parts of a whole, as rectangles: for more parts than a pie has room for. */
export class TreeMap extends Visual {
  constructor(private readonly props: TreeMapProps) {
    super(props, 'treeMap');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { category, size, shade, sort: order, limit, legend, dataLabels, crossFilter } = this.props;
    const groups = [check.dimension('category', category)];
    const measures = [check.measure('size', size), ...(shade ? [check.measure('shade', shade)] : [])];
    check.addsUp('size', { measure: size, resolved: measures[0], groups, parts: groups });
    const sort = check.sort(order, groups, measures.length);
    return {
      groups,
      measures,
      sort,
      limit: check.groupLimit(limit, sort),
      legend: legend ?? shade !== undefined,
      dataLabels: dataLabels ?? false,
      crossFilter: crossFilter ?? true,
    };
  }
}
