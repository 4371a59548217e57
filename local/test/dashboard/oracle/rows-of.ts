import { constant, isTime, name, shownValue } from './expressions';
import { Asked, choicesOf, Chosen, filtersOf, fieldOf, type Choice, type KeyValue } from './question';
import type { ManifestFilter } from '../../../src/manifest';

/** The rows of the visual's data set as the CTE `data`, and those that fit filters and choices (rules 2 and 3) as `fitting`. */
export function fitting(asked: Asked): string {
  const conditions = [
    ...filtersOf(asked).map((filter) => filterCondition(asked, filter)),
    ...choiceConditions(asked),
  ];
  return `data AS (${asked.dataSet.sql}),
fitting AS (SELECT * FROM data WHERE ${conditions.map((condition) => `(${condition})`).join('\n  AND ') || 'true'})`;
}

function filterCondition(asked: Asked, filter: ManifestFilter): string {
  const chosen = asked.question.filters?.[filter.id] ?? filter;
  return filter.kind === 'category' ? categoryCondition(asked, filter, chosen) : rangeCondition(asked, filter, chosen);
}

/** Values are named by their text; an identifier by its label, or by itself. */
function categoryCondition({ dataSet }: Asked, { field }: ManifestFilter, { values }: Chosen): string {
  if (values === undefined || values.length === 0) return 'true';
  const list = values.map((value) => constant(String(value))).join(', ');
  const { labelField = field } = fieldOf(dataSet, field);
  return [...new Set([field, labelField])].map((each) => `CAST(${name(each)} AS VARCHAR) IN (${list})`).join(' OR ');
}

/** Days of a timestamp: a range of dates ends with its last day. */
function rangeCondition({ dataSet }: Asked, filter: ManifestFilter, chosen: Chosen): string {
  const { type } = fieldOf(dataSet, filter.field);
  const value = `CAST(${name(filter.field)} AS ${isTime(type) ? 'DATE' : 'DOUBLE'})`;
  const end = (given: number | string) => (isTime(type) ? `CAST(${constant(given)} AS DATE)` : `CAST(${given} AS DOUBLE)`);
  const least = filter.least === undefined ? `(SELECT min(${value}) FROM data)` : end(filter.least);
  const most = filter.most === undefined ? `(SELECT max(${value}) FROM data)` : end(filter.most);
  const [from, to] = [chosen.from === undefined ? undefined : end(chosen.from), chosen.to === undefined ? undefined : end(chosen.to)];
  const within = [...from === undefined ? [] : [`${value} >= ${from}`], ...to === undefined ? [] : [`${value} <= ${to}`]];
  if (within.length === 0) return 'true';
  const isWide = [...from === undefined ? [] : [`${from} <= ${least}`], ...to === undefined ? [] : [`${to} >= ${most}`]];
  // What cannot be changed is as narrow as it says.
  const narrowed = within.join(' AND ');
  return filter.control === 'none' ? narrowed : `coalesce(${isWide.join(' AND ')}, true) OR (${narrowed})`;
}

/** Each dimension that something is chosen of: any of what is chosen. */
function choiceConditions(asked: Asked): string[] {
  const byDimension = new Map<string, Choice[]>();
  for (const choice of choicesOf(asked)) {
    const dimension = JSON.stringify([choice.visual, choice.field, choice.granularity]);
    byDimension.set(dimension, [...byDimension.get(dimension) ?? [], choice]);
  }
  return [...byDimension.values()].map((choices) => choices.map((choice) => isKey(shownValue(asked.dataSet, choice), choice.key)).join(' OR '));
}

function isKey(value: string, key: KeyValue): string {
  return `${value} IS NOT DISTINCT FROM ${constant(key)}`;
}
