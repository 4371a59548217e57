import { SPOTIFY_QUERIES } from './queries';
import { PipelineQuery } from '../query';

/** The questions that people ask of this data, answered by the warehouse. */
export function standardQueries(): PipelineQuery[] {
  return SPOTIFY_QUERIES.map((query) => PipelineQuery._fromManifest(query));
}
