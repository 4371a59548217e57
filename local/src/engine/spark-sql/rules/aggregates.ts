import { cast } from '../casts';
import { implicit, numeric } from '../coercions';
import { Refusal, Tree } from '../tree';
import { arrayOf, BIGINT, BOOLEAN, decimal, DOUBLE, engineType, INT, isFloating, isWhole, MAX_DIGITS, SparkType } from '../types';
import { value, Value } from '../value';
import { constantOf } from './rule';

/** An aggregate, as it is called: FILTER and OVER go behind each of its calls, and what is made of them stands around. */
export interface Aggregate {
  readonly calls: readonly string[];
  /** Which rows it takes anyway, as a condition. */
  readonly where?: string;
  readonly result: (...texts: string[]) => Value;
}

export interface AggregateRule {
  readonly least: number;
  readonly most: number;
  /** Whether DISTINCT means something to it. */
  readonly distinct: boolean;
  readonly emit: (given: readonly Value[], distinct: string, at: Tree, name: string) => Aggregate;
}

export type AggregateRules = Readonly<Record<string, AggregateRule>>;

function one(emit: (given: Value, distinct: string, at: Tree, name: string) => Aggregate, distinct = true): AggregateRule {
  return { least: 1, most: 1, distinct, emit: ([given], word, at, name) => emit(given, word, at, name) };
}

function plain(call: string, type: SparkType, where?: string): Aggregate {
  return { calls: [call], where, result: (text) => value(text, type) };
}

const sum = one((given, distinct, at) => {
  const number = numeric(given, at);
  const { type } = number;
  if (isWhole(type)) return { calls: [`sum(${distinct}${number.text})`], result: (text) => value(`sp_wrap(${text}, 64)`, BIGINT) };
  if (isFloating(type)) return plain(`sum(${distinct}${cast(number, DOUBLE, at).text})`, DOUBLE);
  const to = type.kind === 'decimal' ? decimal(Math.min(type.precision + 10, MAX_DIGITS), type.scale) : DOUBLE;
  return { calls: [`sum(${distinct}${number.text})`], result: (text) => value(`TRY_CAST(${text} AS ${engineType(to)})`, to) };
});

const average = one((given, distinct, at, name) => {
  const number = numeric(given, at);
  if (number.type.kind !== 'decimal') return plain(`avg(${distinct}${cast(number, DOUBLE, at).text})`, DOUBLE);
  const { precision, scale } = number.type;
  const to = decimal(Math.min(precision + 4, MAX_DIGITS), Math.min(scale + 4, MAX_DIGITS));
  // In whole numbers: the sum with four digits more.
  if (precision + 14 > MAX_DIGITS || to.precision + to.scale + 1 > MAX_DIGITS) throw new Refusal(name, at, 'of a decimal with so many digits');
  const more = `CAST(1${'0'.repeat(scale + 4)} AS DECIMAL(${scale + 5},0))`;
  return {
    calls: [`sum(${distinct}CAST(CAST(${number.text} AS DECIMAL(${precision + 4},${scale})) * ${more} AS HUGEINT))`, `count(${distinct}${number.text})`],
    result: (total, count) => value(
      `CAST(CAST(sp_quotient(${total}, CAST(${count} AS HUGEINT)) AS DECIMAL(${to.precision},0)) * CAST('0.${'0'.repeat(to.scale - 1)}1' AS DECIMAL(${to.scale + 1},${to.scale})) AS ${engineType(to)})`, to,
    ),
  };
});

function extreme(name: 'min' | 'max'): AggregateRule {
  return one((given) => plain(`${name}(${given.text})`, given.type), true);
}

function statistic(engine: string, arity: 1 | 2 = 1): AggregateRule {
  return { least: arity, most: arity, distinct: true, emit: (given, distinct, at) => plain(`${engine}(${distinct}${given.map((each) => cast(numeric(each, at), DOUBLE, at).text).join(', ')})`, DOUBLE) };
}

/** A list of what is not null, which is empty where there is nothing. */
function collected(distinctAlways: boolean): AggregateRule {
  return one((given, distinct) => ({
    calls: [`list(${distinctAlways ? 'DISTINCT ' : distinct}${given.text})`],
    where: `${given.text} IS NOT NULL`,
    result: (text) => value(`coalesce(${text}, CAST([] AS ${engineType(given.type)}[]))`, arrayOf(given.type)),
  }));
}

function truth(engine: 'bool_and' | 'bool_or'): AggregateRule {
  return one((given, _distinct, at) => plain(`${engine}(${implicit(given, BOOLEAN, at).text})`, BOOLEAN));
}

function by(engine: 'arg_max_null' | 'arg_min_null'): AggregateRule {
  // A row whose key is null counts for nothing.
  return { least: 2, most: 2, distinct: false, emit: ([given, key]) => plain(`${engine}(${given.text}, ${key.text})`, given.type, `${key.text} IS NOT NULL`) };
}

/** The first or the last row's value, or what is not null of it. Spark promises no order either. */
function edge(engine: 'first' | 'last' | 'any_value'): AggregateRule {
  return {
    least: 1,
    most: 2,
    distinct: false,
    emit: ([given, ignoresNulls], _distinct, at, name) => {
      const ignores = ignoresNulls !== undefined && constantOf(ignoresNulls, name, at) === 'true';
      return plain(`${engine === 'any_value' ? 'first' : engine}(${given.text})`, given.type, ignores ? `${given.text} IS NOT NULL` : undefined);
    },
  };
}

function percentile(engine: 'quantile_cont' | 'quantile_disc'): AggregateRule {
  return {
    least: 2,
    most: engine === 'quantile_disc' ? 3 : 2,
    distinct: false,
    emit: ([given, share], _distinct, at, name) => {
      const number = numeric(given, at);
      const part = constantOf(share, name, at);
      if (!/^(0(\.[0-9]+)?|1(\.0+)?)$/.test(part)) throw new Refusal(name, at, 'of other than one share between 0 and 1');
      if (engine === 'quantile_cont') return plain(`quantile_cont(${cast(number, DOUBLE, at).text}, ${part})`, DOUBLE);
      return plain(`quantile_disc(${number.text}, ${part})`, number.type);
    },
  };
}

const skewness = one((given, distinct, at) => {
  const x = cast(numeric(given, at), DOUBLE, at).text;
  return {
    calls: [`count(${distinct}${x})`, `avg(${distinct}${x})`, `avg(${distinct}${x} * ${x})`, `avg(${distinct}${x} * ${x} * ${x})`, `var_pop(${distinct}${x})`],
    result: (...texts) => value(`sp_skewness(${texts.join(', ')})`, DOUBLE),
  };
});

export const AGGREGATES: AggregateRules = {
  count: {
    least: 1,
    most: Infinity,
    distinct: true,
    emit: (given, distinct, at) => {
      if (given.length === 1) return plain(`count(${distinct}${given[0].text})`, BIGINT);
      // Of several columns, the rows that have a null in none of them.
      const all = given.map(({ text }) => `${text} IS NOT NULL`).join(' AND ');
      if (distinct !== '' && given.some(({ type }) => type.kind === 'map')) throw new Refusal('count', at, 'of different maps');
      return plain(distinct === '' ? 'count(*)' : `count(DISTINCT (${given.map(({ text }) => text).join(', ')}))`, BIGINT, all);
    },
  },
  sum,
  avg: average,
  mean: average,
  min: extreme('min'),
  max: extreme('max'),
  stddev: statistic('stddev_samp'),
  stddev_samp: statistic('stddev_samp'),
  std: statistic('stddev_samp'),
  stddev_pop: statistic('stddev_pop'),
  variance: statistic('var_samp'),
  var_samp: statistic('var_samp'),
  var_pop: statistic('var_pop'),
  skewness,
  corr: statistic('corr', 2),
  covar_pop: statistic('covar_pop', 2),
  covar_samp: statistic('covar_samp', 2),
  collect_list: collected(false),
  array_agg: collected(false),
  collect_set: collected(true),
  count_if: one((given, _distinct, at) => ({ calls: [`count_if(${implicit(given, BOOLEAN, at).text})`], result: (text) => value(`CAST(coalesce(${text}, 0) AS BIGINT)`, BIGINT) })),
  bool_and: truth('bool_and'),
  every: truth('bool_and'),
  bool_or: truth('bool_or'),
  some: truth('bool_or'),
  any: truth('bool_or'),
  max_by: by('arg_max_null'),
  min_by: by('arg_min_null'),
  first: edge('first'),
  first_value: edge('first'),
  last: edge('last'),
  last_value: edge('last'),
  any_value: edge('any_value'),
  percentile: percentile('quantile_cont'),
  median: one((given, _distinct, at) => plain(`quantile_cont(${cast(numeric(given, at), DOUBLE, at).text}, 0.5)`, DOUBLE)),
  percentile_approx: percentile('quantile_disc'),
  approx_percentile: percentile('quantile_disc'),
  approx_count_distinct: one((given) => plain(`count(DISTINCT ${given.text})`, BIGINT)),
};

/** A function of a row's place among others: it needs OVER. */
export interface WindowRule {
  readonly least: number;
  readonly most: number;
  readonly emit: (given: readonly Value[], nulls: string, at: Tree, name: string) => Aggregate;
}

function rank(engine: string, type: SparkType): WindowRule {
  return { least: 0, most: 0, emit: () => ({ calls: [`${engine}()`], result: (text) => value(type === INT ? `CAST(${text} AS INTEGER)` : text, type) }) };
}

function neighbour(engine: 'lag' | 'lead'): WindowRule {
  return {
    least: 1,
    most: 3,
    emit: ([given, offset, otherwise], nulls, at) => {
      const more = [offset === undefined ? '1' : implicit(offset, INT, at).text, ...otherwise === undefined ? [] : [cast(otherwise, given.type, at).text]];
      return plain(`${engine}(${[given.text, ...more].join(', ')}${nulls})`, given.type);
    },
  };
}

/** As window functions, these pass over nulls by a word of their own. */
function edgeOver(engine: 'first_value' | 'last_value'): WindowRule {
  return {
    least: 1,
    most: 2,
    emit: ([given, ignoresNulls], nulls, at, name) => {
      const ignores = ignoresNulls !== undefined && constantOf(ignoresNulls, name, at) === 'true';
      return plain(`${engine}(${given.text}${ignores ? ' IGNORE NULLS' : nulls})`, given.type);
    },
  };
}

export const WINDOWS: Readonly<Record<string, WindowRule>> = {
  row_number: rank('row_number', INT),
  rank: rank('rank', INT),
  dense_rank: rank('dense_rank', INT),
  percent_rank: rank('percent_rank', DOUBLE),
  cume_dist: rank('cume_dist', DOUBLE),
  ntile: { least: 1, most: 1, emit: ([count], _nulls, at) => ({ calls: [`ntile(${implicit(count, INT, at).text})`], result: (text) => value(`CAST(${text} AS INTEGER)`, INT) }) },
  lag: neighbour('lag'),
  lead: neighbour('lead'),
  nth_value: { least: 2, most: 2, emit: ([given, count], nulls, at) => plain(`nth_value(${given.text}, ${implicit(count, INT, at).text}${nulls})`, given.type) },
  first: edgeOver('first_value'),
  first_value: edgeOver('first_value'),
  last: edgeOver('last_value'),
  last_value: edgeOver('last_value'),
};
