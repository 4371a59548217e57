const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const TWO_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A whole number with separators of thousands: `12,277`. */
export function grouped(value: number): string {
  return WHOLE.format(value);
}

/** A count and its noun: `1 row`, `12,277 rows`. The plural is the noun and an s unless given. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(value)} ${value === 1 ? noun : plural}`;
}

/** Likewise, where none are `no rows`. */
export function countedOrNo(value: number, noun: string, plural = `${noun}s`): string {
  return value === 0 ? `no ${plural}` : counted(value, noun, plural);
}

/** A part of a whole in percent, with two digits: `5.1 %`. */
export function share(part: number, whole: number): string {
  return `${TWO_DIGITS.format(100 * part / whole)} %`;
}

/** A number of bytes, in decimal units: `1.83 MB`. */
export function sized(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${THREE_DIGITS.format(bytes / 1000 ** power)} ${UNITS[power]}`;
}
