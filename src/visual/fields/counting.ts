import { MeasureAggregation } from './measure-aggregation';

/** Those that say how much all is together: the parts add up to the whole, where nothing is in several of them. */
export const ADDITIVE: readonly string[] = [MeasureAggregation.SUM, MeasureAggregation.COUNT, MeasureAggregation.COUNT_DISTINCT];

/** Those that count, whatever the type of the field. */
export const COUNTING: readonly string[] = [MeasureAggregation.COUNT, MeasureAggregation.COUNT_DISTINCT];

/** Those to which it makes a difference how often a value repeats. Counting rows is another question than counting what they are of. */
export const WEIGHED: readonly string[] = [MeasureAggregation.SUM, MeasureAggregation.AVERAGE, MeasureAggregation.MEDIAN];
