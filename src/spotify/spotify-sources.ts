import { CsvOptions, SurplusColumns } from '../job-graph';
import { Schema } from '../schema';

/** A file that a SpotifyAnalyticsPipeline begins with: what it is called, and how it is written. */
export interface SpotifyFile extends CsvOptions {
  /**
   * What is read, under the location: a file (`albums.csv`), or all files of a folder (`albums/`).
   *
   * @default - the name under which the raw file is downloaded; `albums/`, `artists/`, `track/` or `features/` of staging
   */
  readonly path?: string;
}

/**
 * The files that a SpotifyAnalyticsPipeline begins with, where they are not exactly those of the public data set. Names of columns on the
 * left of `columnNames` are those of the data set: of the raw files, or of the staged ones.
 */
export interface SpotifySources {
  /**
   * A row for each track on an album.
   *
   * @default - as the data set has it
   */
  readonly albums?: SpotifyFile;

  /**
   * A row for each artist.
   *
   * @default - as the data set has it
   */
  readonly artists?: SpotifyFile;

  /**
   * A row for each track.
   *
   * @default - as the data set has it
   */
  readonly tracks?: SpotifyFile;

  /**
   * The audio features: a row for each track.
   *
   * @default - as the data set has it
   */
  readonly features?: SpotifyFile;

  /**
   * How several genres of an artist stand in one field, e.g. `['pop', 'rock']` or `pop; rock`: the first of them is the genre of the artist.
   *
   * @default - a field has one genre
   */
  readonly genreList?: GenreList;
}

/** A list in a field. */
export interface GenreList {
  /**
   * What separates the elements, one character.
   *
   * @default - the elements stand in square brackets, between commas, in quotes or not
   */
  readonly separator?: string;
}

/** How values are written, which stay as they are in staging: they are read when the warehouse is written. */
export function valueOptions(options: CsvOptions): CsvOptions {
  const { dateFormats, timestampFormats, decimalSeparator, thousandsSeparator, wholeNumbersWithFraction } = options;
  return { dateFormats, timestampFormats, decimalSeparator, thousandsSeparator, wholeNumbersWithFraction };
}

/** How a file is written apart from its values. */
export function fileOptions(file: SpotifyFile): CsvOptions {
  const { path, ...options } = file;
  const ofValues = Object.keys(valueOptions({}));
  return Object.fromEntries(Object.entries(options).filter(([option]) => !ofValues.includes(option)));
}

/** The columns that are read of a file: those that are needed, where others may be missing, or be passed over. */
export function readColumns({ surplusColumns }: CsvOptions, schema: Schema, needed: readonly string[]): Schema {
  return surplusColumns === SurplusColumns.IGNORE ? Schema.of(...schema.fields.filter(({ name }) => needed.includes(name))) : schema;
}
