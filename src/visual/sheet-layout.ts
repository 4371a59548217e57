import { GRID_COLUMNS } from './grid';
import type { Visual } from './visuals/visual';
import type { ManifestPlace } from '../manifest/schema';

/** Where visuals stand that flow from left to right. A line is as high as its highest visual. */
export function flow(visuals: readonly Pick<Visual, 'width' | 'height'>[]): ManifestPlace[] {
  let [column, row, highest] = [0, 0, 0];
  return visuals.map(({ width, height }) => {
    if (column + width > GRID_COLUMNS) [column, row, highest] = [0, row + highest, 0];
    const place = { column, row, width, height };
    column += width;
    highest = Math.max(highest, height);
    return place;
  });
}
