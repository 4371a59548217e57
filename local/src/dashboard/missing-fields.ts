import { measuredFields, shownFields } from './data/used-columns';
import { MissingColumns, neededOf, TableColumns } from '../engine/left-out';
import type { ManifestDashboard, ManifestDataSet, ManifestFilter, ManifestSheet, ManifestVisual } from '../manifest';
import type { LeftOutReport } from '../run-report';

/** A dashboard without what needs a missing column; nothing is left of one of which all visuals do. */
export interface ReducedDashboard {
  readonly dashboard?: ManifestDashboard;
  readonly leftOut: readonly LeftOutReport[];
}

/**
 * Takes out of a dashboard the filters of missing columns, and the visuals that show one, or whose rows a filter of one chooses that cannot be
 * changed. What is calculated of a missing column may have values, and stays.
 */
export function withoutMissing(dashboard: ManifestDashboard, tables: readonly TableColumns[]): ReducedDashboard {
  const ofDataSet = new Map(dashboard.dataSets.map((dataSet): [string, MissingColumns] => [dataSet.name, missingFields(dataSet, tables)]));
  const needsOf = (dataSet: string, fields: readonly string[]) => neededOf(fields, ofDataSet.get(dataSet) ?? new Map());
  const ofFilter = (filter: ManifestFilter) => needsOf(filter.dataSet, [filter.field]);
  const fixedOn = (sheet: ManifestSheet, { dataSet }: ManifestVisual) => dashboard.filters
    .filter((filter) => filter.control === 'none' && filter.dataSet === dataSet && isOn(filter, sheet.id)).map(({ field }) => field);
  const ofVisual = (sheet: ManifestSheet, visual: ManifestVisual) => (
    needsOf(visual.dataSet, [...shownFields(visual), ...measuredFields(visual), ...fixedOn(sheet, visual)]));

  const leftOut: LeftOutReport[] = [
    ...dashboard.filters.map((filter): LeftOutReport => ({ kind: 'filter', name: filter.title, needs: ofFilter(filter) })),
    ...dashboard.sheets.flatMap((sheet) => sheet.visuals.map((visual): LeftOutReport => ({ kind: 'visual', name: visual.title, needs: ofVisual(sheet, visual) }))),
  ].filter(({ needs }) => needs.length > 0);
  if (leftOut.length === 0) return { dashboard, leftOut };

  const sheets = dashboard.sheets
    .map((sheet) => ({ ...sheet, visuals: sheet.visuals.filter((visual) => ofVisual(sheet, visual).length === 0) }))
    .filter(({ visuals }) => visuals.length > 0);
  if (sheets.length === 0) return { leftOut };
  const filters = dashboard.filters.filter((filter) => ofFilter(filter).length === 0).flatMap((filter) => onSheets(filter, sheets));
  const used = new Set([...sheets.flatMap(({ visuals }) => visuals), ...filters].map(({ dataSet }) => dataSet));
  return { dashboard: { ...dashboard, sheets, filters, dataSets: dashboard.dataSets.filter(({ name }) => used.has(name)) }, leftOut };
}

/** A calculated field is no column of the table, whatever its name is. */
function missingFields({ table: name, fields }: ManifestDataSet, tables: readonly TableColumns[]): MissingColumns {
  const missing = tables.find(({ table }) => table.name === name)?.missing ?? new Map<string, readonly string[]>();
  return new Map([...missing].filter(([column]) => fields.some((field) => field.name === column && !field.calculated)));
}

function isOn({ sheets }: ManifestFilter, sheet: string): boolean {
  return sheets === undefined || sheets.includes(sheet);
}

/** A filter of those sheets that are left; nothing where there is none of its own. */
function onSheets(filter: ManifestFilter, sheets: readonly ManifestSheet[]): ManifestFilter[] {
  if (filter.sheets === undefined) return [filter];
  const left = filter.sheets.filter((id) => sheets.some((sheet) => sheet.id === id));
  return left.length === 0 ? [] : [{ ...filter, sheets: left }];
}
