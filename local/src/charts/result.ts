/** The value of a group: a date is the first day of its period, YYYY-MM-DD; an identifier is its label. */
export type KeyValue = string | number | boolean | null;

/**
 * A group, column, colour or small multiple.
 *
 * - `text` is what people read: years `2024`, quarters `2024 Q1`, months `2024-01`, weeks and days the (first) day; `None` for null.
 * - `other`: the rest beyond a limit (value null, text `Other`); it cannot be chosen.
 */
export interface Key {
  readonly value: KeyValue;
  readonly text: string;
  readonly other?: true;
}

/** The values of one mark, or of one line of a table: one for each measure; null where there is none, or none that is finite. */
export interface ResultRow {
  readonly multiple?: Key;
  readonly groups: readonly Key[];
  readonly columns?: readonly Key[];
  readonly color?: Key;
  readonly values: readonly (number | null)[];
}

/** One period of a KPI. `from` is its first day, YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly value: number | null;
}

/** What a KPI shows: `value` over all rows, or, with a comparison, of the last period that has rows. */
export interface KpiResult {
  readonly value: number | null;
  readonly current?: Period;
  readonly previous?: Period;
  /** Difference of the periods, or that as a share of the earlier one (0.1 is 10 %); null where it cannot be said. */
  readonly change?: number | null;
  /** `value` as a share of the target; null where it cannot be said. */
  readonly ofTarget?: number | null;
}

/** One bin of a histogram: values from `from` on, below `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One box; `count` is how many values it has, `low` and `high` are the ends of its whiskers. */
export interface Box {
  readonly group?: Key;
  readonly count: number;
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly high: number;
  /** Each different value beyond the whiskers, ascending; empty where outliers are not asked for. */
  readonly outliers: readonly number[];
}

/** Values of a row as it is: dates YYYY-MM-DD, identifiers by their label, numbers that a double does not hold exactly as text. */
export type RecordRow = readonly (string | number | boolean | null)[];

/** What a visual draws. */
export interface VisualResult {
  /** In drawing order: small multiples, groups, then columns and colours. Empty for histogram, box plot and rows as they are. */
  readonly rows: readonly ResultRow[];
  /** Rows left out because a dimension that hides nulls is null. */
  readonly hidden: number;
  /** Of the first group (of rows as they are: rows) that a limit without others leaves out. */
  readonly cut: number;
  /** Columns, colours and small multiples that a limit without others leaves out. */
  readonly cutColumns?: number;
  readonly cutColors?: number;
  readonly cutMultiples?: number;
  /** Table and pivot with totals: one for each measure, over all rows. */
  readonly totals?: readonly (number | null)[];
  /** Pivot with totals and columns: the total of each column that is drawn, in their order; `groups` is empty. */
  readonly columnTotals?: readonly ResultRow[];
  readonly kpi?: KpiResult;
  readonly bins?: readonly Bin[];
  /** In drawing order; a group without a value has no box. */
  readonly boxes?: readonly Box[];
  /** Table of rows as they are. */
  readonly records?: readonly RecordRow[];
}
