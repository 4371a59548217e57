import { axesOf, type Axis, type AxisOrder } from './axes';
import { aggregate, counting, name, tieText, type Measured } from './expressions';
import type { Asked } from './question';
import { fitting } from './rows-of';
import type { ManifestVisual } from '../../../src/manifest';

/** Columns that the statements name beside the axes. */
const measureColumn = (index: number) => `measure${index}`;
const ofColumn = (index: number) => `of${index}`;
export const measuredOf = ({ measures }: ManifestVisual): Measured[] =>
  measures.map((measure, index) => ({ measure, value: measureColumn(index), of: ofColumn(index) }));
const shown = (axis: Axis) => `"${axis.name} shown"`;
const place = (axis: Axis) => `"${axis.name} place"`;
const other = (axis: Axis) => `"${axis.name} other"`;

/** The CTEs that a visual's statements begin with: `drawn` holds the rows whose dimensions are not hidden (rule 4). */
export function drawnRows(asked: Asked): string {
  const axes = axesOf(asked);
  const columns = [
    ...axes.flatMap((axis) => [`${axis.value} AS ${name(axis.name)}`, `${axis.shown} AS ${shown(axis)}`]),
    ...asked.visual.measures.flatMap(({ field, of = field }, index) => [`${name(field)} AS ${measureColumn(index)}`, `${name(of)} AS ${ofColumn(index)}`]),
    `${isHidden(axes)} AS "is hidden"`,
  ];
  return `WITH ${fitting(asked)},
based AS (SELECT ${columns.join(', ')} FROM fitting),
drawn AS (SELECT * FROM based WHERE NOT "is hidden")`;
}

function isHidden(axes: readonly Axis[]): string {
  const hiding = axes.filter(({ dimension }) => dimension.nulls === 'hide');
  return hiding.length === 0 ? 'false' : hiding.map(({ value }) => `(${value}) IS NULL`).join(' OR ');
}

/** How many rows are left out because a dimension is null. */
export function hiddenSql(asked: Asked): string {
  return `${drawnRows(asked)}\nSELECT count(*) FROM based WHERE "is hidden"`;
}

/** How many values an axis has before its limit. */
export function valuesSql(asked: Asked, axis: Axis): string {
  return `${drawnRows(asked)}\nSELECT count(*) FROM (SELECT DISTINCT ${name(axis.name)} FROM drawn)`;
}

/** The measures over all rows. */
export function totalsSql(asked: Asked): string {
  return `${drawnRows(asked)}\nSELECT ${aggregates(asked.visual)} FROM ${counting(measuredOf(asked.visual), [], 'drawn')}`;
}

/** The rows that have a place after all limits (rule 9), each axis as it is then drawn. */
export function keptRows(asked: Asked): string {
  const axes = axesOf(asked);
  const first = axes.filter(isFirst);
  const joins = first.map((axis) => `JOIN "kept ${axis.name}" AS ${name(`k ${axis.name}`)} ON ${name(`k ${axis.name}`)}.value IS NOT DISTINCT FROM drawn.${name(axis.name)}`);
  const columns = axes.flatMap((axis) => (isFirst(axis) ? limitedColumns(axis) : [`drawn.${name(axis.name)}`, `drawn.${shown(axis)}`]));
  const within = first.flatMap((axis) => (axis.limit === undefined || axis.limit.others ? [] : [`${place(axis)} <= ${axis.limit.count}`]));
  const measures = asked.visual.measures.flatMap((_, index) => [measureColumn(index), ofColumn(index)]);
  return `${[drawnRows(asked), ...first.map((axis) => keptValues(asked.visual, axis))].join(',\n')},
"with places" AS (SELECT ${[...columns, ...measures].join(', ') || '1'}
  FROM drawn ${joins.join('\n  ')}),
placed AS (SELECT * FROM "with places" WHERE ${within.join(' AND ') || 'true'})`;
}

/** A limit is of the first of several groups or columns. */
function isFirst({ name: of }: Axis): boolean {
  return !/[1-9]$/.test(of);
}

/** Each value of an axis with its place in the order by which values are kept. */
function keptValues(visual: ManifestVisual, axis: Axis): string {
  return `"kept ${axis.name}" AS (
  SELECT value, row_number() OVER (ORDER BY ${orderBy(visual, axis.keptBy, 'v', 'shown')}) AS place
  FROM (SELECT ${name(axis.name)} AS value, max(${shown(axis)}) AS shown, ${judge(visual, axis.keptBy)} AS v
    FROM ${counting(measuredOf(visual), [name(axis.name)], 'drawn')} GROUP BY ${name(axis.name)}))`;
}

function limitedColumns(axis: Axis): string[] {
  const kept = `${name(`k ${axis.name}`)}.place`;
  const isOther = axis.limit?.others ? `(${kept} > ${axis.limit.count})` : 'false';
  const unlessOther = (value: string) => `CASE WHEN NOT ${isOther} THEN ${value} END`;
  return [
    `${unlessOther(`drawn.${name(axis.name)}`)} AS ${name(axis.name)}`,
    `${unlessOther(`drawn.${shown(axis)}`)} AS ${shown(axis)}`,
    `${isOther} AS ${other(axis)}`,
    `least(${kept}, ${axis.limit?.others ? axis.limit.count + 1 : kept}) AS ${place(axis)}`,
  ];
}

/** What values are judged by, with nothing where they are in their own order. */
function judge(visual: ManifestVisual, order: AxisOrder): string {
  const index = order === 'sort' ? visual.sort.by : order === 'largest' ? 0 : 'group';
  return index === 'group' || visual.measures[index] === undefined ? 'NULL' : aggregate(measuredOf(visual)[index], index);
}

/** Nulls last, ties by the text (rule 8). */
function orderBy({ sort }: ManifestVisual, order: AxisOrder, judged: string, text: string): string {
  const descends = order === 'largest' || (order === 'sort' && sort.descending);
  const direction = descends ? 'DESC' : 'ASC';
  if (order === 'ascending' || (order === 'sort' && sort.by === 'group')) return `${text} ${direction} NULLS LAST`;
  return `${judged} ${direction} NULLS LAST, ${tieText(text)} ASC NULLS LAST`;
}

/** The rows of a visual as they are drawn: for each axis its value and whether it is the rest, then the measures. */
export function groupsSql(asked: Asked): string {
  const axes = axesOf(asked);
  const nested = axes.filter((axis) => !isFirst(axis) && axis.drawnBy === 'sort');
  const keys = axes.flatMap((axis) => [name(axis.name), ...isFirst(axis) ? [other(axis), place(axis)] : []]);
  const result = [
    ...axes.flatMap((axis) => [`max(placed.${shown(axis)}) AS ${shown(axis)}`, `${isFirst(axis) ? `any_value(placed.${other(axis)})` : 'false'} AS "is other ${axis.name}"`]),
    aggregates(asked.visual),
  ];
  return `${[keptRows(asked), ...nested.map((axis) => nestedValues(asked.visual, axes, axis))].join(',\n')}
SELECT ${result.filter(Boolean).join(', ')}
FROM ${counting(measuredOf(asked.visual), keys, 'placed')} AS placed ${nested.map((axis) => nestedJoin(axes, axis)).join('\n')}
GROUP BY ${[...keys.map((key) => `placed.${key}`), ...nested.map((axis) => `"n ${axis.name}".v`)].join(', ')}
ORDER BY ${axes.map((axis) => drawnOrder(asked.visual, axis)).join(', ')}`;
}

/** The groups above a nested one, and itself. */
function path(axes: readonly Axis[], axis: Axis): string[] {
  const groups = axes.filter(({ drawnBy }) => drawnBy === 'sort');
  return groups.slice(0, groups.indexOf(axis) + 1).flatMap((each) => [name(each.name), ...isFirst(each) ? [place(each)] : []]);
}

/** Judged over all columns, also those that a limit leaves out. */
function nestedValues(visual: ManifestVisual, axes: readonly Axis[], axis: Axis): string {
  const keys = path(axes, axis);
  return `"nested ${axis.name}" AS (SELECT ${keys.join(', ')}, ${judge(visual, 'sort')} AS v
  FROM ${counting(measuredOf(visual), keys, '"with places"')} GROUP BY ${keys.join(', ')})`;
}

function nestedJoin(axes: readonly Axis[], axis: Axis): string {
  const alias = `"n ${axis.name}"`;
  return `JOIN "nested ${axis.name}" AS ${alias} ON ${path(axes, axis).map((key) => `placed.${key} IS NOT DISTINCT FROM ${alias}.${key}`).join(' AND ')}`;
}

function drawnOrder(visual: ManifestVisual, axis: Axis): string {
  if (!isFirst(axis)) return axis.drawnBy === 'sort' ? orderBy(visual, 'sort', `"n ${axis.name}".v`, `max(placed.${shown(axis)})`) : `max(placed.${shown(axis)}) NULLS LAST`;
  if (axis.drawnBy === axis.keptBy) return `placed.${place(axis)}`;
  return `placed.${other(axis)}, max(placed.${shown(axis)}) NULLS LAST`;
}

function aggregates(visual: ManifestVisual): string {
  return measuredOf(visual).map((measured, index) => `${aggregate(measured, index)} AS "value ${index}"`).join(', ');
}
