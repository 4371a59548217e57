import type { ManifestVisualSort } from '../../manifest/schema';

/** The order of the groups of a visual. Ties go by their text. Groups without a value come last. */
export class VisualSort {
  /**
   * By a measure, from the largest value on.
   *
   * @param measure which of the measures: its index, from 0 on
   */
  public static largestFirst(measure: number = 0): VisualSort {
    return new VisualSort(measure, true);
  }

  /**
   * By a measure, from the least value on.
   *
   * @param measure which of the measures: its index, from 0 on
   */
  public static smallestFirst(measure: number = 0): VisualSort {
    return new VisualSort(measure, false);
  }

  /** By the group itself: text from A on, numbers from the least on, dates from the earliest on. */
  public static groupAscending(): VisualSort {
    return new VisualSort('group', false);
  }

  /** By the group itself: text from Z on, numbers from the largest on, dates from the latest on. */
  public static groupDescending(): VisualSort {
    return new VisualSort('group', true);
  }

  private constructor(private readonly by: number | 'group', private readonly descending: boolean) {}

  /** @internal */
  public _toManifest(): ManifestVisualSort {
    return { by: this.by, descending: this.descending };
  }
}
