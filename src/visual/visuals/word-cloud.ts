import { GroupedVisualProps, Visual } from './visual';
import type { VisualCheck } from './visual-check';
import type { VisualContent } from './visual-content';
import type { VisualLimit } from './visual-limit';
import type { VisualSort } from './visual-sort';
import type { Dimension } from '../fields/dimension';
import type { Measure } from '../fields/measure';

/** Words that find room in a visual. */
const USUAL_WORDS: VisualLimit = { count: 50 };

/** Properties of a WordCloud. */
export interface WordCloudProps extends GroupedVisualProps {
  /** The texts. */
  readonly category: Dimension;
  /** How large a text is. */
  readonly value: Measure;
  /**
   * Which texts come first.
   *
   * @default - the largest
   */
  readonly sort?: VisualSort;
  /**
   * How many texts there are.
   *
   * @default - 50
   */
  readonly limit?: VisualLimit;
}

/** Texts, as large as their values. */
export class WordCloud extends Visual {
  constructor(private readonly props: WordCloudProps) {
    super(props, 'wordCloud');
  }

  /** @internal */
  protected _content(check: VisualCheck): VisualContent {
    const { category, value, sort, limit, crossFilter } = this.props;
    const groups = [check.dimension('category', category)];
    const measures = [check.measure('value', value)];
    return {
      groups,
      measures,
      sort: check.sort(sort, groups, measures.length),
      limit: check.limit('limit', limit ?? USUAL_WORDS),
      crossFilter: crossFilter ?? true,
    };
  }
}
