import { decimalDigits, WHOLE_NUMBER_LIMITS } from './number-types';
import type { ManifestCondition } from './schema';

// What the lambda means that Glue Studio makes of a condition, in terms that every engine has: see `docs/glue-semantics.md`.

type Comparison = Exclude<ManifestCondition['operation'], 'REGEX' | 'ISNULL'>;

/** What Python makes of a condition on a field of a type, before it is negated. */
export type PythonCondition =
  | { readonly kind: 'isNull' }
  /** A regular expression in the library's form that is found at the start of the text. On a null it raises. */
  | { readonly kind: 'matches'; readonly pattern: string }
  /** A comparison with a constant of the type `as`, to which the field is cast. `EQ` is false on a null; the others raise on one, and are false on NaN. */
  | { readonly kind: 'compares'; readonly operation: Comparison; readonly value: string; readonly as: string }
  /** Values of kinds that are never equal. */
  | { readonly kind: 'differs' }
  /** Values of kinds that have no order, or no text: it raises in every row. */
  | { readonly kind: 'raises' };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** What Python makes of a condition on a field of the type. */
export function pythonCondition({ operation, value = '' }: ManifestCondition, type: string): PythonCondition {
  if (operation === 'ISNULL') return { kind: 'isNull' };
  if (operation === 'REGEX') return type === 'string' ? { kind: 'matches', pattern: pythonPattern(value) } : { kind: 'raises' };
  return comparison(operation, value, type) ?? { kind: operation === 'EQ' ? 'differs' : 'raises' };
}

/** Whether Python compares the field with something of another kind: no two are equal then, and `<` raises. */
export function isOfOtherKind(condition: ManifestCondition, type: string): boolean {
  const { kind } = pythonCondition(condition, type);
  return kind === 'raises' || (kind === 'differs' && !(NUMBER.test(condition.value ?? '') && isNumber(type)));
}

/** Undefined where the two are of different kinds, or never equal. */
function comparison(operation: Comparison, value: string, type: string): PythonCondition | undefined {
  const isNumeral = NUMBER.test(value);
  if (type === 'string') return isNumeral ? undefined : { kind: 'compares', operation, value, as: type };
  if (type === 'boolean') {
    if (/^(true|false)$/i.test(value)) return { kind: 'compares', operation, value: value.toLowerCase(), as: type };
    // To Python true is 1.
    return isNumeral ? exactly(operation, value, rangeOf('int')!) : undefined;
  }
  if (!isNumeral) return undefined;
  if (type === 'float' || type === 'double') return { kind: 'compares', operation, value: String(Number(value)), as: 'double' };
  const range = rangeOf(type);
  return range && exactly(operation, value, range);
}

/** The values of a type, as whole numbers of its last digit. */
interface Range {
  readonly as: string;
  readonly scale: number;
  readonly least: bigint;
  readonly most: bigint;
}

function isNumber(type: string): boolean {
  return type === 'float' || type === 'double' || rangeOf(type) !== undefined;
}

function rangeOf(type: string): Range | undefined {
  const limit = WHOLE_NUMBER_LIMITS[type];
  if (limit !== undefined) return { as: type, scale: 0, least: -limit, most: limit - 1n };
  const digits = decimalDigits(type);
  if (digits === undefined) return undefined;
  const most = 10n ** BigInt(digits.precision) - 1n;
  return { as: type, scale: digits.scale, least: -most, most };
}

/** A comparison with a number that the type may not have: with the greatest value of the type that is not more. */
function exactly(operation: Comparison, text: string, { as, scale, least, most }: Range): PythonCondition | undefined {
  const { floor, isExact } = floorOf(text, scale);
  const compares = (to: Comparison, value: bigint): PythonCondition => ({ kind: 'compares', operation: to, value: decimalText(value, scale), as });
  if (floor < least || floor > most) {
    if (operation === 'EQ') return undefined;
    const isMore = floor > most;
    if (operation === 'LT' || operation === 'LTE') return isMore ? compares('LTE', most) : compares('LT', least);
    return isMore ? compares('GT', most) : compares('GTE', least);
  }
  if (isExact) return compares(operation, floor);
  if (operation === 'EQ') return undefined;
  return compares(operation === 'LT' || operation === 'LTE' ? 'LTE' : 'GT', floor);
}

/** The greatest whole number of units of the last of `scale` digits that is not more than the number. */
function floorOf(text: string, scale: number): { readonly floor: bigint; readonly isExact: boolean } {
  const [, sign, whole, fraction = '', exponent = '0'] = /^([+-]?)(\d*)\.?(\d*)(?:[eE](.+))?$/.exec(text)!;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const shift = Number(exponent) - fraction.length + scale;
  if (shift >= 0) return { floor: digits * 10n ** BigInt(shift), isExact: true };
  const unit = 10n ** BigInt(-shift);
  const isExact = digits % unit === 0n;
  return { floor: digits / unit - (digits < 0n && !isExact ? 1n : 0n), isExact };
}

function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0n ? `-${text}` : text;
}

/** One token of a regular expression: an escape, a class, or a character. */
const TOKEN = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu;

/** What Python reads otherwise than the library: its classes know letters, digits and blanks of all scripts, its `$` stands before a last line end too. */
const OF_PYTHON: Readonly<Record<string, string>> = {
  '$': '\\n?\\z',
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\w': '[\\p{L}\\p{N}_]',
  '\\W': '[^\\p{L}\\p{N}_]',
  '\\s': '[\\t-\\r\\x1c-\\x20\\x85\\p{Z}]',
  '\\S': '[^\\t-\\r\\x1c-\\x20\\x85\\p{Z}]',
};

/**
 * A regular expression that is matched at the start of a text by Python's `re`, as one of the library's form that is found anywhere.
 * https://docs.python.org/3/library/re.html
 */
function pythonPattern(pattern: string): string {
  const inside = pattern.replace(TOKEN, (token) => (token.startsWith('[') && token.length > 1 ? ofClass(token) : OF_PYTHON[token] ?? token));
  return `^(?:${inside})`;
}

function ofClass(text: string): string {
  return text.replace(/\\[\s\S]/g, (escape) => (OF_PYTHON[escape] ?? escape).replace(/^\[([^^].*)\]$/, '$1'));
}
