import { cast } from './casts';
import { Refusal, Tree } from './tree';
import {
  asDecimal, bitsOf, BOOLEAN, decimal, DOUBLE, isFloating, isNumber, isTemporal, isWhole, MAX_DIGITS, NULL, printed, sameType, SparkType, STRING,
  TIMESTAMP,
} from './types';
import type { Value } from './value';

/** The type that values of both become where they meet in one column: COALESCE, CASE, IN, UNION. Nothing where Spark has none. */
export function commonType(a: SparkType, b: SparkType): SparkType | undefined {
  if (sameType(a, b) || b.kind === 'null') return a;
  if (a.kind === 'null') return b;
  if (isNumber(a) && isNumber(b)) return commonNumber(a, b);
  if (isTemporal(a) && isTemporal(b)) return TIMESTAMP;
  if (a.kind === 'string' || b.kind === 'string') {
    const other = a.kind === 'string' ? b : a;
    return isNumber(other) || isTemporal(other) ? STRING : undefined;
  }
  if (a.kind === 'array' && b.kind === 'array') {
    const of = commonType(a.of, b.of);
    return of && { kind: 'array', of };
  }
  if (a.kind === 'struct' && b.kind === 'struct' && a.fields.length === b.fields.length) {
    const fields = a.fields.flatMap(({ name, type }, index) => {
      const common = commonType(type, b.fields[index].type);
      return common === undefined ? [] : [{ name, type: common }];
    });
    return fields.length === a.fields.length ? { kind: 'struct', fields } : undefined;
  }
  return undefined;
}

function commonNumber(a: SparkType, b: SparkType): SparkType {
  if (isWhole(a) && isWhole(b)) return bitsOf(a)! >= bitsOf(b)! ? a : b;
  if (isFloating(a) || isFloating(b)) return [a, b].some(({ kind }) => kind === 'double' || kind === 'decimal') ? DOUBLE : { kind: 'float' };
  const [left, right] = [asDecimal(a)!, asDecimal(b)!];
  const scale = Math.max(left.scale, right.scale);
  return decimal(Math.min(Math.max(left.precision - left.scale, right.precision - right.scale) + scale, MAX_DIGITS), scale);
}

/** Values, each cast to the type that they have in common. */
export function alike(values: readonly Value[], at: Tree): { readonly values: readonly Value[]; readonly type: SparkType } {
  const type = values.map((each) => each.type).reduce<SparkType | undefined>((common, next) => common && commonType(common, next), NULL);
  if (type === undefined) throw new Refusal(values.map((each) => printed(each.type)).join(', '), at, 'these types have none in common');
  return { type, values: values.map((each) => cast(each, type, at)) };
}

/** Two values as Spark compares them: text becomes what it is compared with, a decimal or a float with a text a double. */
export function comparable(left: Value, right: Value, at: Tree): readonly [Value, Value] {
  const type = comparedAs(left.type, right.type);
  if (type === undefined) throw new Refusal(`${printed(left.type)} with ${printed(right.type)}`, at, 'Spark compares no such types, or nobody has tried');
  return [cast(left, type, at), cast(right, type, at)];
}

function comparedAs(a: SparkType, b: SparkType): SparkType | undefined {
  if (sameType(a, b)) return a;
  if (a.kind !== 'string' && b.kind !== 'string') return commonType(a, b);
  const other = a.kind === 'string' ? b : a;
  if (other.kind === 'null') return STRING;
  if (other.kind === 'decimal' || isFloating(other)) return DOUBLE;
  return isWhole(other) || isTemporal(other) || other.kind === 'boolean' ? other : undefined;
}

/** A value as a function takes it that wants one of a type. */
export function implicit(given: Value, to: SparkType, at: Tree): Value {
  const { type } = given;
  if (sameType(type, to)) return given;
  const isAllowed = type.kind === 'null' || type.kind === 'string' || to.kind === 'string' || (isNumber(type) && isNumber(to))
    || (isTemporal(type) && isTemporal(to)) || (type.kind === 'array' && to.kind === 'array');
  if (!isAllowed) throw new Refusal(`${printed(type)} as ${printed(to)}`, at);
  return cast(given, to, at);
}

/** A value as a number: text is a double, null is a number, too. */
export function numeric(given: Value, at: Tree, ofNull: SparkType = DOUBLE): Value {
  if (isNumber(given.type)) return given;
  if (given.type.kind === 'string') return cast(given, DOUBLE, at);
  if (given.type.kind === 'null') return cast(given, ofNull, at);
  throw new Refusal(`${printed(given.type)} as a number`, at);
}

/** A value as a condition: text is read as one. */
export function condition(given: Value, at: Tree): Value {
  if (['boolean', 'null', 'string'].includes(given.type.kind)) return cast(given, BOOLEAN, at);
  throw new Refusal(`${printed(given.type)} as a condition`, at);
}

/** The decimal that a number is beside one: of a constant, with its own digits. */
export function decimalOf(given: Value): { readonly precision: number; readonly scale: number } {
  if (isWhole(given.type) && given.constant !== undefined) return decimal(given.constant.replace(/^-/, '').length, 0);
  return asDecimal(given.type)!;
}
