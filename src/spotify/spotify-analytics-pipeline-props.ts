import type { SpotifySources } from './spotify-sources';
import type { PipelineOptions } from '../pipeline';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import type { Dashboard } from '../visual';

/** The files that a pipeline begins with. */
export enum PipelineStart {
  /** The raw files, as the data set is downloaded: they are reduced to the staged ones first. */
  RAW = 'RAW',
  /** The three staged files: albums, artists, track. */
  STAGING = 'STAGING',
}

/** What the table of the warehouse is made of. */
export enum WarehouseFormat {
  /** Parquet files, described by a table of the Data Catalog that a crawler keeps current. */
  PARQUET = 'PARQUET',
  /**
   * An Apache Iceberg table of Parquet files: each run replaces its rows at once, and earlier rows can be asked for. The job makes the
   * table by its first run, so that there is no crawler. Database and table are kept when the stack is deleted. On one machine the
   * rows are plain Parquet files.
   */
  ICEBERG = 'ICEBERG',
}

/** Properties of a SpotifyAnalyticsPipeline. Its locations are `raw`, unless it starts from staging, `staging` and `warehouse`. */
export interface SpotifyAnalyticsPipelineProps extends PipelineOptions {
  /**
   * The files that it begins with. Those of `initialData` have the names that the raw files are downloaded with, or are albums.csv,
   * artists.csv and track.csv; with the audio features also the raw features file, or features.csv.
   *
   * @default PipelineStart.RAW
   */
  readonly startFrom?: PipelineStart;

  /**
   * What the files are called that it begins with, and how they are written: separator, encoding, null words, patterns of dates, columns by
   * other names or in another order, and the like.
   *
   * @default - as the data set is downloaded, and nothing else
   */
  readonly sources?: SpotifySources;

  /**
   * Whether the warehouse also has the audio features (danceability to time_signature), explicit, album_type and track_number.
   *
   * @default false
   */
  readonly audioFeatures?: boolean;

  /**
   * What the table of the warehouse is made of.
   *
   * @default WarehouseFormat.PARQUET
   */
  readonly warehouseFormat?: WarehouseFormat;

  /**
   * Names of the columns by whose values the warehouse is partitioned: such as have few, like `album_type` of the audio features. Each
   * partition is a file of its own, and keys that make hundreds of them are warned of. Athena sees the partitions of a run once the
   * crawler ran.
   *
   * @default - no partitions: the whole data set is a few dozen megabytes
   */
  readonly partitionKeys?: string[];

  /**
   * What must hold of the rows of the warehouse, e.g. `[...SpotifyRules.standard(), mine]`. On one machine a run that breaks a rule
   * publishes nothing; in AWS the rules are a data quality ruleset on the table, and a run of the workflow that breaks one fails before
   * QuickSight is refreshed.
   *
   * @default - SpotifyRules.standard()
   */
  readonly qualityRules?: QualityRule[];

  /**
   * Questions to the warehouse, e.g. `[...SpotifyQueries.standard(), mine]`.
   *
   * @default - SpotifyQueries.standard()
   */
  readonly queries?: PipelineQuery[];

  /**
   * What is drawn of the warehouse: in QuickSight, and in the page on one machine.
   *
   * @default - a SpotifyDashboard
   */
  readonly dashboard?: Dashboard;
}
