import { Visual, VisualProps } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { NumberFormat } from '../fields/number-format';

/** Properties of a Histogram. */
export interface HistogramProps extends VisualProps {
  /** Name of the field whose values are counted: a number. */
  readonly field: string;
  /**
   * Whether the value of each row counts, also of a field that describes an identifier (`DataSetField.describes`).
   *
   * @default false - of a field that describes an identifier each different identifier counts once
   */
  readonly rowWeighted?: boolean;
  /** How wide a bin is, in the unit of the field. */
  readonly binWidth: number;
  /**
   * Where a bin begins; the others follow on both sides.
   *
   * @default 0
   */
  readonly binStart?: number;
  /**
   * How the ends of the bins are written.
   *
   * @default - as the data set says it; whole numbers without digits after the point, others with one
   */
  readonly format?: NumberFormat;
  /**
   * Whether the counts are written at the bins.
   *
   * @default false
   */
  readonly dataLabels?: boolean;
  /**
   * Title of the axis of the values.
   *
   * @default - the title of the field
   */
  readonly groupAxisTitle?: string;
  /**
   * Title of the axis of the counts.
   *
   * @default - says that they are counts
   */
  readonly valueAxisTitle?: string;
}

/** How often values are in each of many equal ranges. */
export class Histogram extends Visual {
  constructor(private readonly props: HistogramProps) {
    super(props, 'histogram');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { field, binWidth, binStart, format, dataLabels, rowWeighted } = this.props;
    check.number('binWidth', binWidth, true);
    check.number('binStart', binStart);
    return {
      groups: [],
      measures: [check.values('field', field, { format, rowWeighted })],
      bins: { width: binWidth, start: binStart ?? 0 },
      sort: { by: 'group', descending: false },
      dataLabels: dataLabels ?? false,
      axes: check.axes(this.props),
      crossFilter: false,
    };
  }
}
