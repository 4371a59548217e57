import type { Shape } from './column-facts';

/** What a form of dates may be in Spark's patterns: two where day and month cannot be told apart by the form. */
export interface ShapePatterns {
  readonly patterns: readonly string[];
  readonly hasTime: boolean;
}

const DAYS: readonly (readonly [RegExp, (separator: string) => readonly string[]])[] = [
  [/^9999([-/.])99\1(?:99)$/, (by) => [`yyyy${by}MM${by}dd`]],
  [/^99([-/.])99\1(?:99)99$/, (by) => (by === '/' ? [`MM${by}dd${by}yyyy`, `dd${by}MM${by}yyyy`] : [`dd${by}MM${by}yyyy`, `MM${by}dd${by}yyyy`])],
  [/^9999([-/.])99$/, (by) => [`yyyy${by}MM`]],
  [/^9999()$/, () => ['yyyy']],
  [/^99999999()$/, () => ['yyyyMMdd']],
];

const TIME = /^([ T])99:99(:99)?(\.999)?( UTC|Z)?$/;

/** The patterns of a form; undefined where it is none that both engines read, such as one with a time zone. */
export function shapePatterns({ shape }: Shape): ShapePatterns | undefined {
  const [, day, rest] = /^([9]{1,8}(?:[-/.]9{2,4}){0,2})(.*)$/s.exec(shape) ?? [];
  const found = DAYS.flatMap(([form, patterns]) => {
    const match = day === undefined ? null : form.exec(day);
    return match ? [patterns(match[1])] : [];
  })[0];
  if (found === undefined) return undefined;
  if (rest === '') return { patterns: found, hasTime: false };
  const time = TIME.exec(rest);
  if (!time || found[0].length < 'yyyyMMdd'.length) return undefined;
  const [, between, seconds, fraction, zone] = time;
  const suffix = `${between === 'T' ? "'T'" : ' '}HH:mm${seconds ? ':ss' : ''}${fraction ? '.SSS' : ''}${ZONES[zone ?? '']}`;
  return { patterns: found.map((pattern) => pattern + suffix), hasTime: true };
}

const ZONES: Readonly<Record<string, string>> = { '': '', 'Z': "'Z'", ' UTC': " 'UTC'" };

/** Patterns as a source takes them: those of which each is the beginning of the next become one with optional parts. */
export function mergedPatterns(patterns: readonly string[]): string[] {
  const unique = [...new Set(patterns)];
  const whole = unique.find((pattern) => /^yyyy([-/.])MM\1dd$/.test(pattern));
  const separator = unique.map((pattern) => /^yyyy([-/.])MM(\1dd)?$/.exec(pattern)?.[1]).find((found) => found !== undefined) ?? '-';
  const month = `yyyy${separator}MM`;
  const parts = [whole, unique.includes(month) ? month : undefined, unique.includes('yyyy') ? 'yyyy' : undefined].filter((part) => part !== undefined);
  if (parts.length < 2) return unique;
  const rest = unique.filter((pattern) => !parts.includes(pattern));
  return [optional(separator, parts), ...rest];
}

function optional(separator: string, parts: readonly string[]): string {
  const [hasDay, hasMonth, hasYear] = [/dd$/, /MM$/, /^yyyy$/].map((end) => parts.some((part) => end.test(part)));
  const day = `${separator}dd`;
  if (!hasYear) return `yyyy${separator}MM[${day}]`;
  const inner = hasDay && hasMonth ? `[${day}]` : hasDay ? day : '';
  return `yyyy[${separator}MM${inner}]`;
}
