import { isOfNumbers } from '../../manifest/aggregations';
import { DataType } from '../../schema/data-type';

/** The functions of Glue's Aggregate, which are Spark's. Nulls are left out of all of them. */
export enum AggregateFunction {
  /** Mean. */
  AVG = 'avg',
  /** Number of different values. */
  COUNT_DISTINCT = 'countDistinct',
  /** Number of values. */
  COUNT = 'count',
  /** First value, in the order given. */
  FIRST = 'first',
  /** Last value, in the order given. */
  LAST = 'last',
  /** Excess kurtosis of the population. */
  KURTOSIS = 'kurtosis',
  /** Greatest value. */
  MAX = 'max',
  /** Least value. */
  MIN = 'min',
  /** Skewness of the population. */
  SKEWNESS = 'skewness',
  /** Standard deviation of the sample; null for one value. */
  STDDEV_SAMP = 'stddev_samp',
  /** Standard deviation of the population. */
  STDDEV_POP = 'stddev_pop',
  /** Sum. */
  SUM = 'sum',
  /** Sum of the different values. */
  SUM_DISTINCT = 'sumDistinct',
  /** Variance of the sample; null for one value. */
  VAR_SAMP = 'var_samp',
  /** Variance of the population. */
  VAR_POP = 'var_pop',
}

/** Whether the function has a meaning for values of the type. */
export function fitsAggregate(fn: AggregateFunction, type: DataType): boolean {
  return type.isNumeric || !isOfNumbers(fn);
}

/** Whether Spark would cast text to a double for the function. */
export function castsText(fn: AggregateFunction, type: DataType): boolean {
  return type.sameAs(DataType.STRING) && isOfNumbers(fn);
}

/** The type of the result, as Spark 3.5 has it (`Sum.scala`, `Average.scala`). Of a function that gives a value of the field: its type. */
export function resultType(fn: AggregateFunction, type: DataType): DataType {
  switch (fn) {
    case AggregateFunction.COUNT:
    case AggregateFunction.COUNT_DISTINCT:
      return DataType.BIGINT;
    case AggregateFunction.SUM:
    case AggregateFunction.SUM_DISTINCT:
      if (type.isInteger) return DataType.BIGINT;
      return type.isDecimal ? widened(type, 10, 0) : DataType.DOUBLE;
    case AggregateFunction.AVG:
      return type.isDecimal ? widened(type, 4, 4) : DataType.DOUBLE;
    case AggregateFunction.MIN:
    case AggregateFunction.MAX:
    case AggregateFunction.FIRST:
    case AggregateFunction.LAST:
      return type;
    case AggregateFunction.KURTOSIS:
    case AggregateFunction.SKEWNESS:
    case AggregateFunction.STDDEV_SAMP:
    case AggregateFunction.STDDEV_POP:
    case AggregateFunction.VAR_SAMP:
    case AggregateFunction.VAR_POP:
      return DataType.DOUBLE;
  }
}

function widened(type: DataType, precision: number, scale: number): DataType {
  return DataType.decimalOf(Math.min(38, type.precision! + precision), Math.min(38, type.scale! + scale));
}
