import type { Frame } from '../../../charts/drawing';
import type { Period, VisualResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** What a visual is drawn from. */
export interface Shown {
  readonly visual: ManifestVisual;
  readonly result: VisualResult;
  /** The chosen groups, as `groupId` names them; undefined where none is. */
  readonly chosen?: ReadonlySet<string>;
  /** One line that says what is shown. */
  readonly summary: string;
}

/** Draws a visual into its place. */
export interface VisualView {
  /** Draws, and says what it had to leave out. */
  show(shown: Shown): readonly string[];
  /** Frees what the browser would keep. */
  dispose(): void;
}

/** What views need of the dashboard. */
export interface ViewContext {
  /** Family of the font that the page is written in. */
  readonly font: string;
  readonly colours: Frame['colours'];
  readonly series: Frame['series'];
  /** The measure of a KPI in all periods of its comparison; none where it has no comparison. */
  readonly trend: (visual: ManifestVisual) => readonly Period[];
  /** Told when the row of this index in the result is chosen; `isMore` adds it to what is chosen already. */
  readonly choose: (visual: string, row: number, isMore: boolean) => void;
}
