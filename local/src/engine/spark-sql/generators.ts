import { functionName } from './calls';
import { alike } from './coercions';
import { wholeConstant } from './literals';
import { fitted } from './rules/rule';
import type { Column, Scope } from './scope';
import { Mistake, parts, Refusal, Tree, unwrapped } from './tree';
import { INT, printed, SparkType } from './types';
import type { Value } from './value';
import { identifier } from '../database/sql';

/** Rows that a generator makes of a row: an expression of the engine that unnests, for each column. */
interface Generated {
  readonly columns: readonly { readonly name: string; readonly type: SparkType; readonly text: string }[];
  /** Of structures: what stands for one. */
  readonly of?: string;
}

type Generator = (given: readonly Value[], at: Tree, name: string) => Generated;

const explode: Generator = ([given], at, name) => {
  if (given.type.kind === 'array') return { columns: [{ name: 'col', type: given.type.of, text: `unnest(${given.text})` }] };
  if (given.type.kind !== 'map') throw new Refusal(`${name} of ${printed(given.type)}`, at);
  return {
    columns: [
      { name: 'key', type: given.type.key, text: `unnest(map_keys(${given.text}))` },
      { name: 'value', type: given.type.value, text: `unnest(map_values(${given.text}))` },
    ],
  };
};

const posexplode: Generator = (given, at, name) => {
  const list = given[0].type.kind === 'map' ? `map_keys(${given[0].text})` : given[0].text;
  return { columns: [{ name: 'pos', type: INT, text: `CAST(unnest(range(len(${list}))) AS INTEGER)` }, ...explode(given, at, name).columns] };
};

const inline: Generator = ([given], at) => {
  const { type } = fitted(given, 'list', at);
  const of = type.kind === 'array' ? type.of : type;
  if (of.kind !== 'struct') throw new Refusal(printed(type), at);
  return { of: `unnest(${given.text})`, columns: of.fields.map((field) => ({ name: field.name, type: field.type, text: `struct_extract("_s", '${field.name.replace(/'/g, "''")}')` })) };
};

const stack: Generator = ([count, ...given], at, name) => {
  const rows = wholeConstant(count) ?? 0;
  if (rows < 1 || given.length === 0 || given.length % rows !== 0) throw new Refusal(name, at, 'other than of full rows, and a constant number of them');
  const width = given.length / rows;
  return {
    columns: Array.from({ length: width }, (_, column) => {
      const { type, values } = alike(given.filter((__, index) => index % width === column), at);
      return { name: `col${column}`, type, text: `unnest([${values.map(({ text }) => text).join(', ')}])` };
    }),
  };
};

/** The functions that make rows, by their names in Spark; `_outer` keeps the rows of which they make none. */
export const GENERATORS: Readonly<Record<string, Generator>> = {
  explode, explode_outer: explode, posexplode, posexplode_outer: posexplode, inline, inline_outer: inline, stack,
};

/** The call of a generator that an item of a select list is, if it is one. */
export function generatorIn(item: Tree): Tree | undefined {
  const call = unwrapped(item.children[0]);
  return call.rule === 'primaryExpression' && call.children[0].rule === 'functionName' && Object.hasOwn(GENERATORS, functionName(call)) ? call : undefined;
}

/** What a call of a generator adds to FROM, and the columns that are there then. */
export interface Lateral {
  readonly join: string;
  readonly columns: readonly Column[];
}

/**
 * The rows of a generator beside those that it makes them of.
 *
 * @param names of its columns, where the statement gives some
 */
export function lateral(name: string, given: readonly Value[], isOuter: boolean, names: readonly string[], scope: Scope, at: Tree): Lateral {
  if (!Object.hasOwn(GENERATORS, name)) throw new Refusal(name, at);
  const { columns, of } = GENERATORS[name](given, at, name);
  if (names.length > 0 && names.length !== columns.length) throw new Mistake(`\`${name}\` gives ${columns.length} columns, got ${names.length} names`, at);
  const alias = identifier(scope.context.unique(name));
  const items = columns.map(({ text }, index) => `${text} AS "c${index}"`).join(', ');
  const select = `SELECT ${items}${of === undefined ? '' : ` FROM (SELECT ${of} AS "_s")`}`;
  return {
    join: isOuter || name.endsWith('_outer') ? ` LEFT JOIN LATERAL (${select}) AS ${alias} ON true` : ` CROSS JOIN LATERAL (${select}) AS ${alias}`,
    columns: columns.map(({ type, name: own }, index) => ({ name: names[index] ?? own, type, text: `${alias}."c${index}"` })),
  };
}

/** The arguments of a generator's call in a select list. */
export function generatorArguments(call: Tree, scope: Scope): Value[] {
  return parts(call, 'functionArgument').map((argument) => scope.context.value(argument, scope));
}
