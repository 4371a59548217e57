/** What the page carries of the warehouse: columns of codes into dictionaries, compressed. JSON-serialisable. */
export interface PackedDashboardData {
  readonly dataSets: readonly PackedDataSet[];
  /** What was left out, in sentences, for the page to show. */
  readonly notes: readonly string[];
}

export interface PackedDataSet {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
}

/**
 * What a column holds: `text` (also identifiers), `boolean`, `number` (int, bigint, float, double, decimal), `date`, `timestamp`.
 */
export type ColumnType = 'text' | 'boolean' | 'number' | 'date' | 'timestamp';

/**
 * A column: for each row the rank of its value among the different values, in ascending order; `distinct` stands for null.
 * An identifier is ranked by its label, which is all that the page knows of it.
 */
export interface PackedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** How many different values there are, null not among them. */
  readonly distinct: number;
  readonly codes: PackedCodes;
  /**
   * The different values in ascending order: base64 of gzip of a JSON array. Text by Unicode code points, booleans, dates as
   * YYYY-MM-DD, timestamps as `YYYY-MM-DD HH:MM:SS` with as many decimals as they have, to the microsecond, numbers as numbers,
   * but as text where a double would not hold them exactly (a bigint beyond 2^53, a long decimal, NaN, Infinity).
   *
   * @default - an identifier that is only counted: its values are not in the page
   */
  readonly dictionary?: string;
  /**
   * The column of names that follows from this one and with which its labels begin: the dictionary holds only what comes after the
   * name, mostly nothing.
   */
  readonly begins?: string;
  /** Of an identifier that is shown by its label: the label's text by the identifier's, for those that filters name. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Whole numbers of 0 and more: base64 of gzip of their bytes. */
export interface PackedCodes {
  /**
   * The column from whose value this one's follows, as an artist's name does from its identifier: there is a code for each value of
   * that column, and one for null, instead of one for each row. No column follows from itself, be it by way of others.
   */
  readonly follows?: string;
  /** Bytes of a number; first the lowest byte of all numbers, then the next one of all, and so on. */
  readonly width: 1 | 2 | 3 | 4;
  /** Whether each is the difference from the one before, by the width's two's complement. */
  readonly delta: boolean;
  readonly bytes: string;
}
