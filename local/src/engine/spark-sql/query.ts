import { cast } from './casts';
import { commonType } from './coercions';
import { inlineTable, identifiersOf } from './from';
import { Query, relationOf, Scope, Table } from './scope';
import { organized, select } from './select';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, words } from './tree';
import { printed, sameType } from './types';
import { value } from './value';
import { identifier } from '../database/sql';

/** A query, as the engine writes it, of the rule `query`. */
export function queryOf(tree: Tree, scope: Scope): Query {
  const ctes = part(tree, 'ctes');
  if (ctes) return withTables(ctes, tree, scope);
  return bodyOf(the(tree, 'queryTerm'), part(tree, 'queryOrganization'), scope);
}

/** Each query of a WITH sees those before it. Their names in the engine are of their own: a WITH there may be of another name's. */
function withTables(ctes: Tree, tree: Tree, scope: Scope): Query {
  const tables = new Map<string, Table>(scope.tables);
  const named = parts(ctes, 'namedQuery').map((each) => {
    const query = queryOf(the(each, 'query'), scope.with({ tables: new Map(tables), relations: [] }));
    const name = nameOf(the(each, 'errorCapturingIdentifier'));
    const list = part(each, 'identifierList');
    const names = list ? identifiersOf(list) : [];
    if (names.length > 0 && names.length !== query.columns.length) throw new Mistake(`\`${name}\` has ${query.columns.length} columns, got ${names.length} names`, each);
    const text = identifier(scope.context.unique(`with ${name}`));
    tables.set(name.toLowerCase(), { text, columns: query.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name })) });
    return `${text} AS (${query.text})`;
  });
  const { text, columns } = bodyOf(the(tree, 'queryTerm'), part(tree, 'queryOrganization'), scope.with({ tables }));
  return { text: `WITH ${named.join(', ')} ${text}`, columns };
}

function bodyOf(term: Tree, organization: Tree | undefined, scope: Scope): Query {
  const [primary] = term.children;
  if (primary.rule === 'queryPrimary' && part(primary, 'querySpecification')) return select(the(primary, 'querySpecification'), organization, scope);
  const query = termOf(term, scope);
  if (!organization) return query;
  // The keys of ORDER BY are of the rows as a whole.
  const name = identifier(scope.context.unique('rows'));
  const { columns } = relationOf(query, undefined, name);
  const items = columns.map(({ name: own, type, text }) => ({ value: value(text, type), column: { name: own }, isNamed: false, isAggregate: false }));
  const order = organized(organization, items, scope.with({ relations: [{ alias: undefined, columns }] }));
  return { text: `SELECT * FROM (${query.text}) AS ${name}${order}`, columns: query.columns };
}

/** Of the rule `queryTerm`. */
function termOf(tree: Tree, scope: Scope): Query {
  const [first] = tree.children;
  if (tree.children.length === 1) return first.rule === 'queryTerm' ? termOf(first, scope) : primaryOf(first, scope);
  const [left, right] = parts(tree, 'queryTerm').map((term) => termOf(term, scope));
  const operator = words(tree).find((word) => ['UNION', 'INTERSECT', 'EXCEPT', 'MINUS'].includes(word))!;
  const quantifier = part(tree, 'setQuantifier');
  return combined(operator === 'MINUS' ? 'EXCEPT' : operator, quantifier !== undefined && has(quantifier, 'ALL'), left, right, tree);
}

/** Of the rule `queryPrimary`. */
function primaryOf(tree: Tree, scope: Scope): Query {
  const [first] = tree.children;
  switch (first.rule) {
    case 'querySpecification': return select(first, undefined, scope);
    case 'inlineTable': return inlineTable(first, scope);
    case '': {
      const query = part(tree, 'query');
      if (query) return parenthesised(queryOf(query, scope));
      throw new Refusal(first.text, first);
    }
    default: throw new Refusal(first.text, first);
  }
}

function parenthesised({ text, columns }: Query): Query {
  return { text: `(${text})`, columns };
}

/** Rows of two queries, column by column in their order, each cast to the type that both have in common; the names are the first one's. */
function combined(operator: string, isAll: boolean, left: Query, right: Query, at: Tree): Query {
  if (left.columns.length !== right.columns.length) throw new Mistake(`${operator} is of equally many columns, got ${left.columns.length} and ${right.columns.length}`, at);
  const columns = left.columns.map((column, index) => {
    const type = commonType(column.type, right.columns[index].type);
    if (!type) throw new Refusal(operator.toLowerCase(), at, `of ${printed(column.type)} and ${printed(right.columns[index].type)}`);
    return { ...column, type };
  });
  const [a, b] = [left, right].map((query) => widened(query, columns, at));
  return { text: `(${a}) ${operator}${isAll ? ' ALL' : ''} (${b})`, columns };
}

function widened({ text, columns }: Query, to: Query['columns'], at: Tree): string {
  if (columns.every(({ type, id }, index) => sameType(type, to[index].type) && id === to[index].id)) return text;
  const items = columns.map(({ type, id }, index) => `${cast(value(identifier(id), type), to[index].type, at).text} AS ${identifier(to[index].id)}`);
  return `SELECT ${items.join(', ')} FROM (${text})`;
}
