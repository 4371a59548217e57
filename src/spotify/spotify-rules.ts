import { QualityRule } from '../quality';

/** Share of the rows that have a genre, at least: 70 % of the artists have none, and 46 % of the rows of a real slice. */
const LEAST_GENRE_SHARE = 0.1;

/** What must hold of the warehouse of a SpotifyAnalyticsPipeline. */
export class SpotifyRules {
  /** Keys are complete and unique, popularities are 0 to 100, and the like: what holds on the real data. */
  public static standard(): QualityRule[] {
    return [
      QualityRule.rowCountAtLeast(1),
      QualityRule.isPrimaryKey('track_id', 'album_id'),
      QualityRule.isComplete('artist_id'),
      QualityRule.valuesBetween('track_popularity', { min: 0, max: 100 }),
      QualityRule.valuesBetween('album_popularity', { min: 0, max: 100 }),
      QualityRule.valuesBetween('artist_popularity', { min: 0, max: 100 }),
      QualityRule.valuesBetween('followers', { min: 0 }),
      QualityRule.valuesBetween('duration_ms', { min: 1 }),
      QualityRule.valuesBetween('release_date', { min: '1900-01-01' }),
      QualityRule.completenessAtLeast('genre', LEAST_GENRE_SHARE),
    ];
  }

  private constructor() {}
}
