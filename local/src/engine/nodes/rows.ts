import { castValue } from './cast';
import { as, Compiler, fieldOf, selectList } from './select';
import type { DropDuplicatesNode, ManifestNode, ManifestOrder, UnionNode } from '../../manifest';
import { identifier, identifiers } from '../database/sql';

export const compileDropDuplicates: Compiler<DropDuplicatesNode> = (node, [input], columns) => {
  const all = identifiers(input.node.schema.map((field) => field.name));
  const distinct = node.fields === undefined
    ? `SELECT DISTINCT ${all} FROM ${input.sql}`
    : `SELECT ${all} FROM ${input.sql} QUALIFY row_number() OVER (PARTITION BY ${identifiers(node.fields)} ORDER BY ${orderBy(node.orderBy ?? [], input.node)}) = 1`;
  return `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM (${distinct})`;
};

export const compileUnion: Compiler<UnionNode> = (node, inputs, columns) => {
  const names = node.distinct ? node.schema.map((field) => field.name) : columns;
  const sides = inputs.map((input) => `SELECT ${selectList(names.map((name) => as(unitedColumn(node, name, input.node), name)))} FROM ${input.sql}`);
  const union = sides.join(node.distinct ? ' UNION ' : ' UNION ALL ');
  return node.distinct ? `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM (${union})` : union;
};

function unitedColumn(node: UnionNode, name: string, side: ManifestNode): string {
  const own = fieldOf(side, unitedName(node, name, side));
  return castValue(identifier(own.name), own.type, fieldOf(node, name).type);
}

/** What a column of a union is called in one of its sides. */
export function unitedName(node: UnionNode, name: string, side: ManifestNode): string {
  return node.asGlue ? side.schema[node.schema.findIndex((field) => field.name === name)].name : name;
}

/** Spark's order: nulls are lowest. What it leaves open is decided by all the columns, so that the same rows give the same first one. */
export function orderBy(order: readonly ManifestOrder[], input: ManifestNode): string {
  const ordered = order.map(({ field }) => field);
  const rest = input.schema.filter(({ name }) => !ordered.includes(name)).map(({ name }) => ({ field: name, descending: false }));
  return [...order, ...rest].map(({ field, descending }) => `${identifier(field)} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`).join(', ');
}
