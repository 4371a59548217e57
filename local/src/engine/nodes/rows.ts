import { as, Compiler, fieldOf, selectList } from './select';
import type { DropDuplicatesNode, ManifestNode, ManifestOrder, UnionNode } from '../../manifest';
import { identifier, identifiers, sqlType } from '../database/sql';

export const compileDropDuplicates: Compiler<DropDuplicatesNode> = (node, [input], columns) => {
  const all = identifiers(input.node.schema.map((field) => field.name));
  const distinct = node.fields === undefined
    ? `SELECT DISTINCT ${all} FROM ${input.sql}`
    : `SELECT ${all} FROM ${input.sql} QUALIFY row_number() OVER (PARTITION BY ${identifiers(node.fields)} ORDER BY ${orderBy(node.orderBy ?? [], input.node)}) = 1`;
  return `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM (${distinct})`;
};

export const compileUnion: Compiler<UnionNode> = (node, inputs, columns) => {
  const names = node.distinct ? node.schema.map((field) => field.name) : columns;
  const sides = inputs.map(({ sql }) => `SELECT ${selectList(names.map((name) => as(`CAST(${identifier(name)} AS ${sqlType(fieldOf(node, name).type)})`, name)))} FROM ${sql}`);
  const union = sides.join(node.distinct ? ' UNION ' : ' UNION ALL ');
  return node.distinct ? `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM (${union})` : union;
};

/** Spark's order: nulls are lowest. What it leaves open is decided by all the columns, so that the same rows give the same first one. */
export function orderBy(order: readonly ManifestOrder[], input: ManifestNode): string {
  const ordered = order.map(({ field }) => field);
  const rest = input.schema.filter(({ name }) => !ordered.includes(name)).map(({ name }) => ({ field: name, descending: false }));
  return [...order, ...rest].map(({ field, descending }) => `${identifier(field)} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`).join(', ');
}
