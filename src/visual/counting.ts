import { MeasureAggregation } from './measure-aggregation';

/** Those that say how much all is together: the parts add up to the whole. */
export const ADDITIVE: readonly string[] = [MeasureAggregation.SUM, MeasureAggregation.COUNT, MeasureAggregation.COUNT_DISTINCT];

/** Those that count, whatever the type of the field. */
export const COUNTING: readonly string[] = [MeasureAggregation.COUNT, MeasureAggregation.COUNT_DISTINCT];
