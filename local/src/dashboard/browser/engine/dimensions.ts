import type { DataSet } from './data';
import type { DimensionIndex } from './dimension-index';
import { rowsWithoutNulls } from './row-cache';
import type { ManifestDimension } from '../../../manifest';

/** How a dimension groups the rows of a data set. A timestamp is grouped by its day where no granularity is given. */
export function indexOf(dataSet: DataSet, { field, granularity, dateFormat }: Pick<ManifestDimension, 'field' | 'granularity' | 'dateFormat'>): DimensionIndex {
  const column = dataSet.column(field);
  const isWritten = dateFormat !== undefined || column.type === 'timestamp';
  return column.index(granularity ?? (isWritten ? 'day' : undefined), dateFormat);
}

/** The rows without those that are null in a dimension that hides nulls. */
export function shownRows(dataSet: DataSet, rows: Int32Array, dimensions: readonly ManifestDimension[]): Int32Array {
  return dimensions.reduce((shown, dimension) => {
    const index = indexOf(dataSet, dimension);
    return dimension.nulls === 'show' || !index.hasNulls ? shown : rowsWithoutNulls(shown, index);
  }, rows);
}
