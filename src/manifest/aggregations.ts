import type { ManifestAggregation } from './schema';

/** The column of an aggregation, as Spark names it. */
export function aggregationName({ function: fn, field }: ManifestAggregation): string {
  switch (fn) {
    case 'countDistinct': return `count(DISTINCT ${field})`;
    case 'sumDistinct': return `sum(DISTINCT ${field})`;
    case 'avg':
    case 'count':
    case 'first':
    case 'last':
    case 'kurtosis':
    case 'max':
    case 'min':
    case 'skewness':
    case 'stddev_samp':
    case 'stddev_pop':
    case 'sum':
    case 'var_samp':
    case 'var_pop': return `${fn}(${field})`;
  }
}

/** Whether a function computes with numbers: of other values it has no meaning. */
export function isOfNumbers(fn: ManifestAggregation['function']): boolean {
  switch (fn) {
    case 'count':
    case 'countDistinct':
    case 'first':
    case 'last':
    case 'max':
    case 'min': return false;
    case 'avg':
    case 'kurtosis':
    case 'skewness':
    case 'stddev_samp':
    case 'stddev_pop':
    case 'sum':
    case 'sumDistinct':
    case 'var_samp':
    case 'var_pop': return true;
  }
}
