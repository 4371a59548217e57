import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestColumn, ManifestDataSet, ManifestVisual } from '../../../manifest/schema';
import { columnKind } from '../column-types';
import { columnOf, drawnField, VisualFields } from '../fields';
import { momentFormat, numericFormat, plainNumberFormat, textFormat } from '../formats';
import { firstPage, groupSort, sortBy } from '../sorting';
import { wells } from '../wells';

/** Groups and measures, a line each. */
export function aggregatedTable(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.TableConfigurationProperty {
  const { groups, measures } = fields;
  return {
    fieldWells: { tableAggregatedFieldWells: { groupBy: wells(groups), values: wells(measures) } },
    sortConfiguration: {
      // Lines that are alike in what orders them stand in the order of their groups.
      rowSort: [...groupSort(visual, fields), ...groups.slice(visual.sort.by === 'group' ? 1 : 0).map((group) => sortBy(group, false))],
      paginationConfiguration: firstPage(visual.limit),
    },
    ...(measures.length > 0 && { totalOptions: { totalsVisibility: visual.totals === true ? 'VISIBLE' : 'HIDDEN', placement: 'END' } }),
    fieldOptions: { selectedFieldOptions: [...groups, ...measures].map(({ id, title }) => ({ fieldId: id, customLabel: title })) },
  };
}

/** Rows as they are. */
export function plainTable(
  visual: ManifestVisual, columns: readonly ManifestColumn[], dataSet: ManifestDataSet,
): CfnAnalysis.TableConfigurationProperty {
  const idOf = (index: number) => `${visual.id}.field.${index}`;
  const { by, descending } = visual.sort;
  return {
    fieldWells: {
      tableUnaggregatedFieldWells: {
        values: columns.map((column, index) => ({
          fieldId: idOf(index),
          column: columnOf(dataSet, drawnField(dataSet, column.field).name),
          formatConfiguration: formatOf(column, dataSet),
        })),
      },
    },
    sortConfiguration: {
      rowSort: [{ fieldSort: { fieldId: idOf(by === 'group' ? 0 : by), direction: descending ? 'DESC' : 'ASC' } }],
      paginationConfiguration: firstPage(visual.limit),
    },
    fieldOptions: { selectedFieldOptions: columns.map(({ title }, index) => ({ fieldId: idOf(index), customLabel: title })) },
  };
}

function formatOf({ field: name, format, dateFormat }: ManifestColumn, dataSet: ManifestDataSet): CfnAnalysis.FormatConfigurationProperty {
  const field = drawnField(dataSet, name);
  switch (columnKind(field)) {
    case 'date': return { dateTimeFormatConfiguration: momentFormat(field.type, dateFormat) };
    case 'text': return { stringFormatConfiguration: textFormat('show') };
    case 'number': return {
      numberFormatConfiguration: format === undefined ? plainNumberFormat('show') : { formatConfiguration: numericFormat(format) },
    };
  }
}
