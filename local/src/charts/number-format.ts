import type { ManifestNumberFormat } from '../manifest';

/** Shown where there is no value. */
export const NO_VALUE = '–';

const UNITS: readonly (readonly [size: number, letter: string])[] = [[1e9, 'B'], [1e6, 'M'], [1e3, 'K']];

/** Digits that tell the values of an axis apart, however small its steps are. */
const AXIS_DIGITS = 4;

/** A number as its measure says: `12,277`, `45.3%`, `1.2M`, `2016`. */
export function formatNumber(value: number | null | undefined, format: ManifestNumberFormat): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  return `${format.prefix ?? ''}${figure(value, format)}${format.suffix ?? ''}`;
}

/** A number along an axis, in as little space as it takes: `900`, `1.2K`, `45%`. */
export function formatTick(value: number, format: ManifestNumberFormat): string {
  return `${format.prefix ?? ''}${tick(value, format)}${format.suffix ?? ''}`;
}

/** A share: `45.3%`. */
export function formatShare(share: number, decimals = 1): string {
  return `${separated(share * 100, decimals)}%`;
}

/** A change, with its sign. */
export function formatChange(change: number, format: ManifestNumberFormat): string {
  return `${change > 0 ? '+' : ''}${formatNumber(change, format)}`;
}

function figure(value: number, { style, decimals }: ManifestNumberFormat): string {
  if (style === 'percent') return formatShare(value, decimals);
  if (style === 'plain') return value.toFixed(decimals);
  return style === 'short' ? short(value, decimals) : separated(value, decimals);
}

function short(value: number, decimals: number): string {
  const [size, letter] = UNITS.find(([unit]) => Math.abs(value) >= unit) ?? [1, ''];
  return `${separated(value / size, letter === '' && Number.isInteger(value) ? 0 : decimals)}${letter}`;
}

function tick(value: number, { style }: ManifestNumberFormat): string {
  if (style === 'percent') return `${upTo(value * 100)}%`;
  if (style === 'plain') return String(Number(value.toPrecision(12)));
  const [size, letter] = UNITS.find(([unit]) => Math.abs(value) >= unit) ?? [1, ''];
  return `${upTo(value / size)}${letter}`;
}

const FORMATS = new Map<string, Intl.NumberFormat>();

function separated(value: number, decimals: number): string {
  return cached(`f${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

function upTo(value: number): string {
  return cached('s', { maximumSignificantDigits: AXIS_DIGITS }).format(value);
}

/** Making a format takes longer than using it a thousand times. */
function cached(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = FORMATS.get(name);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', options);
  FORMATS.set(name, made);
  return made;
}
