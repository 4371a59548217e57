import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { columnKind } from './column-types';
import { numericFormat, periodFormat, plainNumberFormat, textFormat } from './formats';
import { perIdentifier } from './per-identifier';
import type { ManifestDataField, ManifestDataSet, ManifestDimension, ManifestMeasure, ManifestVisual } from '../../manifest/schema';

/** A field in a well of a visual. */
export interface PlacedField {
  /** Its id, of which a definition has each once. */
  readonly id: string;
  readonly title: string;
  readonly column: CfnAnalysis.ColumnIdentifierProperty;
}

/** A field by which rows are grouped. */
export interface PlacedDimension extends PlacedField {
  readonly well: CfnAnalysis.DimensionFieldProperty;
}

/** A field whose values are aggregated. */
export interface PlacedMeasure extends PlacedField {
  readonly well: CfnAnalysis.MeasureFieldProperty;
  /** None of values that are not aggregated, or aggregate by themselves. */
  readonly aggregation?: CfnAnalysis.AggregationFunctionProperty;
}

/** The fields of a visual, as its wells have them. */
export interface VisualFields {
  readonly groups: readonly PlacedDimension[];
  readonly columns: readonly PlacedDimension[];
  readonly color?: PlacedDimension;
  readonly smallMultiples?: PlacedDimension;
  readonly measures: readonly PlacedMeasure[];
}

/** Places the fields of a visual. */
export function placeFields(visual: ManifestVisual, dataSet: ManifestDataSet): VisualFields {
  const dimension = (name: string, of: ManifestDimension) => placeDimension(`${visual.id}.${name}`, of, dataSet);
  return {
    groups: visual.groups.map((group, index) => dimension(`group.${index}`, group)),
    columns: (visual.columns ?? []).map((column, index) => dimension(`column.${index}`, column)),
    color: visual.color && dimension('color', visual.color),
    smallMultiples: visual.smallMultiples && dimension('multiple', visual.smallMultiples),
    measures: visual.measures.map((measure, index) => placeMeasure(`${visual.id}.value.${index}`, measure, visual.groups, dataSet)),
  };
}

/** Places a dimension: an identifier by its label, which is another one for each identifier, so that the groups are the same. */
export function placeDimension(id: string, dimension: ManifestDimension, dataSet: ManifestDataSet): PlacedDimension {
  const { field: name, granularity, nulls, title } = dimension;
  const field = drawnField(dataSet, name);
  const column = columnOf(dataSet, field.name);
  const placed = { fieldId: id, column };
  const wells = {
    text: () => ({ categoricalDimensionField: { ...placed, formatConfiguration: textFormat(nulls) } }),
    number: () => ({ numericalDimensionField: { ...placed, formatConfiguration: plainNumberFormat(nulls) } }),
    date: () => ({
      dateDimensionField: { ...placed, dateGranularity: timeGranularity(granularity), formatConfiguration: periodFormat(dimension) },
    }),
  };
  return { id, title, column, well: wells[columnKind(field)]() };
}

/**
 * Places a measure. That of what describes an identifier is a calculated field, which aggregates by itself; one that is not aggregated is
 * calculated for the dimensions of its visual.
 */
function placeMeasure(id: string, measure: ManifestMeasure, dimensions: readonly ManifestDimension[], dataSet: ManifestDataSet): PlacedMeasure {
  const { field: name, aggregation, of, title, format } = measure;
  const field = fieldOf(dataSet, name);
  const column = columnOf(dataSet, of === undefined ? name : perIdentifier(measure, of, dimensions).name);
  const placed = { fieldId: id, column };
  const numeric = numericFormat(format);
  if (aggregation === 'none' || of !== undefined) {
    return { id, title, column, well: { numericalMeasureField: { ...placed, formatConfiguration: { formatConfiguration: numeric } } } };
  }
  const simple = AGGREGATIONS[aggregation];
  switch (columnKind(field)) {
    case 'number': {
      const aggregationFunction = { simpleNumericalAggregation: simple };
      return {
        id,
        title,
        column,
        well: { numericalMeasureField: { ...placed, aggregationFunction, formatConfiguration: { formatConfiguration: numeric } } },
        aggregation: { numericalAggregationFunction: aggregationFunction },
      };
    }
    case 'date': return {
      id,
      title,
      column,
      well: { dateMeasureField: { ...placed, aggregationFunction: simple, formatConfiguration: { numericFormatConfiguration: numeric } } },
      aggregation: { dateAggregationFunction: simple },
    };
    case 'text': return {
      id,
      title,
      column,
      well: { categoricalMeasureField: { ...placed, aggregationFunction: simple, formatConfiguration: { numericFormatConfiguration: numeric } } },
      aggregation: { categoricalAggregationFunction: simple },
    };
  }
}

/** Aggregations as QuickSight calls them (`SimpleNumericalAggregationFunction` of its API model). */
const AGGREGATIONS: Record<Exclude<ManifestMeasure['aggregation'], 'none'>, string> = {
  sum: 'SUM', average: 'AVERAGE', min: 'MIN', max: 'MAX', median: 'MEDIAN', count: 'COUNT', countDistinct: 'DISTINCT_COUNT',
};

/** A column of a data set. */
export function columnOf(dataSet: ManifestDataSet, columnName: string): CfnAnalysis.ColumnIdentifierProperty {
  return { dataSetIdentifier: dataSet.name, columnName };
}

/** The field of that name. */
export function fieldOf(dataSet: ManifestDataSet, name: string): ManifestDataField {
  const field = dataSet.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`data set '${dataSet.name}' has no field '${name}'`);
  return field;
}

/** The field that is drawn for one: the label of an identifier, otherwise itself. */
export function drawnField(dataSet: ManifestDataSet, name: string): ManifestDataField {
  const field = fieldOf(dataSet, name);
  return field.labelField === undefined ? field : fieldOf(dataSet, field.labelField);
}

/** Periods as QuickSight calls them. */
export function timeGranularity(granularity: ManifestDimension['granularity']): string {
  return (granularity ?? 'day').toUpperCase();
}
