import type { ManifestDimension, ManifestMeasure, ManifestNumberFormat, ManifestPlace, ManifestSheet, ManifestVisual } from '../../../src/manifest';

/** Columns of the grid. */
const COLUMNS = 36;

export const WHOLE: ManifestNumberFormat = { style: 'number', decimals: 0 };
export const ONE_DECIMAL: ManifestNumberFormat = { style: 'number', decimals: 1 };
export const SHORT: ManifestNumberFormat = { style: 'short', decimals: 1 };
export const PERCENT: ManifestNumberFormat = { style: 'percent', decimals: 1 };
export const SECONDS: ManifestNumberFormat = { style: 'plain', decimals: 2, suffix: ' s' };

/** A dimension that hides nulls, unless it is said. */
export function by(field: string, title: string, more: Partial<ManifestDimension> = {}): ManifestDimension {
  return { field, title, nulls: 'hide', ...more };
}

/** A measure. */
export function measure(field: string, aggregation: ManifestMeasure['aggregation'], title: string, format = WHOLE): ManifestMeasure {
  return { field, aggregation, title, format };
}

/** Largest first, by the first measure. */
export const LARGEST_FIRST: ManifestVisual['sort'] = { by: 0, descending: true };
/** In the order of the groups. */
export const BY_GROUP: ManifestVisual['sort'] = { by: 'group', descending: false };

/** A visual without its place, and without what most have alike. */
export type Drawn = Pick<ManifestVisual, 'id' | 'kind' | 'title'> & Partial<ManifestVisual>;

/** A visual as it is placed: with the width and height of its place. */
export interface Sized {
  readonly size: readonly [width: number, height: number];
  readonly visual: Drawn;
}

/** Gives a visual its size. */
export function sized(width: number, height: number, visual: Drawn): Sized {
  return { size: [width, height], visual };
}

/** A sheet whose visuals flow from left to right. */
export function sheet(id: string, title: string, visuals: readonly Sized[], description?: string): ManifestSheet {
  const places = flow(visuals.map(({ size }) => size));
  return {
    id,
    title,
    ...description === undefined ? {} : { description },
    visuals: visuals.map(({ visual }, index) => ({
      dataSet: 'tracks', groups: [], measures: [], sort: BY_GROUP, crossFilter: false, place: places[index], ...visual,
    })),
  };
}

function flow(sizes: readonly (readonly [number, number])[]): ManifestPlace[] {
  let [column, row, tallest] = [0, 0, 0];
  return sizes.map(([width, height]) => {
    if (column + width > COLUMNS) [column, row, tallest] = [0, row + tallest, 0];
    const place = { column, row, width, height };
    column += width;
    tallest = Math.max(tallest, height);
    return place;
  });
}
