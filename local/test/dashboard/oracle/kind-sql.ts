import { aggregate, constant, counting, counts, groupValue, measuredInDataSet, name, shownValue } from './expressions';
import { keptRows, measuredOf } from './group-sql';
import { type Asked, fieldOf } from './question';
import { fitting } from './rows-of';

/** Rows that a table of rows shows where no limit is given. */
const RECORDS = 1000;

/** The measure over all rows. */
export function kpiSql(asked: Asked): string {
  const measured = measuredInDataSet(asked.visual.measures);
  return `WITH ${fitting(asked)} SELECT ${aggregate(measured[0], 0)} FROM ${counting(measured, [], 'fitting')}`;
}

/** The measure in the last two periods that have rows, the last first: its first day, and the value. */
export function periodsSql(asked: Asked): string {
  const measured = measuredInDataSet(asked.visual.measures);
  const period = groupValue(asked.dataSet, asked.visual.comparison!.over);
  return `WITH ${fitting(asked)} SELECT ${period} AS period, ${aggregate(measured[0], 0)}
FROM ${counting(measured, [period], 'fitting')} WHERE ${period} IS NOT NULL GROUP BY period ORDER BY period DESC LIMIT 2`;
}

/** Each bin that has values: its number, and how many. */
export function binsSql(asked: Asked): string {
  const { width, start } = asked.visual.bins!;
  const measured = measuredInDataSet(asked.visual.measures);
  const value = `CAST(${measured[0].value} AS DOUBLE)`;
  const [from, by] = [start, width].map((end) => `CAST(${end} AS DOUBLE)`);
  return `WITH ${fitting(asked)} SELECT CAST(floor((${value} - ${from}) / ${by}) AS DOUBLE) AS k, count(*)
FROM ${counting(measured, [], 'fitting')} WHERE ${value} IS NOT NULL AND ${counts(measured[0], 0)} GROUP BY k ORDER BY k`;
}

/** Each box in its order: group, whether it is the rest, number of values, ends of the whiskers, quartiles, values beyond. */
export function boxesSql(asked: Asked): string {
  const hasGroup = asked.visual.groups.length > 0;
  const measured = measuredOf(asked.visual);
  const [group, isOther, place] = hasGroup ? ['"group0 shown"', '"group0 other"', '"group0 place"'] : ['NULL', 'false', '0'];
  const fences = asked.visual.outliers ? ['q1 - 1.5 * (q3 - q1)', 'q3 + 1.5 * (q3 - q1)'] : ["CAST('-Infinity' AS DOUBLE)", "CAST('Infinity' AS DOUBLE)"];
  return `${keptRows(asked)},
valued AS (SELECT ${place} AS place, ${group} AS shown, ${isOther} AS other, CAST(measure0 AS DOUBLE) AS v
  FROM ${counting(measured, hasGroup ? [place] : [], 'placed')} WHERE measure0 IS NOT NULL AND ${counts(measured[0], 0)}),
quartiles AS (SELECT place, CASE WHEN bool_or(other) THEN NULL ELSE max(shown) END AS shown, bool_or(other) AS other, count(*) AS n,
  quantile_cont(v, 0.25) AS q1, quantile_cont(v, 0.5) AS q2, quantile_cont(v, 0.75) AS q3 FROM valued GROUP BY place),
fenced AS (SELECT *, ${fences[0]} AS lower, ${fences[1]} AS upper FROM quartiles)
SELECT any_value(f.shown), f.other, any_value(n), min(v) FILTER (v >= lower), any_value(q1), any_value(q2), any_value(q3), max(v) FILTER (v <= upper),
  coalesce(list_sort(list(DISTINCT v) FILTER (v < lower OR v > upper)), [])
FROM fenced AS f JOIN valued ON valued.place = f.place GROUP BY f.place, f.other ORDER BY f.place`;
}

/** All rows that a table of rows may show, in its order: what it is sorted by, then its columns. Where they tie any may come first. */
export function recordsSql(asked: Asked): string {
  const { fields = [], sort } = asked.visual;
  const columns = fields.map(({ field }) => recordValue(asked, field));
  const key = sort.by === 'group' ? constant(null) : columns[sort.by];
  return `WITH ${fitting(asked)} SELECT ${[key, ...columns].map((column, index) => `${column} AS "column ${index}"`).join(', ')}
FROM fitting ORDER BY "column 0" ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`;
}

/** How many rows a table of rows shows at most. */
export function recordLimit({ visual }: Asked): number {
  return visual.limit?.count ?? RECORDS;
}

function recordValue({ dataSet }: Asked, field: string): string {
  if (fieldOf(dataSet, field).type === 'timestamp') return `CAST(${name(field)} AS VARCHAR)`;
  return shownValue(dataSet, { field });
}

