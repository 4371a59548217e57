import { usualLimit } from 'cdk-spotify-analytics/manifest';
import { aggregate, finite, type SlotValues } from './aggregate';
import { ascendingAxis, sortedAxis, type Axis } from './axis';
import { byMember, byValue, inTurn, type Compare } from './compare';
import type { DataSet } from './data';
import { indexOf, shownRows } from './dimensions';
import { group, occupied, together, type Grouped, type Grouping } from './grouping';
import type { Preference } from './preferred-groups';
import type { ResultRow, VisualResult } from '../../../charts/result';
import type { ManifestDimension, ManifestVisual } from '../../../manifest';

/** The axes of a visual in the order in which its rows are drawn. */
interface Axes {
  readonly multiple?: Axis;
  readonly groups: readonly Axis[];
  readonly columns: readonly Axis[];
  readonly color?: Axis;
}

/** What a visual draws whose rows are grouped and whose measures are aggregated. */
export function groupedResult(dataSet: DataSet, visual: ManifestVisual, maskRows: Int32Array): VisualResult {
  const rows = shownRows(dataSet, maskRows, dimensionsOf(visual));
  const axes = axesOf(dataSet, visual, rows);
  const grouping = group(rows, inOrder(axes).map(({ part }) => part));
  const order = occupied(grouping).sort(drawingOrder(dataSet, visual, rows, axes, grouping));
  return {
    rows: resultRows(dataSet, visual, axes, grouping, order),
    hidden: maskRows.length - rows.length,
    cut: axes.groups[0]?.cut ?? 0,
    cutColumns: axes.columns[0]?.cut ?? 0,
    cutColors: axes.color?.cut ?? 0,
    cutMultiples: axes.multiple?.cut ?? 0,
    ...visual.totals ? totals(dataSet, visual, rows, axes) : {},
  };
}

function dimensionsOf({ smallMultiples, groups, columns, color }: ManifestVisual): ManifestDimension[] {
  return [smallMultiples, ...groups, ...columns ?? [], color].filter((dimension) => dimension !== undefined);
}

function inOrder({ multiple, groups, columns, color }: Axes): Axis[] {
  return [multiple, ...groups, ...columns, color].filter((axis) => axis !== undefined);
}

/** Limits are of the first of several groups or columns; each is judged over all rows, whatever the others leave out. */
function axesOf(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array): Axes {
  const { smallMultiples, groups, columns = [], color, multiplesLimit } = visual;
  const limit = visual.limit ?? usualLimit(visual);
  const largest: Preference = { measure: visual.measures[0], descending: true };
  const ascending = (dimension: ManifestDimension, of?: ManifestVisual['columnLimit']): Axis =>
    ascendingAxis(dataSet, rows, indexOf(dataSet, dimension), largest, of);
  return {
    multiple: smallMultiples && sortedAxis(dataSet, rows, indexOf(dataSet, smallMultiples), largest,
      multiplesLimit === undefined ? undefined : { count: multiplesLimit, others: false }),
    groups: groups.map((dimension, place) => place === 0
      ? sortedAxis(dataSet, rows, indexOf(dataSet, dimension), preferenceOf(visual), limit)
      : ascending(dimension)),
    columns: columns.map((dimension, place) => ascending(dimension, place === 0 ? visual.columnLimit : undefined)),
    color: color && ascending(color, visual.colorLimit),
  };
}

function preferenceOf({ sort, measures }: ManifestVisual): Preference {
  return { ...sort.by === 'group' ? {} : { measure: measures[sort.by] }, descending: sort.descending };
}

/** Axes are numbered in drawing order, but for the groups within groups: these are sorted within the one above. */
function drawingOrder(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array, axes: Axes, grouping: Grouped): Compare {
  const firstGroup = axes.multiple ? 1 : 0;
  return inTurn(inOrder(axes).map((_, place): Compare => {
    const members = grouping.members[place];
    const depth = place - firstGroup;
    return depth > 0 && depth < axes.groups.length
      ? withinGroup(dataSet, visual, rows, axes, depth, grouping, members)
      : (a, b) => members[a] - members[b];
  }));
}

/** The order of the groups in one group, over all columns, colours and small multiples. */
function withinGroup(
  dataSet: DataSet, visual: ManifestVisual, rows: Int32Array, axes: Axes, depth: number, grouping: Grouped, members: Int32Array,
): Compare {
  const index = indexOf(dataSet, visual.groups[depth]);
  const { measure, descending } = preferenceOf(visual);
  if (!measure) {
    const compare = byMember(index, descending);
    return (a, b) => compare(members[a], members[b]);
  }
  const path = group(rows, axes.groups.slice(0, depth + 1).map(({ part }) => part));
  const values = aggregate(dataSet, path, measure);
  return byValue(valuesOfSlots(dataSet, path, values, grouping), descending, (slot) => index.textRank(members[slot]));
}

/** Of each slot the value of the coarser slot that it is in, found by one of its rows. */
function valuesOfSlots(dataSet: DataSet, coarse: Grouping, values: SlotValues, fine: Grouping): SlotValues {
  const ofRow = new Float64Array(dataSet.rows);
  for (let place = 0; place < coarse.rows.length; place++) ofRow[coarse.rows[place]] = values[coarse.slots[place]];
  const ofSlot = new Float64Array(fine.count);
  for (let place = 0; place < fine.rows.length; place++) ofSlot[fine.slots[place]] = ofRow[fine.rows[place]];
  return ofSlot;
}

function resultRows(dataSet: DataSet, { measures }: ManifestVisual, axes: Axes, grouping: Grouped, order: Int32Array): ResultRow[] {
  const values = measures.map((measure) => aggregate(dataSet, grouping, measure));
  const places = placesOf(axes);
  const row = (slot: number): ResultRow => {
    const key = (axis: Axis, place: number) => axis.key(grouping.members[place][slot]);
    return {
      ...axes.multiple ? { multiple: key(axes.multiple, 0) } : {},
      groups: axes.groups.map((axis, index) => key(axis, places.groups + index)),
      ...axes.columns.length > 0 ? { columns: axes.columns.map((axis, index) => key(axis, places.columns + index)) } : {},
      ...axes.color ? { color: key(axes.color, places.color) } : {},
      values: values.map((each) => finite(each[slot])),
    };
  };
  return Array.from(order, row);
}

/** Where the members of each kind of axis begin. */
function placesOf({ multiple, groups, columns }: Axes): { groups: number; columns: number; color: number } {
  const start = multiple ? 1 : 0;
  return { groups: start, columns: start + groups.length, color: start + groups.length + columns.length };
}

/** Over all rows: of everything, and of each column that is drawn. */
function totals(dataSet: DataSet, visual: ManifestVisual, rows: Int32Array, { columns }: Axes): Pick<VisualResult, 'totals' | 'columnTotals'> {
  const ofAll = visual.measures.map((measure) => finite(aggregate(dataSet, together(rows), measure)[0]));
  if (columns.length === 0) return { totals: ofAll };
  const grouping = group(rows, columns.map(({ part }) => part));
  const axes: Axes = { groups: [], columns };
  const order = occupied(grouping).sort(drawingOrder(dataSet, visual, rows, axes, grouping));
  return { totals: ofAll, columnTotals: resultRows(dataSet, visual, axes, grouping, order) };
}
