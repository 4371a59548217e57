import { albumsSheet } from './dashboard/albums';
import { artistsSheet } from './dashboard/artists';
import { hasAudioFeatures, spotifyDataSet } from './dashboard/data';
import { genresSheet } from './dashboard/genres';
import { overviewSheet } from './dashboard/overview';
import { soundSheet } from './dashboard/sound';
import { timeSheet } from './dashboard/time';
import { tracksSheet } from './dashboard/tracks';
import { warehouseSchema } from './spotify-graphs';
import {
  CategoryFilter, Dashboard, DashboardDataSet, DashboardFilter, DashboardSheet, DashboardTheme, DateRangeFilter, NumberRangeFilter,
} from '../visual';

/** Properties of a SpotifyDashboard. */
export interface SpotifyDashboardProps {
  /**
   * The rows that it draws: those that sheets of one's own draw too.
   *
   * @default SpotifyDashboard.tracks()
   */
  readonly dataSet?: DashboardDataSet;

  /**
   * Its sheets, e.g. `[...SpotifyDashboard.standardSheets(dataSet), mine]`. Their visuals are of `dataSet`, which has to be given then.
   *
   * @default - SpotifyDashboard.standardSheets()
   */
  readonly sheets?: DashboardSheet[];

  /**
   * How it looks.
   *
   * @default - the standard theme
   */
  readonly theme?: DashboardTheme;
}

/**
 * The dashboard that answers what people ask of this data: an overview, artists, tracks, albums and labels, genres, and how all of it
 * changed over time; with the audio features also how it sounds. Genre, release date and popularity filter all sheets.
 */
export class SpotifyDashboard extends Dashboard {
  /**
   * The tracks of the warehouse: a row is a track on an album.
   *
   * @param audioFeatures Whether the pipeline has them, false by default
   */
  public static tracks(audioFeatures: boolean = false): DashboardDataSet {
    return spotifyDataSet(warehouseSchema(audioFeatures));
  }

  /**
   * An overview, artists, tracks, albums and labels, genres, and how all of it changed over time; with the audio features also how it sounds.
   *
   * @param dataSet The rows that they draw
   */
  public static standardSheets(dataSet: DashboardDataSet): DashboardSheet[] {
    const audioFeatures = hasAudioFeatures(dataSet.schema);
    return [
      overviewSheet(dataSet),
      artistsSheet(dataSet),
      tracksSheet(dataSet),
      albumsSheet(dataSet, audioFeatures),
      genresSheet(dataSet),
      timeSheet(dataSet),
      ...(audioFeatures ? [soundSheet(dataSet)] : []),
    ];
  }

  constructor(props: SpotifyDashboardProps = {}) {
    const dataSet = props.dataSet ?? SpotifyDashboard.tracks();
    super({
      name: 'spotify',
      title: 'Spotify analytics',
      description: 'Tracks, albums, artists and genres of the public Spotify data set of 2023',
      sheets: props.sheets ?? SpotifyDashboard.standardSheets(dataSet),
      filters: standardFilters(dataSet),
      theme: props.theme,
    });
  }
}

function standardFilters(dataSet: DashboardDataSet): DashboardFilter[] {
  return [
    new CategoryFilter({ id: 'genre', dataSet, field: 'genre' }),
    new DateRangeFilter({ id: 'release-date', dataSet, field: 'release_date' }),
    new NumberRangeFilter({ id: 'track-popularity', dataSet, field: 'track_popularity', min: 0, max: 100 }),
  ];
}
