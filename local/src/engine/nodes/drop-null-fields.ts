import { as, Compiler, fieldOf, selectList } from './select';
import type { DropNullFieldsNode, ManifestField } from '../../manifest';
import { identifier, literal, sqlType } from '../database/sql';

const NUMBERS = /^(int|bigint|float|double|decimal\(.*\))$/;

/** Of each column it is first seen whether it holds a value that counts: so the input is read twice. */
export const compileDropNullFields: Compiler<DropNullFieldsNode> = (node, [input], columns) => {
  if (columns.length === 0) return `SELECT ${selectList([])} FROM ${input.sql}`;
  const kept = columns.map((column, index) => as(`bool_or(${counts(node, fieldOf(node, column))})`, `k${index}`));
  // Of no rows there is no value: the column is null anyway.
  const items = columns.map((column, index) => as(`CASE WHEN kept.k${index} THEN r.${identifier(column)} END`, column));
  return `SELECT ${selectList(items)} FROM ${input.sql} AS r, (SELECT ${kept.join(', ')} FROM ${input.sql}) AS kept`;
};

/** SQL: is the value other than null, and than what counts as null? */
function counts(node: DropNullFieldsNode, { name, type }: ManifestField): string {
  const value = identifier(name);
  const isText = type === 'string';
  const nulls = [
    ...(isText && node.emptyIsNull ? ["''"] : []),
    ...(isText && node.nullTextIsNull ? ["'null'"] : []),
    ...(NUMBERS.test(type) && node.minusOneIsNull ? ['-1'] : []),
    ...node.nullTexts.filter((text) => text.type === type).map((text) => `TRY_CAST(${literal(text.value)} AS ${sqlType(type)})`),
  ];
  return [`${value} IS NOT NULL`, ...nulls.map((other) => `${value} IS DISTINCT FROM ${other}`)].join(' AND ');
}
