import { implicit, numeric } from '../coercions';
import { Mistake, Refusal, Tree } from '../tree';
import { ArrayType, printed, SparkType } from '../types';
import { value, Value } from '../value';

/**
 * What a function takes at a place: a value of this type, to which others are cast as Spark does it unasked; or any value, a number, a
 * list or a map.
 */
export type Parameter = SparkType | 'any' | 'number' | 'list' | 'map';

/** A function of values. */
export interface Rule {
  readonly least: number;
  readonly most: number;
  /** Its call, as the engine writes it. */
  readonly emit: (given: readonly Value[], at: Tree, name: string) => Value;
}

export type Rules = Readonly<Record<string, Rule>>;

/** The type of a call, by those of its arguments. */
type Result = (...types: SparkType[]) => SparkType;

/** The engine's text of a call, by those of its arguments. */
type Text = (...texts: string[]) => string;

/**
 * A function of a fixed number of arguments.
 *
 * @param result its type, or how it follows from those of the arguments
 * @param least how many arguments must be given, where the last ones may be left out
 */
export function fn(parameters: readonly Parameter[], result: SparkType | Result, text: Text, least = parameters.length): Rule {
  return {
    least,
    most: parameters.length,
    emit: (given, at) => {
      const taken = given.map((each, index) => fitted(each, parameters[index], at));
      return value(text(...taken.map((each) => each.text)), typeof result === 'function' ? result(...taken.map(({ type }) => type)) : result);
    },
  };
}

/** A function whose call depends on more than the texts of its arguments. */
export function special(least: number, most: number, emit: Rule['emit']): Rule {
  return { least, most, emit };
}

/** A value as a function takes it. */
export function fitted(given: Value, parameter: Parameter, at: Tree): Value {
  if (parameter === 'any') return given;
  if (parameter === 'number') return numeric(given, at);
  if (parameter === 'list' || parameter === 'map') {
    if (given.type.kind !== (parameter === 'list' ? 'array' : 'map')) throw new Refusal(printed(given.type), at, `a ${parameter} is expected here`);
    return given;
  }
  return implicit(given, parameter, at);
}

/** Calls a function by its rule. */
export function call(rule: Rule, given: readonly Value[], at: Tree, name: string): Value {
  if (given.length < rule.least || given.length > rule.most) {
    const expected = rule.least === rule.most ? `${rule.least}` : rule.most === Infinity ? `${rule.least} or more` : `${rule.least} to ${rule.most}`;
    throw new Mistake(`\`${name}\` takes ${expected} arguments, got ${given.length}`, at);
  }
  return rule.emit(given, at, name);
}

/** The type of a list's elements. */
export function elementOf(type: SparkType): SparkType {
  return (type as ArrayType).of;
}

/** What a constant says; refused where it is no constant: the call is written by what it says. */
export function constantOf(given: Value, name: string, at: Tree): string {
  if (given.constant === undefined) throw new Refusal(name, at, 'with a pattern that is a constant it could be run here');
  return given.constant;
}
