/** How the characters of files are written as bytes. */
export enum CsvEncoding {
  /** With or without a byte order mark. */
  UTF_8 = 'utf-8',
  /** By its byte order mark; without one the higher byte stands first. */
  UTF_16 = 'utf-16',
  /** ISO 8859-1: each byte is the character of its number. What is called so is often Windows-1252. */
  LATIN_1 = 'latin-1',
  /** What Windows in Western Europe and America writes: Latin 1 with `€`, dashes and curled quotes. */
  WINDOWS_1252 = 'windows-1252',
}

/** What becomes of columns that a schema does not have. */
export enum SurplusColumns {
  /** The job ends, and names them. */
  REFUSE = 'refuse',
  /** They are passed over. */
  IGNORE = 'ignore',
}

/** How CSV files are written. What is not given is as `docs/semantics.md` has it: nothing is guessed. */
export interface CsvOptions {
  /**
   * Where the files may be besides `path`, at the same location: `tracks.csv` beside `track.csv`. The first path is read at which there are
   * files when the job runs.
   *
   * @default - nowhere
   */
  readonly alternativePaths?: string[];

  /**
   * What separates the fields: one character.
   *
   * @default ','
   */
  readonly separator?: string;

  /**
   * What quotes a field, and escapes itself inside one: one character.
   *
   * @default '"'
   */
  readonly quote?: string;

  /**
   * What escapes a quote inside a quoted field, in the place of a second quote, and itself: one character, e.g. a backslash. Before any
   * other character it is one itself.
   *
   * @default - the quote
   */
  readonly escape?: string;

  /**
   * How the characters are written as bytes.
   *
   * @default CsvEncoding.UTF_8
   */
  readonly encoding?: CsvEncoding;

  /**
   * Words that stand for a null, e.g. `NA`, `NaN`, `Null`: a field that is exactly one of them, quoted or not, is null, whatever
   * its type. An empty field is null in any case.
   *
   * @default - none
   */
  readonly nullWords?: string[];

  /**
   * What the fields are called in the header, where that is another name: `{ release_date: 'added_at' }`. Given, even as none, the columns
   * are found by name and may stand in any order, exactly as they are written there.
   *
   * @default - the header is the names of the schema, in their order
   */
  readonly columnNames?: { [field: string]: string };

  /**
   * What becomes of columns that the schema does not have. Given, the columns are found by name, likewise.
   *
   * @default SurplusColumns.REFUSE
   */
  readonly surplusColumns?: SurplusColumns;

  /**
   * Fields that a file may lack: they are null then. Given, the columns are found by name, likewise.
   *
   * @default - none
   */
  readonly optionalColumns?: string[];

  /**
   * What stands before the decimals of numbers: one character, e.g. `,`. A point is no part of a number then, unless it separates thousands.
   *
   * @default '.'
   */
  readonly decimalSeparator?: string;

  /**
   * What may stand between thousands, three digits each, before the decimals of numbers: one character, e.g. `.`, `'` or a blank. A number
   * without any is one too.
   *
   * @default - nothing
   */
  readonly thousandsSeparator?: string;

  /**
   * Whether whole numbers may have decimals that are all 0: `9740.0`, as programs write them that keep a column with nulls as floating
   * point. `9740.5` does not fit, as ever.
   *
   * @default false
   */
  readonly wholeNumbersWithFraction?: boolean;

  /**
   * How the dates are written: a date is read by the first of these patterns that it fits. Patterns are those of Spark: `yyyy`, `MM`, `dd`,
   * `HH`, `mm`, `ss`, `SSS`, other characters as they are, letters between single quotes, and optional parts in square brackets:
   * `yyyy[-MM[-dd]]` reads `2016`, `2016-11` and `2016-11-10`. A month or day that is not there is the first.
   *
   * @default - `yyyy-MM-dd`
   */
  readonly dateFormats?: string[];

  /**
   * How the timestamps are written, likewise. A time that is not there is midnight.
   *
   * @default - `yyyy-MM-dd HH:mm:ss`
   */
  readonly timestampFormats?: string[];
}
