import type { Column } from './column';
import { ends } from './control-options';
import type { DashboardData, DataSet } from './data';
import { textOf } from './dimension-index';
import { indexOf } from './dimensions';
import { own } from './own';
import { ScratchBuffer } from './scratch-buffer';
import type { CategoryChoice, FilterState, Mask, RangeChoice, Selection } from './types';
import type { ManifestDashboard, ManifestFilter } from '../../../manifest';

/** Says of each member of a column or dimension whether it fits: 1 or 0. */
interface Condition {
  readonly ofRow: Int32Array;
  readonly fits: Uint8Array;
}

/** What is chosen in a filter at first. */
export function initialChoice({ kind, values, from, to }: ManifestFilter): CategoryChoice | RangeChoice {
  switch (kind) {
    case 'category': return { values: values ?? [] };
    case 'numberRange':
    case 'dateRange': return { ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to } };
  }
}

/** What is chosen in all filters at first. */
export function initialFilterState({ filters }: ManifestDashboard): FilterState {
  return Object.fromEntries(filters.map((filter) => [filter.id, initialChoice(filter)]));
}

/**
 * The rows of a data set that a sheet's filters let through, and what is chosen in its visuals.
 *
 * @param filterState filters that are not in it are as at first; one without a control always is
 * @param selections of all visuals for a visual that has none itself: leave out those of the visual that the mask is for, which does
 *   not filter itself. Those of visuals of other sheets or data sets, or without cross-filter, are passed over.
 */
export function maskOf(
  data: DashboardData, dashboard: ManifestDashboard, sheetId: string, dataSetName: string, filterState: FilterState, selections: readonly Selection[],
): Mask {
  const dataSet = data.dataSet(dataSetName);
  const conditions = [
    ...filtersOf(dashboard, sheetId, dataSetName).map((filter) => filterCondition(dataSet, filter, filterState)),
    ...selectionConditions(dataSet, effective(dashboard, sheetId, dataSetName, selections)),
  ].filter((condition) => condition !== undefined);
  return { rows: conditions.reduce(fitting, dataSet.all.rows) };
}

/** The filters of a data set on a sheet. */
export function filtersOf({ filters }: ManifestDashboard, sheetId: string, dataSetName: string): ManifestFilter[] {
  return filters.filter(({ dataSet, sheets }) => dataSet === dataSetName && (sheets === undefined || sheets.includes(sheetId)));
}

function filterCondition(dataSet: DataSet, filter: ManifestFilter, state: FilterState): Condition | undefined {
  const column = dataSet.column(filter.field);
  const choice = filter.control === 'none' ? initialChoice(filter) : own(state, filter.id) ?? initialChoice(filter);
  const fits = fitsOf(column, filter, choice);
  return fits && { ofRow: column.codes, fits };
}

/** Which values of a column a choice lets through; undefined where that is all of them. */
function fitsOf(column: Column, filter: ManifestFilter, choice: CategoryChoice | RangeChoice): Uint8Array | undefined {
  switch (filter.kind) {
    case 'category': return chosenValues(column, choice as CategoryChoice);
    case 'numberRange': return chosenRange(column, filter, choice as RangeChoice, withinNumbers);
    case 'dateRange': return chosenRange(column, filter, choice as RangeChoice, withinDays);
  }
}

function chosenValues(column: Column, { values: chosen }: CategoryChoice): Uint8Array | undefined {
  if (chosen.length === 0) return undefined;
  const texts = new Set(chosen.map((text) => own(column.labels, text) ?? text));
  return Uint8Array.from({ length: column.distinct + 1 }, (_, code) => code < column.distinct && texts.has(textOf(column.values[code])) ? 1 : 0);
}

/** A range as wide as its control lets everything through; narrowed, a row without a value does not fit. */
function chosenRange(column: Column, filter: ManifestFilter, { from, to }: RangeChoice, within: Within): Uint8Array | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (filter.control !== 'none' && isWide(column, filter, { from, to })) return undefined;
  const isWithin = within(column, from, to);
  return Uint8Array.from({ length: column.distinct + 1 }, (_, code) => code < column.distinct && isWithin(code) ? 1 : 0);
}

function isWide(column: Column, filter: ManifestFilter, { from, to }: RangeChoice): boolean {
  const control = ends(column, filter);
  return control === undefined || ((from === undefined || from <= control.least) && (to === undefined || to >= control.most));
}

type Within = (column: Column, from: RangeChoice['from'], to: RangeChoice['to']) => (code: number) => boolean;

function withinNumbers({ numbers }: Column, from: RangeChoice['from'], to: RangeChoice['to']): (code: number) => boolean {
  const [least, most] = [Number(from ?? -Infinity), Number(to ?? Infinity)];
  return (code) => numbers[code] >= least && numbers[code] <= most;
}

/** Days as text are in the order of the calendar; a time is in the range when its day is. */
function withinDays({ values }: Column, from: RangeChoice['from'], to: RangeChoice['to']): (code: number) => boolean {
  const day = (code: number): string => String(values[code]).slice(0, 10);
  return (code) => (from === undefined || day(code) >= String(from)) && (to === undefined || day(code) <= String(to));
}

function effective({ sheets }: ManifestDashboard, sheetId: string, dataSetName: string, selections: readonly Selection[]): Selection[] {
  const visuals = sheets.find(({ id }) => id === sheetId)?.visuals ?? [];
  const choosing = new Set(visuals.filter(({ crossFilter, dataSet }) => crossFilter && dataSet === dataSetName).map(({ id }) => id));
  return selections.filter(({ visual, key }) => choosing.has(visual) && !key.other);
}

/** Of one visual and dimension any of the keys may fit; all visuals and dimensions have to. */
function selectionConditions(dataSet: DataSet, selections: readonly Selection[]): Condition[] {
  const byDimension = new Map<string, Selection[]>();
  for (const selection of selections) {
    const dimension = JSON.stringify([selection.visual, selection.field, selection.granularity]);
    byDimension.set(dimension, [...byDimension.get(dimension) ?? [], selection]);
  }
  return [...byDimension.values()].map((some) => selectionCondition(dataSet, some));
}

function selectionCondition(dataSet: DataSet, selections: readonly Selection[]): Condition {
  const index = indexOf(dataSet, selections[0]);
  const chosen = new Set(selections.map(({ key }) => key.value));
  return { ofRow: index.ofRow, fits: Uint8Array.from({ length: index.size }, (_, member) => chosen.has(index.key(member).value) ? 1 : 0) };
}

const KEPT = new ScratchBuffer();

function fitting(rows: Int32Array, { ofRow, fits }: Condition): Int32Array {
  const kept = KEPT.of(rows.length);
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    kept[count] = row;
    count += fits[ofRow[row]];
  }
  return kept.slice(0, count);
}
