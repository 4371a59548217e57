import { niceStep } from '../../../../charts/extent';
import type { ManifestFilter } from '../../../../manifest';
import type { ControlOptions, RangeChoice } from '../../engine/types';

/** A range as numbers, whatever it is a range of. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Kind of the fields in which both ends can be typed. */
  readonly input: 'number' | 'date';
  /** As the fields have it. */
  readonly toText: (value: number) => string;
  readonly fromText: (text: string) => number;
  /** As a choice has it. */
  readonly toChoice: (value: number) => number | string;
}

const DAY_MS = 86_400_000;
/** Steps of a slider that has none of its own. */
const STEPS = 200;

/** The scale of a control; undefined where the data has no values, or they are chosen one by one. */
export function scaleOf({ step }: ManifestFilter, options: ControlOptions): Scale | undefined {
  switch (options.kind) {
    case 'numberRange': return numbers(options.least, options.most, step);
    case 'dateRange': return days(options.first, options.last);
    case 'category':
    case 'empty': return undefined;
  }
}

function numbers(least: number, most: number, given: number | undefined): Scale {
  const step = given ?? niceStep((most - least) / STEPS);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const toNumber = (value: number) => Number(value.toFixed(digits + 1));
  // A slider stands on multiples of its step: both ends have to be some.
  const [from, to] = given === undefined ? [Math.floor(least / step) * step, Math.ceil(most / step) * step] : [least, most];
  return { least: from, most: to, step, input: 'number', toText: (value) => String(toNumber(value)), fromText: Number, toChoice: toNumber };
}

function days(first: string, last: string): Scale {
  const toText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
  const fromText = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
  return { least: fromText(first), most: fromText(last), step: 1, input: 'date', toText, fromText, toChoice: toText };
}

/** Both ends as a choice; an end of the control is no limit. */
export function toRange({ least, most, toChoice }: Scale, from: number, to: number): RangeChoice {
  return { ...from <= least ? {} : { from: toChoice(from) }, ...to >= most ? {} : { to: toChoice(to) } };
}

/** Both ends of a choice on the scale. */
export function fromRange({ least, most, fromText }: Scale, { from, to }: RangeChoice): readonly [number, number] {
  const place = (value: number | string | undefined, otherwise: number) =>
    (value === undefined ? otherwise : Math.min(most, Math.max(least, fromText(String(value)))));
  return [place(from, least), place(to, most)];
}
