import type { ManifestVisual } from '../../manifest/schema';

/** What differs between the kinds of visuals. */
export type VisualContent = Omit<ManifestVisual, 'id' | 'title' | 'subtitle' | 'dataSet' | 'place' | 'kind'>;
