import { dateText, type DateFormat } from './date-text';
import type { ManifestDimension } from '../manifest';

export type Granularity = NonNullable<ManifestDimension['granularity']>;

const DAY_MS = 86_400_000;
const MONTHS = { year: 12, quarter: 3, month: 1 };
const THURSDAY = 4; // 1970-01-01 was one; Monday is 1.

/** First day of the period that a day is in. @param day YYYY-MM-DD, years 0001 to 9999; what follows it is passed over */
export function periodStart(day: string, granularity: Granularity): string {
  switch (granularity) {
    case 'year': return `${day.slice(0, 4)}-01-01`;
    case 'quarter': return `${day.slice(0, 5)}${twoDigits(quarterOf(day) * 3 - 2)}-01`;
    case 'month': return `${day.slice(0, 7)}-01`;
    case 'week': return mondayOf(day);
    case 'day': return day.slice(0, 10);
  }
}

/** First day of the period after the one that begins on a day. */
export function nextPeriod(start: string, granularity: Granularity): string {
  const date = new Date(`${start}T00:00:00Z`);
  if (granularity === 'week' || granularity === 'day') date.setUTCDate(date.getUTCDate() + (granularity === 'week' ? 7 : 1));
  else date.setUTCMonth(date.getUTCMonth() + MONTHS[granularity]);
  return date.toISOString().slice(0, 10);
}

/** What people read for the period that begins on a day. @param format of that day @default - the name of the period */
export function periodText(start: string, granularity: Granularity, format?: DateFormat): string {
  if (format !== undefined) return dateText(start, format);
  switch (granularity) {
    case 'year': return start.slice(0, 4);
    case 'quarter': return `${start.slice(0, 4)} Q${quarterOf(start)}`;
    case 'month': return start.slice(0, 7);
    case 'week':
    case 'day': return start;
  }
}

function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

function mondayOf(day: string): string {
  const days = Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS;
  const sinceMonday = (((days + THURSDAY - 1) % 7) + 7) % 7;
  return new Date((days - sinceMonday) * DAY_MS).toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
