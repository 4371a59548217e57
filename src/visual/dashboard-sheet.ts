import type { Check } from './check';
import { given } from './given';
import { flow } from './sheet-layout';
import type { Visual } from './visuals/visual';
import type { ManifestSheet } from '../manifest/schema';

/** Properties of a DashboardSheet. */
export interface DashboardSheetProps {
  /** Its id, unique in the dashboard: lower-case letters, digits and `-`, a letter first. */
  readonly id: string;
  /** What stands on its tab. */
  readonly title: string;
  /**
   * What it answers.
   *
   * @default - none
   */
  readonly description?: string;
  /** The visuals in reading order: from left to right, as many in a line as find room on the 36 columns of the grid. */
  readonly visuals: Visual[];
}

/** A page of a dashboard. */
export class DashboardSheet {
  /** Its id. */
  public readonly id: string;
  /** What stands on its tab. */
  public readonly title: string;
  /** The visuals in reading order. */
  public readonly visuals: Visual[];
  private readonly description?: string;

  constructor(props: DashboardSheetProps) {
    this.id = props.id;
    this.title = props.title;
    this.visuals = [...props.visuals];
    this.description = props.description;
  }

  /**
   * The sheet in the manifest, after reporting what is wrong with it.
   *
   * @internal
   */
  public _toManifest(check: Check): ManifestSheet {
    const { id, title, description, visuals } = this;
    check.at('id').id(id);
    check.title(title);
    check.title(description, 'description');
    if (visuals.length === 0) check.error('noVisual', 'it shows nothing, got: no visuals; give at least one');
    const places = flow(visuals);
    return given<ManifestSheet>({
      id, title, description, visuals: visuals.map((visual, index) => visual._toManifest(check.at(`visual '${visual.id}'`), places[index])),
    });
  }
}
