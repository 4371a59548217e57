/** Columns of the grid on which visuals stand. */
export const GRID_COLUMNS = 36;

/** Rows of the grid that one visual takes, at most (`ManifestPlace` in the manifest's schema). */
export const TALLEST = 21;
