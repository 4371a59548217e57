import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { columnKind } from './column-types';
import { hasText, textColumn } from './data-set-sql';
import { columnOf, drawnField } from './fields';
import { filterGroup, someOf } from './filter-groups';
import { ownFilterId } from './ids';
import type { ManifestDashboard, ManifestDataField, ManifestDataSet, ManifestSheet, ManifestVisual } from '../../manifest/schema';

const ALL_BUT_NULLS = { selectAllOptions: 'FILTER_ALL_VALUES', nullOption: 'NON_NULLS_ONLY' };

/** Leaves out rows without a value where a dimension hides them: a filter for each sheet and column, on the visuals that have it as such a dimension. */
export function nullFilters(dashboard: ManifestDashboard): CfnAnalysis.FilterGroupProperty[] {
  return dashboard.sheets.flatMap((sheet) => dashboard.dataSets.flatMap((dataSet) => nullFiltersOf(sheet, dataSet)));
}

function nullFiltersOf(sheet: ManifestSheet, dataSet: ManifestDataSet): CfnAnalysis.FilterGroupProperty[] {
  return dataSet.fields.flatMap((field, index) => {
    const hiding = sheet.visuals.filter((visual) => visual.dataSet === dataSet.name && hiddenColumns(visual, dataSet).has(field.name));
    if (hiding.length === 0) return [];
    // By the index, since names of fields may have letters that ids have not.
    const id = ownFilterId('not-null', dataSet.name, index, sheet.id);
    return [filterGroup(id, notNull(id, field, dataSet), [someOf(sheet, hiding)])];
  });
}

function hiddenColumns(visual: ManifestVisual, dataSet: ManifestDataSet): Set<string> {
  const dimensions = [visual.smallMultiples, ...visual.groups, ...visual.columns ?? [], visual.color, visual.comparison?.over];
  return new Set(dimensions.flatMap((dimension) => (dimension?.nulls === 'hide' ? [drawnField(dataSet, dimension.field).name] : [])));
}

/** A number has no value where its text has none: a list of texts that leaves out nulls is the form that is seen in use. */
function notNull(filterId: string, field: ManifestDataField, dataSet: ManifestDataSet): CfnAnalysis.FilterProperty {
  const isList = columnKind(field) === 'text' || hasText(field);
  const column = columnOf(dataSet, hasText(field) ? textColumn(field) : field.name);
  if (isList) return { categoryFilter: { filterId, column, configuration: { filterListConfiguration: { matchOperator: 'CONTAINS', ...ALL_BUT_NULLS } } } };
  if (columnKind(field) === 'date') return { timeRangeFilter: { filterId, column, nullOption: 'NON_NULLS_ONLY', timeGranularity: 'DAY' } };
  return { numericRangeFilter: { filterId, column, ...ALL_BUT_NULLS } };
}
