import type { ColumnForm } from './column-type';
import type { CsvShape } from './csv-shape';
import type { DataFile } from './data-files';
import type { TextForm } from './text-form';

/** What a column of a file is. */
export interface InspectedColumn extends ColumnForm {
  /** What it is called in the file. */
  readonly header: string;
  /** What it is called in the table that the engine made of the file. */
  readonly sql: string;
  /** Rows that have a value: what is a null word is none. */
  readonly filled: number;
  /** Different values. */
  readonly distinct: number;
  /** Words that stand for no value. */
  readonly nullWords: readonly string[];
  /** Whether each row has a value, and another one. */
  readonly isKey: boolean;
}

/** What a file is. */
export interface InspectedFile {
  readonly file: DataFile;
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly InspectedColumn[];
  /** The names of all columns, also of those of a very wide file whose values are not looked at. */
  readonly headers: readonly string[];
  /** Rows whose values tell the types; undefined where all do. */
  readonly sample?: number;
  readonly text?: Pick<TextForm, 'encoding' | 'hasMark' | 'isSuspected'>;
  readonly csv?: CsvShape;
  readonly isArray?: boolean;
  readonly misfits?: { readonly lines: number; readonly first: number };
}

/** Whether the name of a column is that of an identifier: `id`, `customer_id`, `customerId`, `Order ID`, `country code`. */
export function looksLikeIdentifier(header: string): boolean {
  return /(^|[^A-Za-z0-9])(id|key|code|uuid|guid|sku|isbn|isrc|ean)$/i.test(header) || /[a-z](Id|ID|Key|Code)$/.test(header);
}

/** The column that says which thing a row is: unique, complete, and called so; undefined where there is none. */
export function keyColumn({ columns }: Pick<InspectedFile, 'columns'>): InspectedColumn | undefined {
  return columns.find(isIdentifier);
}

/** Whether a column is unique, complete and called an identifier. */
export function isIdentifier({ header, isKey, type }: InspectedColumn): boolean {
  return isKey && looksLikeIdentifier(header) && KEY_TYPES.includes(type);
}

/** Types whose values are compared as keys. */
export const KEY_TYPES: readonly string[] = ['string', 'int', 'bigint'];
