import { cast } from '../casts';
import { alike, numeric } from '../coercions';
import { wholeConstant } from '../literals';
import { ARITHMETIC, compared, rest, signed } from '../operators';
import { Refusal, Tree } from '../tree';
import { BIGINT, bitsOf, BOOLEAN, decimal, DOUBLE, engineType, INT, isFloating, isWhole, MAX_DIGITS, STRING, TIMESTAMP, DATE } from '../types';
import { value, Value } from '../value';
import { fn, Rule, Rules, special } from './rule';

const ofDouble = (write: (...texts: string[]) => string, count = 1) => fn(Array.from({ length: count }, () => DOUBLE), DOUBLE, write);

/** `ceil` and `floor`: of a double a whole number, of a decimal one without digits behind the point. */
function towards(name: 'ceil' | 'floor'): Rule {
  return special(1, 1, ([given], at) => {
    const number = numeric(given, at);
    if (isWhole(number.type)) return cast(number, BIGINT, at);
    if (number.type.kind !== 'decimal') return cast(value(`${name}(${cast(number, DOUBLE, at).text})`, DOUBLE), BIGINT, at);
    const type = decimal(Math.min(number.type.precision - number.type.scale + 1, MAX_DIGITS), 0);
    return value(`CAST(${name}(${number.text}) AS ${engineType(type)})`, type);
  });
}

/** `round` and `bround`, to a number of digits that the statement says. */
function rounded(engine: 'round' | 'round_even', macro: string): Rule {
  return special(1, 2, ([given, digits], at, name) => {
    const number = numeric(given, at);
    const count = digits === undefined ? 0 : wholeConstant(digits);
    if (count === undefined) throw new Refusal(name, at, 'with digits that are a constant it could be run here');
    const { type } = number;
    if (isFloating(type)) return value(`${macro}(${cast(number, DOUBLE, at).text}, ${count})`, type.kind === 'float' ? refuseFloat(name, at) : DOUBLE);
    if (isWhole(type) && count >= 0) return number;
    if (isWhole(type)) {
      const great = `CAST(${engine}(CAST(${number.text} AS DECIMAL(38,0)), ${count}) AS HUGEINT)`;
      return value(`CAST(sp_wrap(${great}, ${bitsOf(type)}) AS ${engineType(type)})`, type);
    }
    if (type.kind !== 'decimal') throw new Refusal(name, at);
    const whole = type.precision - type.scale + 1;
    const scale = Math.min(type.scale, count);
    const to = count < 0 ? decimal(Math.max(whole, 1 - count), 0) : decimal(Math.min(whole + scale, MAX_DIGITS), scale);
    return value(`CAST(${engine}(${number.text}, ${count}) AS ${engineType(to)})`, to);
  });
}

function refuseFloat(name: string, at: Tree): never {
  throw new Refusal(name, at, 'of a float, cast it to double');
}

/** `greatest` and `least` pass over nulls. */
function extreme(name: 'greatest' | 'least'): Rule {
  return special(2, Infinity, (given, at) => {
    const { type, values } = alike(given, at);
    return value(`${name}(${values.map(({ text }) => text).join(', ')})`, type);
  });
}

function choose(given: readonly Value[], at: Tree, write: (texts: string[]) => string): Value {
  const { type, values } = alike(given, at);
  return value(write(values.map(({ text }) => text)), type);
}

export const NUMBERS: Rules = {
  abs: special(1, 1, ([given], at) => {
    const number = numeric(given, at);
    if (!isWhole(number.type)) return value(`abs(${number.text})`, number.type);
    return value(`CAST(sp_wrap(abs(CAST(${number.text} AS HUGEINT)), ${bitsOf(number.type)}) AS ${engineType(number.type)})`, number.type);
  }),
  ceil: towards('ceil'),
  ceiling: towards('ceil'),
  floor: towards('floor'),
  round: rounded('round', 'sp_round'),
  bround: rounded('round_even', 'sp_bround'),
  sign: ofDouble((x) => `sp_sign(${x})`),
  signum: ofDouble((x) => `sp_sign(${x})`),
  sqrt: ofDouble((x) => `sp_sqrt(${x})`),
  cbrt: ofDouble((x) => `cbrt(${x})`),
  exp: ofDouble((x) => `exp(${x})`),
  ln: ofDouble((x) => `sp_ln(${x})`),
  log10: ofDouble((x) => `sp_log10(${x})`),
  log2: ofDouble((x) => `sp_log2(${x})`),
  log: fn([DOUBLE, DOUBLE], DOUBLE, (first, second) => (second === undefined ? `sp_ln(${first})` : `sp_log(${first}, ${second})`), 1),
  pow: ofDouble((x, y) => `power(${x}, ${y})`, 2),
  power: ofDouble((x, y) => `power(${x}, ${y})`, 2),
  pi: ofDouble(() => 'pi()', 0),
  e: ofDouble(() => 'exp(1)', 0),
  sin: ofDouble((x) => `sin(${x})`),
  cos: ofDouble((x) => `cos(${x})`),
  tan: ofDouble((x) => `tan(${x})`),
  atan: ofDouble((x) => `atan(${x})`),
  atan2: ofDouble((y, x) => `atan2(${y}, ${x})`, 2),
  radians: ofDouble((x) => `radians(${x})`),
  degrees: ofDouble((x) => `degrees(${x})`),
  mod: special(2, 2, ([a, b], at) => rest('sp_rest', a, b, at)),
  pmod: special(2, 2, ([a, b], at) => rest('sp_pmod', a, b, at)),
  div: special(2, 2, ([a, b], at) => ARITHMETIC.DIV(a, b, at)),
  negative: special(1, 1, ([given], at) => signed('-', given, at)),
  positive: special(1, 1, ([given], at) => signed('+', given, at)),
  isnan: fn(['number'], BOOLEAN, (x) => `coalesce(isnan(CAST(${x} AS DOUBLE)), false)`),
  nanvl: ofDouble((x, otherwise) => `CASE WHEN isnan(${x}) THEN ${otherwise} ELSE ${x} END`, 2),
  greatest: extreme('greatest'),
  least: extreme('least'),
  hex: special(1, 1, ([given], at, name) => {
    if (isWhole(given.type)) return value(`printf('%X', CAST(${given.text} AS BIGINT))`, STRING);
    if (given.type.kind !== 'string') throw new Refusal(name, at);
    return value(`hex(${given.text})`, STRING);
  }),
  bin: fn([BIGINT], STRING, (n) => `CASE WHEN ${n} = 0 THEN '0' ELSE ltrim(bin(${n}), '0') END`),
  bit_count: fn([BIGINT], INT, (n) => `CAST(bit_count(${n}) AS INTEGER)`),
  shiftleft: special(2, 2, ([given, by], at, name) => {
    const count = wholeConstant(by);
    if (given.type.kind !== 'int' || count === undefined || count < 0 || count > 31) throw new Refusal(name, at, 'other than of an int by a constant');
    return value(`CAST(sp_wrap(CAST(${given.text} AS HUGEINT) * ${2 ** count}, 32) AS INTEGER)`, INT);
  }),
  shiftright: special(2, 2, ([given, by], at, name) => {
    const count = wholeConstant(by);
    if (given.type.kind !== 'int' || count === undefined || count < 0 || count > 31) throw new Refusal(name, at, 'other than of an int by a constant');
    return value(`CAST(${given.text} >> ${count} AS INTEGER)`, INT);
  }),
};

/** Casts that are written as functions. */
const CASTS = { string: STRING, int: INT, bigint: BIGINT, double: DOUBLE, boolean: BOOLEAN, date: DATE, timestamp: TIMESTAMP } as const;

export const CONDITIONS: Rules = {
  ...Object.fromEntries(Object.entries(CASTS).map(([name, type]) => [name, special(1, 1, ([given], at) => cast(given, type, at))])),
  if: special(3, 3, ([test, then, otherwise], at) => choose([then, otherwise], at, ([a, b]) => `CASE WHEN ${cast(test, BOOLEAN, at).text} THEN ${a} ELSE ${b} END`)),
  coalesce: special(1, Infinity, (given, at) => choose(given, at, (texts) => `coalesce(${texts.join(', ')})`)),
  nvl: special(2, 2, (given, at) => choose(given, at, (texts) => `coalesce(${texts.join(', ')})`)),
  ifnull: special(2, 2, (given, at) => choose(given, at, (texts) => `coalesce(${texts.join(', ')})`)),
  nvl2: special(3, 3, ([test, then, otherwise], at) => choose([then, otherwise], at, ([a, b]) => `CASE WHEN ${test.text} IS NOT NULL THEN ${a} ELSE ${b} END`)),
  nullif: special(2, 2, ([given, other], at) => value(`CASE WHEN ${compared('=', given, other, at).text} THEN NULL ELSE ${given.text} END`, given.type)),
  isnull: fn(['any'], BOOLEAN, (x) => `(${x} IS NULL)`),
  isnotnull: fn(['any'], BOOLEAN, (x) => `(${x} IS NOT NULL)`),
};
