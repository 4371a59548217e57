import type { ManifestDimension } from '../manifest';

export type DateFormat = NonNullable<ManifestDimension['dateFormat']>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as a format writes it: its patterns are those of QuickSight. @param day YYYY-MM-DD; what follows it is passed over */
export function dateText(day: string, format: DateFormat): string {
  const [year, month, dayOfMonth] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)];
  const parts: Readonly<Record<string, string>> = {
    YYYY: year, MMM: MONTHS[Number(month) - 1], MM: month, DD: dayOfMonth, D: String(Number(dayOfMonth)),
  };
  return format.replace(/YYYY|MMM|MM|DD|D/g, (part) => parts[part]);
}
