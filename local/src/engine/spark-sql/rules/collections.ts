import { cast } from '../casts';
import { alike, commonType, implicit } from '../coercions';
import { Mistake, Refusal, Tree } from '../tree';
import { arrayOf, ARRAY_OF_TEXT, BOOLEAN, DATE, engineType, INT, isWhole, MapType, printed, SparkType, STRING, StructType } from '../types';
import { value, Value } from '../value';
import { constantOf, elementOf, fitted, fn, Rule, Rules, special } from './rule';
import { identifier } from '../../database/sql';

/** An element of a list from 0, a value of a map by its key: `a[b]`. */
export function item(given: Value, index: Value, at: Tree): Value {
  if (given.type.kind === 'array') return value(`sp_at(${given.text}, ${implicit(index, INT, at).text})`, given.type.of);
  if (given.type.kind === 'map') return value(`${given.text}[${implicit(index, given.type.key, at).text}]`, given.type.value);
  throw new Refusal(`${printed(given.type)}[…]`, at);
}

/** A field of a structure; nothing where it has none of the name. Of a list of structures, the list of the field's values. */
export function fieldOf(given: Value, name: string): Value | undefined {
  const { type } = given;
  if (type.kind !== 'struct') return undefined;
  const field = type.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return field && { ...value(`struct_extract(${given.text}, '${field.name.replace(/'/g, "''")}')`, field.type), name: field.name };
}

/** `struct(…)`, `named_struct(…)`. */
export function structOf(fields: readonly { readonly name: string; readonly value: Value }[]): Value {
  const type: StructType = { kind: 'struct', fields: fields.map((field) => ({ name: field.name, type: field.value.type })) };
  return value(`struct_pack(${fields.map((field) => `${identifier(field.name)} := ${field.value.text}`).join(', ')})`, type);
}

function mapOf(keys: Value, values: Value): Value {
  return value(`map(${keys.text}, ${values.text})`, { kind: 'map', key: elementOf(keys.type), value: elementOf(values.type) });
}

export function listOf(given: readonly Value[], at: Tree): Value {
  const { type, values } = alike(given, at);
  return value(given.length === 0 ? 'CAST([] AS INTEGER[])' : `[${values.map(({ text }) => text).join(', ')}]`, arrayOf(type));
}

/** The elements and a value of the type that they have in common. */
function withElement(list: Value, element: Value, at: Tree): readonly [Value, Value] {
  const type = commonType(elementOf(fitted(list, 'list', at).type), element.type);
  if (type === undefined) throw new Refusal(`${printed(list.type)} with ${printed(element.type)}`, at);
  return [cast(list, arrayOf(type), at), cast(element, type, at)];
}

function keepsType(write: (...texts: string[]) => string): Rule {
  return fn(['list'], (type) => type, write);
}

export const COLLECTIONS: Rules = {
  array: special(0, Infinity, (given, at) => listOf(given, at)),
  size: special(1, 1, ([given], at, name) => {
    if (given.type.kind === 'null') return value('-1', INT);
    if (given.type.kind === 'map') return value(`sp_size(map_keys(${given.text}))`, INT);
    if (given.type.kind !== 'array') throw new Refusal(name, at);
    return value(`sp_size(${given.text})`, INT);
  }),
  cardinality: special(1, 1, (given, at, name) => COLLECTIONS.size.emit(given, at, name)),
  array_size: fn(['list'], INT, (list) => `CAST(len(${list}) AS INTEGER)`),
  array_contains: special(2, 2, ([list, element], at) => {
    const [all, one] = withElement(list, element, at);
    const holdsNull = `len(list_filter(${all.text}, lambda "_e": "_e" IS NULL)) > 0`;
    return value(`CASE WHEN ${all.text} IS NULL OR ${one.text} IS NULL THEN NULL WHEN list_contains(${all.text}, ${one.text}) THEN true WHEN ${holdsNull} THEN NULL ELSE false END`, BOOLEAN);
  }),
  array_position: special(2, 2, ([list, element], at) => {
    const [all, one] = withElement(list, element, at);
    return value(`CASE WHEN ${all.text} IS NOT NULL AND ${one.text} IS NOT NULL THEN CAST(coalesce(list_position(${all.text}, ${one.text}), 0) AS BIGINT) END`, { kind: 'bigint' });
  }),
  array_distinct: keepsType((list) => `list_filter(${list}, lambda "_e", "_i": list_position(${list}, "_e") = "_i")`),
  array_max: fn(['list'], (type) => elementOf(type), (list) => `list_max(${list})`),
  array_min: fn(['list'], (type) => elementOf(type), (list) => `list_min(${list})`),
  array_join: special(2, 3, ([list, separator, ofNull], at) => {
    const [texts, by] = [fitted(list, ARRAY_OF_TEXT, at).text, implicit(separator, STRING, at).text];
    const all = ofNull === undefined ? texts : `list_transform(${texts}, lambda "_e": coalesce("_e", ${implicit(ofNull, STRING, at).text}))`;
    return value(`array_to_string(${all}, ${by})`, STRING);
  }),
  array_sort: keepsType((list) => `list_sort(${list}, 'ASC', 'NULLS LAST')`),
  sort_array: special(1, 2, ([list, ascending], at, name) => {
    const { text, type } = fitted(list, 'list', at);
    const isAscending = ascending === undefined || constantOf(ascending, name, at) === 'true';
    return value(`list_sort(${text}, ${isAscending ? "'ASC', 'NULLS FIRST'" : "'DESC', 'NULLS LAST'"})`, type);
  }),
  slice: special(3, 3, ([list, from, count], at, name) => {
    const [start, length] = [constantOf(from, name, at), constantOf(count, name, at)].map(Number);
    if (start < 1 || length < 0) throw new Refusal(name, at, 'other than from a place counted from 1');
    return value(`list_slice(${fitted(list, 'list', at).text}, ${start}, ${start + length - 1})`, list.type);
  }),
  flatten: fn(['list'], (type) => elementOf(type), (list) => `flatten(${list})`),
  array_remove: special(2, 2, ([list, element], at) => {
    const [all, one] = withElement(list, element, at);
    return value(`CASE WHEN ${one.text} IS NOT NULL THEN list_filter(${all.text}, lambda "_e": "_e" IS DISTINCT FROM ${one.text}) END`, all.type);
  }),
  element_at: special(2, 2, ([given, index], at, name) => {
    if (given.type.kind === 'map') return item(given, index, at);
    if (Number(constantOf(index, name, at)) === 0) throw new Refusal(name, at, 'Spark counts from 1');
    return value(`${fitted(given, 'list', at).text}[${implicit(index, INT, at).text}]`, elementOf(given.type));
  }),
  sequence: special(2, 3, ([from, to, step], at, name) => {
    if (isWhole(from.type) && isWhole(to.type) && (step === undefined || isWhole(step.type))) {
      const { type, values } = alike([from, to], at);
      const by = step === undefined ? `CASE WHEN ${values[0].text} <= ${values[1].text} THEN 1 ELSE -1 END` : step.text;
      const series = `generate_series(${values[0].text}, ${values[1].text}, ${by})`;
      return value(`list_transform(${series}, lambda "_e": CAST("_e" AS ${engineType(type)}))`, arrayOf(type));
    }
    // Of months the engine adds each to the date before, and Spark all to the first one.
    if (from.type.kind !== 'date' || to.type.kind !== 'date' || (step && !step.text.startsWith('to_days('))) throw new Refusal(name, at);
    return value(`list_transform(generate_series(${from.text}, ${to.text}, ${step?.text ?? 'to_days(1)'}), lambda "_e": CAST("_e" AS DATE))`, arrayOf(DATE));
  }),
  array_repeat: special(2, 2, ([given, count], at) => value(`list_transform(range(greatest(${implicit(count, INT, at).text}, 0)), lambda "_e": ${given.text})`, arrayOf(given.type))),
  struct: special(1, Infinity, (given) => structOf(given.map((each, index) => ({ name: each.name ?? `col${index + 1}`, value: each })))),
  named_struct: special(2, Infinity, (given, at, name) => {
    const names = given.filter((_, index) => index % 2 === 0);
    return structOf(names.map((each, index) => ({ name: constantOf(each, name, at), value: given[2 * index + 1] ?? refuseOdd(name, at) })));
  }),
  map: special(2, Infinity, (given, at) => {
    const side = (which: number) => listOf(given.filter((_, index) => index % 2 === which), at);
    return mapOf(side(0), side(1));
  }),
  map_from_arrays: special(2, 2, ([keys, values], at) => mapOf(fitted(keys, 'list', at), fitted(values, 'list', at))),
  map_keys: fn(['map'], (type) => arrayOf((type as MapType).key), (map) => `map_keys(${map})`),
  map_values: fn(['map'], (type) => arrayOf((type as MapType).value), (map) => `map_values(${map})`),
  map_contains_key: special(2, 2, ([map, key], at) => (
    value(`list_contains(map_keys(${fitted(map, 'map', at).text}), ${implicit(key, (map.type as MapType).key, at).text})`, BOOLEAN)
  )),
};

function refuseOdd(name: string, at: Tree): never {
  throw new Mistake(`\`${name}\` takes names and values, got a name without a value`, at);
}

/** A function that calls one of its own on each element of a list. */
export interface LambdaRule {
  /** Of the list's text and type, the names of what stands for the element (and its place, from 0), and what the function gives. */
  readonly emit: (list: Value, names: readonly string[], body: Value, at: Tree) => Value;
  /** The most names. */
  readonly names: number;
}

export function lambdaTypes(list: Value): readonly SparkType[] {
  return [elementOf(list.type), INT];
}

const lambda = (names: readonly string[], text: string) => `lambda ${names.join(', ')}: ${text}`;

export const LAMBDAS: Readonly<Record<string, LambdaRule>> = {
  transform: { names: 1, emit: (list, names, body) => value(`list_transform(${list.text}, ${lambda(names, body.text)})`, arrayOf(body.type)) },
  filter: { names: 1, emit: (list, names, body, at) => value(`list_filter(${list.text}, ${lambda(names, `coalesce(${cast(body, BOOLEAN, at).text}, false)`)})`, list.type) },
  exists: {
    names: 1,
    emit: (list, names, body, at) => {
      const outcomes = `list_transform(${list.text}, ${lambda(names, cast(body, BOOLEAN, at).text)})`;
      return value(`CASE WHEN ${list.text} IS NULL THEN NULL WHEN list_contains(${outcomes}, true) THEN true WHEN len(list_filter(${outcomes}, lambda "_e": "_e" IS NULL)) > 0 THEN NULL ELSE false END`, BOOLEAN);
    },
  },
  forall: {
    names: 1,
    emit: (list, names, body, at) => {
      const outcomes = `list_transform(${list.text}, ${lambda(names, cast(body, BOOLEAN, at).text)})`;
      return value(`CASE WHEN ${list.text} IS NULL THEN NULL WHEN list_contains(${outcomes}, false) THEN false WHEN len(list_filter(${outcomes}, lambda "_e": "_e" IS NULL)) > 0 THEN NULL ELSE true END`, BOOLEAN);
    },
  },
};
