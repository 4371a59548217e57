import { ESCAPED, LIST_ELEMENT, QUOTED_ELEMENT } from 'cdk-spotify-analytics/manifest';
import { as, Compiler, selectList } from './select';
import type { ExplodeNode } from '../../manifest';
import { identifier, literal } from '../database/sql';

export const compileExplode: Compiler<ExplodeNode> = (node, [input], columns) => {
  const elements = elementsOf(`r.${identifier(node.field)}`, node.separator);
  const others = (name: string) => `r.${identifier(name)}`;
  if (node.take === 'first') {
    return `SELECT ${selectList(columns.map((name) => as(name === node.field ? `(${elements})[1]` : others(name), name)))} FROM ${input.sql} AS r`;
  }
  // A list without elements is one row, as is none.
  const outer = `CASE WHEN len(${elements}) > 0 THEN ${elements} ELSE [NULL] END`;
  const items = columns.map((name) => as(name === node.field ? 'u.e' : others(name), name));
  return `SELECT ${selectList(items)} FROM ${input.sql} AS r, unnest(${outer}) AS u(e)`;
};

/** SQL of the elements of a list that is in a text. */
function elementsOf(text: string, separator: string | undefined): string {
  const elements = separator === undefined
    ? `list_transform(regexp_extract_all(${text}, ${literal(LIST_ELEMENT)}), lambda e: CASE WHEN regexp_matches(e, ${literal(QUOTED_ELEMENT)}) `
      + `THEN regexp_replace(substr(e, 2, length(e) - 2), ${literal(ESCAPED)}, '\\1', 'g') ELSE e END)`
    : `list_transform(string_split(${text}, ${literal(separator)}), lambda e: trim(e, ' '))`;
  return `list_filter(${elements}, lambda e: e <> '')`;
}
