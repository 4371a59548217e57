import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { PlacedDimension, PlacedField, VisualFields } from './fields';
import type { ManifestLimit, ManifestVisual } from '../../manifest/schema';

/** The order of the groups. */
export function groupSort({ sort }: ManifestVisual, fields: VisualFields): CfnAnalysis.FieldSortOptionsProperty[] {
  const by = sort.by === 'group' ? fields.groups[0] : fields.measures[sort.by];
  return by ? [sortBy(by, sort.descending)] : [];
}

/** Orders by a field. */
export function sortBy({ id }: PlacedField, descending: boolean): CfnAnalysis.FieldSortOptionsProperty {
  return { fieldSort: { fieldId: id, direction: descending ? 'DESC' : 'ASC' } };
}

/** The order of colours, columns or small multiples: where only some are shown, the largest by the first measure, otherwise by their text. */
export function seriesSort(
  series: PlacedDimension | undefined, limited: boolean, { measures }: VisualFields,
): CfnAnalysis.FieldSortOptionsProperty[] | undefined {
  if (!series) return undefined;
  const [first] = measures;
  return [limited && first ? sortBy(first, true) : sortBy(series, false)];
}

/** How many groups are shown, and whether the rest is one more. */
export function itemsLimit(limit: ManifestLimit | undefined): CfnAnalysis.ItemsLimitConfigurationProperty | undefined {
  return limit && { itemsLimit: limit.count, otherCategories: limit.others ? 'INCLUDE' : 'EXCLUDE' };
}

/** How many are shown of those whose rest is never drawn. */
export function plainLimit(count: number | undefined): CfnAnalysis.ItemsLimitConfigurationProperty | undefined {
  return itemsLimit(count === undefined ? undefined : { count, others: false });
}

/** The first lines of a table or boxes of a plot: what comes after them is on further pages. */
export function firstPage(limit: ManifestLimit | undefined): CfnAnalysis.PaginationConfigurationProperty | undefined {
  return limit && { pageSize: limit.count, pageNumber: 1 };
}
