import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { defaultControl, filteredSheets, sheetsWithControl } from './controls';
import { hasText, textColumn } from './data-set-sql';
import { columnOf, drawnField, fieldOf } from './fields';
import { allOf, filterGroup } from './filter-groups';
import { filterId } from './ids';
import type { ManifestDashboard, ManifestDataSet, ManifestFilter } from '../../manifest/schema';

/** The filters of a dashboard. */
export function dashboardFilters(dashboard: ManifestDashboard): CfnAnalysis.FilterGroupProperty[] {
  return dashboard.filters.map((filter) => {
    const dataSet = dashboard.dataSets.find(({ name }) => name === filter.dataSet)!;
    return filterGroup(filterId(filter.id), renderFilter(filter, dataSet, dashboard), filteredSheets(filter, dashboard).map(({ id }) => allOf(id)));
  });
}

function renderFilter(filter: ManifestFilter, dataSet: ManifestDataSet, dashboard: ManifestDashboard): CfnAnalysis.FilterProperty {
  const common = {
    filterId: filterId(filter.id),
    column: columnOf(dataSet, filteredColumn(filter, dataSet)),
    // A filter of several sheets has one control, which each of them shows.
    ...(sheetsWithControl(filter, dashboard).length > 1 && { defaultFilterControlConfiguration: defaultControl(filter) }),
  };
  switch (filter.kind) {
    case 'category': return { categoryFilter: { ...common, configuration: chosen(filter) } };
    case 'numberRange': return { numericRangeFilter: { ...common, ...numberRange(filter) } };
    case 'dateRange': return { timeRangeFilter: { ...common, ...dateRange(filter) } };
  }
}

/**
 * What is chosen among: the labels of identifiers, unless some are chosen at first, which are named by the identifiers themselves; of
 * numbers their texts.
 */
function filteredColumn({ kind, field: name, values }: ManifestFilter, dataSet: ManifestDataSet): string {
  const field = values ? fieldOf(dataSet, name) : drawnField(dataSet, name);
  return kind === 'category' && hasText(field) ? textColumn(field) : field.name;
}

/** Null is not among the values that are selected with all of them: what is meant by it is said. */
function chosen({ values }: ManifestFilter): CfnAnalysis.CategoryFilterConfigurationProperty {
  if (values) return { filterListConfiguration: { matchOperator: 'CONTAINS', categoryValues: values, nullOption: 'NON_NULLS_ONLY' } };
  return { filterListConfiguration: { matchOperator: 'CONTAINS', selectAllOptions: 'FILTER_ALL_VALUES', nullOption: 'ALL_VALUES' } };
}

/** A range that is as wide as its control lets everything on the slider through, also rows without a value. The handles stand where the range ends. */
function numberRange({ control, from, to, least, most }: ManifestFilter): Omit<CfnAnalysis.NumericRangeFilterProperty, 'filterId' | 'column'> {
  const [low, high] = control === 'slider' ? [from ?? least, to ?? most] : [from, to];
  return {
    includeMinimum: low !== undefined,
    includeMaximum: high !== undefined,
    ...(low !== undefined && { rangeMinimum: { staticValue: Number(low) } }),
    ...(high !== undefined && { rangeMaximum: { staticValue: Number(high) } }),
    nullOption: from === undefined && to === undefined ? 'ALL_VALUES' : 'NON_NULLS_ONLY',
  };
}

function dateRange({ from, to }: ManifestFilter): Omit<CfnAnalysis.TimeRangeFilterProperty, 'filterId' | 'column'> {
  return {
    includeMinimum: true,
    includeMaximum: true,
    ...(from !== undefined && { rangeMinimumValue: { staticValue: startOf(from) } }),
    ...(to !== undefined && { rangeMaximumValue: { staticValue: startOf(to) } }),
    timeGranularity: 'DAY',
    nullOption: from === undefined && to === undefined ? 'ALL_VALUES' : 'NON_NULLS_ONLY',
  };
}

/** A day as a moment. By the granularity of the filter it is the whole day. */
function startOf(day: string | number): string {
  return `${day}T00:00:00Z`;
}
