import type { ManifestField } from '../manifest';
import type { Answer } from '../run-report';

/** A value in an answer. */
export type Cell = Answer['rows'][number][number];

const HUNDREDTHS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const SMALL = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** Shown where an answer has no value. */
export const NO_VALUE = '–';

/** A number as people read it: at most two decimals, three digits when it is below one. */
export function number(value: number): string {
  return Math.abs(value) < 1 ? SMALL.format(value) : HUNDREDTHS.format(value);
}

/** A time span given in seconds: `0.42 s`, `12.3 s`, `2 min 5 s`. */
export function seconds(value: number): string {
  if (value >= 60) return `${Math.floor(value / 60)} min ${Math.floor(value % 60)} s`;
  return `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

/** A moment given in ISO 8601, to the minute: `2026-01-31 09:05 UTC`. */
export function moment(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const WORDS: Readonly<Record<string, string>> = { avg: 'average', corr: 'correlation', id: 'ID', max: 'highest', min: 'lowest', pct: 'percent', ms: '(ms)', sec: '(s)' };

/** A column's name as a heading: `avg_track_popularity` is `Average track popularity`. */
export function humanise(column: string): string {
  const words = column.split('_').filter((word) => word !== '').map((word) => WORDS[word] ?? word);
  const text = words.join(' ');
  return text === '' ? column : text[0].toUpperCase() + text.slice(1);
}

/** Whether the column holds numbers, which are aligned to the right. */
export function isNumeric(field: Pick<ManifestField, 'type'>): boolean {
  return /^(int|bigint|float|double|decimal)/.test(field.type);
}

/** Whether the numbers of the column name a point in time, which has no thousands: 2016, not 2,016. */
export function isYear(field: Pick<ManifestField, 'name' | 'type'>): boolean {
  return isNumeric(field) && /(^|_)(year|decade)$/.test(field.name);
}

/** A value of a column as a table shows it. */
export function cell(value: Cell, field: ManifestField): string {
  if (value === null) return NO_VALUE;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return isYear(field) ? String(value) : number(value);
}

/** The last part of a construct path. */
export function pipelineName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
