import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../manifest-schema';
import type { PlacedDimension, PlacedField, VisualFields } from '../fields';
import { wells } from '../wells';

/** Groups down, columns across. Which of them are shown is said by filters, since QuickSight has no limit for it. */
export function pivotTable(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.PivotTableConfigurationProperty {
  const { groups, columns, measures } = fields;
  const totals = { totalsVisibility: visual.totals === true ? 'VISIBLE' : 'HIDDEN' };
  return {
    fieldWells: { pivotTableAggregatedFieldWells: { rows: wells(groups), columns: wells(columns), values: wells(measures) } },
    sortConfiguration: {
      fieldSortOptions: [
        ...groups.map((group, index) => orderOf(group, index === 0 ? visual : undefined, fields)),
        ...columns.map((column) => orderOf(column, undefined, fields)),
      ],
    },
    tableOptions: { metricPlacement: 'COLUMN', singleMetricVisibility: 'VISIBLE', rowsLayout: 'TABULAR', toggleButtonsVisibility: 'VISIBLE' },
    totalOptions: {
      rowTotalOptions: totals,
      columnTotalOptions: { totalsVisibility: 'HIDDEN' },
      rowSubtotalOptions: { totalsVisibility: 'HIDDEN' },
      columnSubtotalOptions: { totalsVisibility: 'HIDDEN' },
    },
    fieldOptions: { selectedFieldOptions: [...groups, ...columns, ...measures].map(named) },
  };
}

/** The order of rows or columns: as the visual says, otherwise by themselves. */
function orderOf(
  dimension: PlacedDimension, visual: ManifestVisual | undefined, { measures }: VisualFields,
): CfnAnalysis.PivotFieldSortOptionsProperty {
  const { by, descending } = visual?.sort ?? { by: 'group', descending: false };
  const direction = descending ? 'DESC' : 'ASC';
  const measure = by === 'group' ? undefined : measures[by];
  return {
    fieldId: dimension.id,
    sortBy: measure
      ? { column: { sortBy: measure.column, direction, aggregationFunction: measure.aggregation } }
      : { field: { fieldId: dimension.id, direction } },
  };
}

function named({ id, title }: PlacedField): CfnAnalysis.PivotTableFieldOptionProperty {
  return { fieldId: id, customLabel: title, visibility: 'VISIBLE' };
}
