import { condition } from './coercions';
import { valueOf } from './expressions';
import { parse, SyntaxProblem } from './parse';
import { queryOf } from './query';
import { Context, Query, Scope, Table } from './scope';
import { Mistake, onlyQuery, Refusal, the } from './tree';
import { simpleType, SparkType } from './types';
import { identifier } from '../database/sql';

/** An input of a statement. */
export interface InputTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: SparkType }[];
}

/** The columns of an input whose types statements can have. */
export function knownColumns(fields: readonly { readonly name: string; readonly type: string }[]): InputTable['columns'] {
  return fields.flatMap(({ name, type }) => {
    const known = simpleType(type);
    return known ? [{ name, type: known }] : [];
  });
}

/** A statement as the engine runs it. */
export interface Translated {
  readonly sql: string;
  /** What it gives. `id` is a column's name in the engine's statement. */
  readonly columns: Query['columns'];
}

/**
 * One SELECT in Spark's SQL, as the engine gives the same rows. Nothing of it is looked up, and nothing of its text is taken over: each part
 * is written anew by its rule.
 *
 * @throws SyntaxProblem where Spark cannot read it, Mistake where it means nothing to Spark either, Refusal where no rule here knows it
 */
export function translate(sql: string, inputs: readonly InputTable[]): Translated {
  const tree = parse(sql, 'singleStatement');
  const query = onlyQuery(tree);
  if (!query) throw new Mistake('it is no single SELECT', tree);
  const tables = new Map<string, Table>(inputs.map(({ name, columns }) => [
    name.toLowerCase(), { text: identifier(name), columns: columns.map((column) => ({ ...column, id: column.name })) },
  ]));
  const { text, columns } = queryOf(query, new Scope(newContext(inputs.map(({ name }) => name)), { tables }));
  return { sql: text, columns };
}

/** A condition in Spark's SQL over columns, as the engine writes it. */
export function translateCondition(sql: string, columns: InputTable['columns']): string {
  const tree = parse(sql, 'singleExpression');
  const relation = { alias: undefined, columns: columns.map(({ name, type }) => ({ name, type, text: identifier(name) })) };
  return condition(valueOf(the(tree, 'namedExpression'), new Scope(newContext([]), { tables: new Map(), relations: [relation] })), tree).text;
}

/** Whether an error is about a statement, and not a fault here. */
export function isAboutStatement(error: unknown): error is Error {
  return error instanceof SyntaxProblem || error instanceof Mistake || error instanceof Refusal;
}

function newContext(names: readonly string[]): Context {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return {
    value: valueOf,
    query: queryOf,
    unique: (name) => {
      let found = name;
      for (let count = 2; taken.has(found.toLowerCase()); count++) found = `${name} ${count}`;
      taken.add(found.toLowerCase());
      return found;
    },
    aggregates: 0,
  };
}
