import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { PlacedDimension, PlacedField, VisualFields } from '../fields';
import { wells } from '../wells';

/** Groups down, columns across. Which of them are shown is said by filters, since QuickSight has no limit for it. */
export function pivotTable(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.PivotTableConfigurationProperty {
  const { groups, columns, measures } = fields;
  const totals = { totalsVisibility: visual.totals === true ? 'VISIBLE' : 'HIDDEN' };
  const hidden = { totalsVisibility: 'HIDDEN' };
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
      ...(groups.length > 1 && { rowSubtotalOptions: hidden }),
      ...(columns.length > 0 && { columnTotalOptions: hidden, columnSubtotalOptions: hidden }),
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
  // A field of the wells, by its id: a column is for what is in none of them.
  // https://docs.aws.amazon.com/quicksight/latest/APIReference/API_PivotTableSortBy.html
  const { id } = by === 'group' ? dimension : measures[by];
  return { fieldId: dimension.id, sortBy: { field: { fieldId: id, direction } } };
}

function named({ id, title }: PlacedField): CfnAnalysis.PivotTableFieldOptionProperty {
  return { fieldId: id, customLabel: title, visibility: 'VISIBLE' };
}
