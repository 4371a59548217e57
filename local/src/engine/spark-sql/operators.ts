import { cast } from './casts';
import { alike, comparable, condition, decimalOf, numeric } from './coercions';
import { Refusal, Tree } from './tree';
import { printed as printedType, BIGINT, bitsOf, BOOLEAN, DATE, decimal, DecimalType, DOUBLE, engineType, INT, isFloating, isTemporal, isWhole, MAX_DIGITS, STRING, TIMESTAMP } from './types';
import { value, Value } from './value';

type Arithmetic = (left: Value, right: Value, at: Tree) => Value;

/** `a <operator> b` for the operators of the rule `valueExpression`. */
export const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right, at) => shifted(left, right, '+', at) ?? shifted(right, left, '+', at) ?? counted('+', left, right, at),
  '-': (left, right, at) => shifted(left, right, '-', at) ?? counted('-', left, right, at),
  '*': (left, right, at) => counted('*', left, right, at),
  '/': divide,
  'DIV': wholeDivide,
  '%': (left, right, at) => rest('sp_rest', left, right, at),
  '||': (left, right, at) => joinTexts([left, right], at),
  '&': (left, right, at) => bitwise('&', left, right, at),
  '|': (left, right, at) => bitwise('|', left, right, at),
  '^': (left, right, at) => bitwise('xor', left, right, at),
};

/** `concat`, and `||`: a null makes all null; lists are put one behind the other. */
export function joinTexts(values: readonly Value[], at: Tree): Value {
  if (values.some(({ type }) => type.kind === 'array')) {
    const lists = alike(values, at);
    const anyNull = lists.values.map(({ text }) => `${text} IS NULL`).join(' OR ');
    return value(`CASE WHEN NOT (${anyNull}) THEN list_concat(${lists.values.map(({ text }) => text).join(', ')}) END`, lists.type);
  }
  return value(values.length === 0 ? "''" : `(${values.map((each) => cast(each, STRING, at).text).join(' || ')})`, STRING);
}

/** A date or timestamp with days, or a length of time, added or taken off; nothing where the operator is about numbers. */
function shifted(left: Value, right: Value, sign: '+' | '-', at: Tree): Value | undefined {
  if (right.type.kind === 'interval' && isTemporal(left.type)) {
    const isDay = left.type.kind === 'date' && !right.type.isTime;
    return value(`CAST(${left.text} ${sign} ${right.text} AS ${isDay ? 'DATE' : 'TIMESTAMP'})`, isDay ? DATE : TIMESTAMP);
  }
  if (left.type.kind === 'date' && isWhole(right.type) && bitsOf(right.type)! <= 32) return value(`CAST(${left.text} ${sign} CAST(${right.text} AS INTEGER) AS DATE)`, DATE);
  if (isTemporal(left.type) || left.type.kind === 'interval') throw new Refusal(`${printedType(left.type)} ${sign} ${printedType(right.type)}`, at);
  return undefined;
}

function counted(operator: '+' | '-' | '*', left: Value, right: Value, at: Tree): Value {
  const [a, b] = numbers(left, right, at);
  if (isFloating(a.type) || isFloating(b.type)) {
    const type = a.type.kind === 'float' && b.type.kind === 'float' ? a.type : commonFloating(a, b);
    return value(`(${cast(a, type, at).text} ${operator} ${cast(b, type, at).text})`, type);
  }
  if (isWhole(a.type) && isWhole(b.type)) return wholes(operator, a, b);
  return decimals(operator, a, b, at);
}

function numbers(left: Value, right: Value, at: Tree): readonly [Value, Value] {
  const of = (given: Value, other: Value) => numeric(given, at, other.type.kind === 'string' || other.type.kind === 'null' ? DOUBLE : other.type);
  return [of(left, right), of(right, left)];
}

function commonFloating(a: Value, b: Value): Value['type'] {
  return [a, b].some(({ type }) => type.kind === 'double' || type.kind === 'decimal') ? DOUBLE : { kind: 'float' };
}

/** Whole numbers begin anew beyond their limits. */
function wholes(operator: string, a: Value, b: Value): Value {
  const type = bitsOf(a.type)! >= bitsOf(b.type)! ? a.type : b.type;
  const wide = bitsOf(type)! === 64 ? 'HUGEINT' : 'BIGINT';
  return value(`CAST(sp_wrap(CAST(${a.text} AS ${wide}) ${operator} CAST(${b.text} AS ${wide}), ${bitsOf(type)}) AS ${engineType(type)})`, type);
}

function decimals(operator: '+' | '-' | '*', left: Value, right: Value, at: Tree): Value {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  const scale = operator === '*' ? a.scale + b.scale : Math.max(a.scale, b.scale);
  const precision = operator === '*' ? a.precision + b.precision + 1 : Math.max(a.precision - a.scale, b.precision - b.scale) + scale + 1;
  const type = within(precision, scale, operator, at);
  return value(`CAST(${asDecimalText(left, a)} ${operator} ${asDecimalText(right, b)} AS ${engineType(type)})`, type);
}

function asDecimalText({ text }: Value, { precision, scale }: { readonly precision: number; readonly scale: number }): string {
  return `CAST(${text} AS DECIMAL(${precision},${scale}))`;
}

function within(precision: number, scale: number, operator: string, at: Tree): DecimalType {
  if (precision > MAX_DIGITS) throw new Refusal(operator, at, `its result has ${precision} digits, cast the decimals to shorter ones`);
  return decimal(precision, scale);
}

/** A quotient of whole numbers is a double, one of decimals a decimal; by 0 it is null. */
function divide(left: Value, right: Value, at: Tree): Value {
  const [a, b] = numbers(left, right, at);
  const isDecimal = [a, b].some(({ type }) => type.kind === 'decimal') && ![a, b].some(({ type }) => isFloating(type));
  if (!isDecimal) return value(`sp_divide(${cast(a, DOUBLE, at).text}, ${cast(b, DOUBLE, at).text})`, DOUBLE);
  const [of, by] = [decimalOf(a), decimalOf(b)];
  const scale = Math.max(6, of.scale + by.precision + 1);
  const type = within(of.precision - of.scale + by.scale + scale, scale, '/', at);
  // In whole numbers: the dividend with as many digits more as the quotient needs.
  const more = scale - of.scale + by.scale;
  if (of.precision + more >= MAX_DIGITS || type.precision + scale + 1 > MAX_DIGITS) throw new Refusal('/', at, 'its result has too many digits, cast the decimals to shorter ones');
  const digits = (text: string, count: number) => `CAST(${text} * CAST(1${'0'.repeat(count)} AS DECIMAL(${count + 1},0)) AS HUGEINT)`;
  const dividend = `(${digits(asDecimalText(a, of), of.scale)} * CAST('1${'0'.repeat(more)}' AS HUGEINT))`;
  const quotient = `sp_quotient(${dividend}, ${digits(asDecimalText(b, by), by.scale)})`;
  return value(`CAST(CAST(${quotient} AS DECIMAL(${type.precision},0)) * CAST('0.${'0'.repeat(scale - 1)}1' AS DECIMAL(${scale + 1},${scale})) AS ${engineType(type)})`, type);
}

function wholeDivide(left: Value, right: Value, at: Tree): Value {
  const [a, b] = numbers(left, right, at);
  if (!isWhole(a.type) || !isWhole(b.type)) throw new Refusal('div', at, 'only of whole numbers');
  return value(`CAST(sp_wrap(sp_whole_divide(CAST(${a.text} AS HUGEINT), CAST(${b.text} AS HUGEINT)), 64) AS BIGINT)`, BIGINT);
}

/** `%` and `pmod`: of the type that both have in common. */
export function rest(macro: 'sp_rest' | 'sp_pmod', left: Value, right: Value, at: Tree): Value {
  const { type, values: [a, b] } = alike(numbers(left, right, at), at);
  if (type.kind === 'decimal') throw new Refusal('%', at, 'not of decimals');
  return value(`CAST(${macro}(${a.text}, ${b.text}) AS ${engineType(type)})`, type);
}

function bitwise(operator: string, left: Value, right: Value, at: Tree): Value {
  const { type, values: [a, b] } = alike([left, right], at);
  if (!isWhole(type)) throw new Refusal(operator, at, 'only of whole numbers');
  return value(operator === 'xor' ? `xor(${a.text}, ${b.text})` : `(${a.text} ${operator} ${b.text})`, type);
}

/** `- a`, `+ a`, `~ a`. */
export function signed(sign: string, given: Value, at: Tree): Value {
  if (sign === '~' && isWhole(given.type)) return value(`(~${given.text})`, given.type);
  const number = numeric(given, at, INT);
  if (sign === '+') return number;
  if (sign !== '-') throw new Refusal(sign, at);
  return isWhole(number.type) ? wholes('-', { ...number, text: '0' }, number) : value(`(- ${number.text})`, number.type);
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '=', '==': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '!>': '<=', '>': '>', '>=': '>=', '!<': '>=', '<=>': 'IS NOT DISTINCT FROM',
};

/** `a <operator> b` for the operators of the rule `comparison`. */
export function compared(operator: string, left: Value, right: Value, at: Tree): Value {
  const [a, b] = comparable(left, right, at);
  if (!Object.hasOwn(COMPARISONS, operator)) throw new Refusal(operator, at);
  if (a.type.kind === 'map') throw new Refusal(operator, at, 'Spark compares no maps');
  return value(`(${a.text} ${COMPARISONS[operator]} ${b.text})`, BOOLEAN);
}

export function logical(operator: 'AND' | 'OR', left: Value, right: Value, at: Tree): Value {
  return value(`(${condition(left, at).text} ${operator} ${condition(right, at).text})`, BOOLEAN);
}

export function negated(given: Value, at: Tree): Value {
  return value(`(NOT ${condition(given, at).text})`, BOOLEAN);
}
