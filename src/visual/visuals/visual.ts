import type { Check } from '../check';
import type { DashboardDataSet } from '../data-set/dashboard-data-set';
import { given } from '../given';
import { GRID_COLUMNS, TALLEST } from '../grid';
import { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { ManifestPlace, ManifestVisual } from '../../manifest/schema';

/** What every visual takes. */
export interface VisualProps {
  /** Its id, unique in the dashboard: lower-case letters, digits and `-`, a letter first. */
  readonly id: string;
  /** What it shows. */
  readonly title: string;
  /**
   * What has to be known to read it right.
   *
   * @default - none
   */
  readonly subtitle?: string;
  /** The rows that it draws. */
  readonly dataSet: DashboardDataSet;
  /**
   * Columns of the grid that it takes, of 36.
   *
   * @default - by its kind: a sixth of the sheet for a KPI, a third for a pie or donut, all of it for tables, half of it for others
   */
  readonly width?: number;
  /**
   * Rows of the grid that it takes, 1 to 21.
   *
   * @default - by its kind: 4 for a KPI, 12 for others
   */
  readonly height?: number;
}

/** What every visual takes that has groups. */
export interface GroupedVisualProps extends VisualProps {
  /**
   * Whether choosing one of its groups filters the other visuals of the sheet that are of the same data set.
   *
   * @default true
   */
  readonly crossFilter?: boolean;
}

/** A picture of the rows of a data set. */
export abstract class Visual {
  /** Its id. */
  public readonly id: string;
  /** What it shows. */
  public readonly title: string;
  /** The rows that it draws. */
  public readonly dataSet: DashboardDataSet;
  /** Columns of the grid that it takes, of 36. */
  public readonly width: number;
  /** Rows of the grid that it takes. */
  public readonly height: number;
  private readonly subtitle?: string;

  protected constructor(props: VisualProps, private readonly kind: string, defaultWidth: number = GRID_COLUMNS / 2, defaultHeight: number = 12) {
    this.id = props.id;
    this.title = props.title;
    this.subtitle = props.subtitle;
    this.dataSet = props.dataSet;
    this.width = props.width ?? defaultWidth;
    this.height = props.height ?? defaultHeight;
  }

  /**
   * The visual in the manifest, after reporting what is wrong with it.
   *
   * @internal
   */
  public _toManifest(check: Check, place: ManifestPlace): ManifestVisual {
    const { id, title, subtitle, dataSet } = this;
    check.at('id').id(id);
    check.title(title);
    check.title(subtitle, 'subtitle');
    check.whole('width', this.width, 1, GRID_COLUMNS);
    check.whole('height', this.height, 1, TALLEST);
    const content = given(this._content(new VisualCheck(check, dataSet)));
    return given({ id, kind: this.kind as ManifestVisual['kind'], title, subtitle, dataSet: dataSet.name, place, ...content });
  }

  /** @internal */
  protected abstract _content(check: VisualCheck): VisualContent;
}
