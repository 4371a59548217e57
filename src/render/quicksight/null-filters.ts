import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { ColumnKind, columnKind } from './column-types';
import { columnOf, drawnField } from './fields';
import { filterGroup, someOf } from './filter-groups';
import { filterId } from './ids';
import type { ManifestDashboard, ManifestDataSet, ManifestVisual } from '../manifest-schema';

const ALL_BUT_NULLS = { selectAllOptions: 'FILTER_ALL_VALUES', nullOption: 'NON_NULLS_ONLY' };

/** Leaves out rows without a value where a dimension hides them: a filter for each column, on the visuals that have it as such a dimension. */
export function nullFilters(dashboard: ManifestDashboard): CfnAnalysis.FilterGroupProperty[] {
  return dashboard.dataSets.flatMap((dataSet) => dataSet.fields.flatMap((field, index) => {
    const scope = dashboard.sheets.flatMap((sheet) => {
      const hiding = sheet.visuals.filter((visual) => visual.dataSet === dataSet.name && hiddenColumns(visual, dataSet).has(field.name));
      return hiding.length === 0 ? [] : [someOf(sheet, hiding)];
    });
    // By the index, since names of fields may have letters that ids have not.
    const id = `not-null-${dataSet.name}-${index}`;
    return scope.length === 0 ? [] : [filterGroup(id, notNull(id, field.name, columnKind(field), dataSet), scope)];
  }));
}

function hiddenColumns(visual: ManifestVisual, dataSet: ManifestDataSet): Set<string> {
  const dimensions = [visual.smallMultiples, ...visual.groups, ...visual.columns ?? [], visual.color, visual.comparison?.over];
  return new Set(dimensions.flatMap((dimension) => (dimension?.nulls === 'hide' ? [drawnField(dataSet, dimension.field).name] : [])));
}

function notNull(id: string, name: string, kind: ColumnKind, dataSet: ManifestDataSet): CfnAnalysis.FilterProperty {
  const common = { filterId: filterId(id), column: columnOf(dataSet, name) };
  switch (kind) {
    case 'text': return { categoryFilter: { ...common, configuration: { filterListConfiguration: { matchOperator: 'CONTAINS', ...ALL_BUT_NULLS } } } };
    case 'number': return { numericRangeFilter: { ...common, ...ALL_BUT_NULLS } };
    case 'date': return { timeRangeFilter: { ...common, nullOption: 'NON_NULLS_ONLY', timeGranularity: 'DAY' } };
  }
}
