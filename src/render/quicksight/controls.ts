import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { controlId, filterId } from './ids';
import type { ManifestDashboard, ManifestFilter, ManifestSheet } from '../../manifest/schema';

/** The sheets of a filter that have something to filter. */
export function filteredSheets(filter: ManifestFilter, { sheets }: ManifestDashboard): ManifestSheet[] {
  return sheets.filter(({ id, visuals }) => (filter.sheets ?? [id]).includes(id) && visuals.some(({ dataSet }) => dataSet === filter.dataSet));
}

/** The sheets that show the control of a filter: those that it filters, unless it has none. */
export function sheetsWithControl(filter: ManifestFilter, dashboard: ManifestDashboard): ManifestSheet[] {
  return filter.control === 'none' ? [] : filteredSheets(filter, dashboard);
}

/** The filters whose controls a sheet shows. */
export function controlledFilters(sheet: ManifestSheet, dashboard: ManifestDashboard): ManifestFilter[] {
  return dashboard.filters.filter((filter) => sheetsWithControl(filter, dashboard).includes(sheet));
}

/** The controls of a sheet, in the order of the filters. */
export function filterControls(sheet: ManifestSheet, dashboard: ManifestDashboard): CfnAnalysis.FilterControlProperty[] {
  return controlledFilters(sheet, dashboard).map((filter) => {
    const common = { filterControlId: controlId(filter.id, sheet.id), sourceFilterId: filterId(filter.id) };
    return sheetsWithControl(filter, dashboard).length > 1 ? { crossSheet: common } : ownControl(filter, { ...common, title: filter.title });
  });
}

/** What the control of a filter is, on all sheets that show it. */
export function defaultControl(filter: ManifestFilter): CfnAnalysis.DefaultFilterControlConfigurationProperty {
  return { title: filter.title, controlOptions: controlOptions(filter) };
}

function controlOptions(filter: ManifestFilter): CfnAnalysis.DefaultFilterControlOptionsProperty {
  switch (filter.control) {
    case 'dropDown': return { defaultDropdownOptions: dropDown(filter) };
    case 'list': return { defaultListOptions: list(filter) };
    case 'slider': return { defaultSliderOptions: slider(filter) };
    case 'dateRange': return { defaultDateTimePickerOptions: dateRange() };
    case 'none': throw new Error(`filter '${filter.id}' has no control`);
  }
}

interface OwnControl {
  readonly filterControlId: string;
  readonly sourceFilterId: string;
  readonly title: string;
}

function ownControl(filter: ManifestFilter, common: OwnControl): CfnAnalysis.FilterControlProperty {
  switch (filter.control) {
    case 'dropDown': return { dropdown: { ...common, ...dropDown(filter) } };
    case 'list': return { list: { ...common, ...list(filter) } };
    case 'slider': return { slider: { ...common, ...slider(filter) } };
    case 'dateRange': return { dateTimePicker: { ...common, ...dateRange() } };
    case 'none': throw new Error(`filter '${filter.id}' has no control`);
  }
}

/** The title of a control is seen where that is said. */
const TITLED = { titleOptions: { visibility: 'VISIBLE', fontConfiguration: { fontSize: { relative: 'MEDIUM' } } } };
const VISIBLE = { visibility: 'VISIBLE' };

function dropDown(filter: ManifestFilter): CfnAnalysis.DefaultFilterDropDownControlOptionsProperty {
  return { type: listType(filter), displayOptions: { ...TITLED, selectAllOptions: VISIBLE } };
}

function list(filter: ManifestFilter): CfnAnalysis.DefaultFilterListControlOptionsProperty {
  return { type: listType(filter), displayOptions: { ...TITLED, selectAllOptions: VISIBLE, searchOptions: VISIBLE } };
}

function dateRange(): CfnAnalysis.DefaultDateTimePickerControlOptionsProperty {
  return { type: 'DATE_RANGE', displayOptions: { ...TITLED, dateTimeFormat: 'YYYY-MM-DD' } };
}

function listType({ multiple }: ManifestFilter): string {
  return multiple === false ? 'SINGLE_SELECT' : 'MULTI_SELECT';
}

/** Steps that a slider has where none is given. */
const USUAL_STEPS = 100;

/** Its ends have to be known: QuickSight does not look them up. */
function slider({ least = 0, most = 0, step }: ManifestFilter): CfnAnalysis.DefaultSliderControlOptionsProperty {
  return { type: 'RANGE', minimumValue: least, maximumValue: most, stepSize: step ?? (most - least) / USUAL_STEPS, displayOptions: TITLED };
}
