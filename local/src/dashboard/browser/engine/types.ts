import type { Key } from '../../../charts/result';

/** Indices of the rows that fit, ascending. */
export interface Mask {
  readonly rows: Int32Array;
}

/**
 * Of a category filter: what is chosen, by the text of the values; nothing chosen lets everything through. An identifier goes by its
 * label; by itself only where the manifest names it so.
 */
export interface CategoryChoice {
  readonly values: readonly string[];
}

/** Of a range filter: both ends are in it, numbers or YYYY-MM-DD; an end that is not given is open. */
export interface RangeChoice {
  readonly from?: number | string;
  readonly to?: number | string;
}

/** What is chosen, by the id of the filter. A filter that is not in it is as the manifest has it at first. JSON-serialisable. */
export type FilterState = Readonly<Record<string, CategoryChoice | RangeChoice>>;

/**
 * What is chosen in a visual: one of its groups, columns, colours or small multiples. Of several of one visual and field any one
 * has to fit, of each visual and field one. A key with `other` is passed over.
 */
export interface Selection {
  readonly visual: string;
  readonly field: string;
  readonly granularity?: 'year' | 'quarter' | 'month' | 'week' | 'day';
  readonly key: Key;
}

/** A value that can be chosen, and how many rows of the whole data set have it. */
export interface CategoryOption {
  /** What `CategoryChoice.values` takes, and what people read. */
  readonly value: string;
  readonly count: number;
}

/** What a control offers; of a range the ends are those of the control (`least`, `most`), else those of the data. */
export type ControlOptions =
  | { readonly kind: 'category'; readonly options: readonly CategoryOption[] }
  | { readonly kind: 'numberRange'; readonly least: number; readonly most: number; readonly step?: number }
  | { readonly kind: 'dateRange'; readonly first: string; readonly last: string }
  /** The column has no value. */
  | { readonly kind: 'empty' };
