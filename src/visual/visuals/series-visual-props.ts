import type { GroupedVisualProps } from './visual';
import type { VisualLimit } from './visual-limit';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** What bars, columns and lines take alike. */
export interface SeriesVisualProps extends GroupedVisualProps {
  /** How long the bars are, or how high the points of the lines: one measure or several. */
  readonly values: Measure[];
  /**
   * Makes a series of a colour for each of its values. With one measure only.
   *
   * @default - one series for each measure
   */
  readonly color?: Dimension;
  /**
   * How many colours there are: the largest by the first measure.
   *
   * @default - 7, the rest as `Other`
   */
  readonly colorLimit?: VisualLimit;
  /**
   * Makes a small picture for each of its values.
   *
   * @default - one picture
   */
  readonly smallMultiples?: Dimension;
  /**
   * How many small pictures there are: the largest by the first measure.
   *
   * @default 9
   */
  readonly multiplesLimit?: number;
  /**
   * Whether colours are explained.
   *
   * @default - where there are several
   */
  readonly legend?: boolean;
  /**
   * Whether the values are written at their marks.
   *
   * @default false
   */
  readonly dataLabels?: boolean;
  /**
   * Title of the axis of the groups.
   *
   * @default - the title of the dimension
   */
  readonly groupAxisTitle?: string;
  /**
   * Title of the axis of the values.
   *
   * @default - the title of the measure
   */
  readonly valueAxisTitle?: string;
}
