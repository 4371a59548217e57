import { SPOTIFY_QUERIES } from './queries';
import { PipelineQuery } from '../query';

/** The questions that people ask of the Spotify data, answered by the warehouse of a SpotifyAnalyticsPipeline. */
export class SpotifyQueries {
  /** All of them, in the order in which they are shown. */
  public static standard(): PipelineQuery[] {
    return SPOTIFY_QUERIES.map((query) => PipelineQuery._fromManifest(query));
  }

  private constructor() {}
}
