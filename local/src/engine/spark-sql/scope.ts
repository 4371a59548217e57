import { meant } from 'cdk-spotify-analytics/manifest';
import { fieldOf } from './rules/collections';
import { Mistake, Refusal, Tree } from './tree';
import type { SparkType } from './types';
import { value, Value } from './value';
import { listed } from '../../text/few';
import { identifier } from '../database/sql';

/** A column of rows. */
export interface Column {
  /** Nothing where a result gives it no name that can be relied on. */
  readonly name: string | undefined;
  readonly type: SparkType;
  /** As the engine writes it. */
  readonly text: string;
  /** Whether it is there under its relation's name alone: a key that a join has made one of two. */
  readonly isHidden?: boolean;
}

/** Rows in a FROM. */
export interface Relation {
  /** Their name in the statement, if they have one. */
  readonly alias: string | undefined;
  readonly columns: readonly Column[];
}

/** Rows that FROM may name: an input, or those of a WITH. */
export interface Table {
  /** Its name, as the engine writes it. */
  readonly text: string;
  readonly columns: readonly { readonly name: string | undefined; readonly type: SparkType; readonly id: string }[];
}

/** A SELECT, as the engine writes it. */
export interface Query {
  readonly text: string;
  /** `id` is the name of the column in the text: no two are equal. */
  readonly columns: Table['columns'];
}

/** What the parts of a statement share. */
export interface Context {
  readonly value: (tree: Tree, scope: Scope) => Value;
  readonly query: (tree: Tree, scope: Scope) => Query;
  /** A name that no other rows of the statement have, much like the one given. */
  readonly unique: (name: string) => string;
  /** How many aggregates were read so far. */
  aggregates: number;
}

interface Names {
  /** What may be read by name in FROM, by its name in small letters. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly relations?: readonly Relation[];
  /** Of a subquery: what is around it. */
  readonly parent?: Scope;
  /** Values that a name stands for where no column has it: those of the select list, of a lambda. */
  readonly aliases?: ReadonlyMap<string, Value>;
  /** The windows of the clause WINDOW. */
  readonly windows?: ReadonlyMap<string, Tree>;
}

/** What names stand for at a place of a statement. */
export class Scope {
  readonly tables: ReadonlyMap<string, Table>;
  readonly relations: readonly Relation[];
  readonly windows: ReadonlyMap<string, Tree>;

  constructor(readonly context: Context, private readonly names: Names) {
    this.tables = names.tables;
    this.relations = names.relations ?? [];
    this.windows = names.windows ?? new Map();
  }

  with(names: Partial<Names>): Scope {
    return new Scope(this.context, { ...this.names, ...names });
  }

  /** The scope of a query inside this one. */
  inner(): Scope {
    return new Scope(this.context, { tables: this.tables, parent: this });
  }

  /** The value of a name of one or more parts: a column, of a relation or of any, and fields of it. */
  column(parts: readonly string[], at: Tree): Value {
    const found = this.find(parts, at);
    if (found) return found;
    const all = this.relations.flatMap(({ columns }) => columns.flatMap(({ name }) => (name === undefined ? [] : [name])));

    throw new Mistake(`there is no column \`${parts.join('.')}\`; ${meant(parts[parts.length - 1], all)}found ${listed(all)}`, at);
  }

  /** The columns that `*`, or `name.*`, stands for. */
  star(parts: readonly string[], at: Tree): readonly Column[] {
    if (parts.length === 0) return this.relations.flatMap(({ columns }) => columns.filter(({ isHidden }) => isHidden !== true));
    const relation = parts.length === 1 ? this.relations.find(({ alias }) => equal(alias, parts[0])) : undefined;
    if (relation) return relation.columns;
    const { type, text } = this.column(parts, at);
    if (type.kind !== 'struct') throw new Refusal(`${parts.join('.')}.*`, at);
    return type.fields.map((field) => ({ name: field.name, ...fieldOf(value(text, type), field.name)! }));
  }

  private find(parts: readonly string[], at: Tree): Value | undefined {
    const [first, second, ...rest] = parts;
    const named = this.relations.filter(({ alias }) => second !== undefined && equal(alias, first));
    const qualified = named.flatMap(({ columns }) => columns.filter(({ name }) => equal(name, second)));
    if (qualified.length > 0) return path(only(qualified, parts, at), rest);
    const plain = this.relations.flatMap(({ columns }) => columns.filter(({ name, isHidden }) => isHidden !== true && equal(name, first)));
    if (plain.length > 0) return path(only(plain, parts, at), parts.slice(1));
    const alias = this.names.aliases?.get(first.toLowerCase());
    return alias === undefined ? this.names.parent?.find(parts, at) : path(alias, parts.slice(1));
  }
}

function only(columns: readonly Column[], parts: readonly string[], at: Tree): Value {
  if (columns.length > 1) throw new Mistake(`there are several columns \`${parts.join('.')}\`; say of which rows, as in \`rows.${parts[parts.length - 1]}\``, at);
  const [{ text, type, name }] = columns;
  return { text, type, name };
}

function path(given: Value, fields: readonly string[]): Value | undefined {
  return fields.reduce<Value | undefined>((inner, field) => inner && fieldOf(inner, field), given);
}

export function equal(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Rows of a table or query under a name. */
export function relationOf({ columns }: Pick<Table, 'columns'>, alias: string | undefined, engineName: string): Relation {
  return { alias, columns: columns.map(({ name, type, id }) => ({ name, type, text: `${engineName}.${identifier(id)}` })) };
}

/** Names for columns, no two equal in the engine: their own, with a number where there is one already. */
export function distinctIds(names: readonly (string | undefined)[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    let id = name ?? `column ${index + 1}`;
    for (let count = 2; taken.has(id.toLowerCase()); count++) id = `${name ?? 'column'} ${count}`;
    taken.add(id.toLowerCase());
    return id;
  });
}
