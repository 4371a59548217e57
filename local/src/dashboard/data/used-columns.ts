import type { ManifestDashboard, ManifestDataField, ManifestDataSet, ManifestVisual } from '../../manifest';

/** A field that visuals or filters use. */
export interface UsedColumn {
  readonly field: ManifestDataField;
  /** The field whose text is shown in its stead. */
  readonly label?: ManifestDataField;
  /** Whether its values are needed; of an identifier that is only counted they are not. */
  readonly valued: boolean;
  /** Identifiers that filters name at first. */
  readonly named: readonly string[];
}

/** The fields of a data set that visuals and filters use, in the data set's order. */
export function usedColumns({ sheets, filters }: ManifestDashboard, dataSet: ManifestDataSet): UsedColumn[] {
  const visuals = sheets.flatMap((sheet) => sheet.visuals).filter((visual) => visual.dataSet === dataSet.name);
  const ownFilters = filters.filter((filter) => filter.dataSet === dataSet.name);
  const shown = new Set([...visuals.flatMap(shownFields), ...ownFilters.map(({ field }) => field)]);
  const measured = new Set(visuals.flatMap(measuredFields));
  return dataSet.fields.filter(({ name }) => shown.has(name) || measured.has(name)).map((field) => {
    const label = dataSet.fields.find(({ name }) => name === field.labelField);
    return {
      field,
      ...label ? { label } : {},
      valued: shown.has(field.name) || field.role !== 'identifier',
      named: label ? ownFilters.filter((filter) => filter.field === field.name).flatMap(({ values }) => values ?? []) : [],
    };
  });
}

/** The fields of a visual whose values it shows. */
export function shownFields({ groups, columns = [], color, smallMultiples, comparison, fields = [] }: ManifestVisual): string[] {
  const dimensions = [...groups, ...columns, color, smallMultiples, comparison?.over, ...fields];
  return dimensions.flatMap((dimension) => dimension ? [dimension.field] : []);
}

/** The fields of a visual that it computes with. */
export function measuredFields({ measures }: ManifestVisual): string[] {
  return measures.flatMap(({ field, of }) => of === undefined ? [field] : [field, of]);
}
