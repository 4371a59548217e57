import { castValue } from './cast';
import { as, Compiler, Relation, selectList } from './select';
import type {
  ApplyMappingNode, DropFieldsNode, EvaluateDataQualityNode, RenameFieldNode, SelectFieldsNode, SelectFromCollectionNode, SplitFieldsNode,
} from '../../manifest';
import { identifier, identifiers } from '../database/sql';

export const compileApplyMapping: Compiler<ApplyMappingNode> = (node, [input], columns) => {
  const items = columns.map((column) => {
    const mapping = node.mappings.find(({ to }) => to === column);
    if (!mapping) throw new Error(`node ${node.name} maps nothing to ${column}`);
    return as(castValue(identifier(mapping.from), mapping.fromType, mapping.toType), column);
  });
  return `SELECT ${selectList(items)} FROM ${input.sql}`;
};

/** A column that is cast to another type. */
export type CastMapping = ApplyMappingNode['mappings'][number];

/** The casts of a mapping that can make a value null, of the columns that are read. */
export function losingCasts({ mappings }: ApplyMappingNode, columns: readonly string[]): CastMapping[] {
  return mappings.filter(({ to, fromType, toType }) => columns.includes(to) && fromType !== toType && toType !== 'string');
}

/** A statement of one row: of each cast, how many values it made null, and the first of them by its text. */
export function countEmptied(casts: readonly CastMapping[], input: Relation): string {
  const items = casts.flatMap(({ from, fromType, toType }) => {
    // An empty text has no value to lose.
    const isValue = fromType === 'string' ? `${identifier(from)} <> ''` : `${identifier(from)} IS NOT NULL`;
    const isEmptied = `${isValue} AND (${castValue(identifier(from), fromType, toType)}) IS NULL`;
    return [`count(*) FILTER (WHERE ${isEmptied})`, `min(CAST(${identifier(from)} AS VARCHAR)) FILTER (WHERE ${isEmptied})`];
  });
  return `SELECT ${items.join(', ')} FROM ${input.sql}`;
}

/** A node that keeps fields as they are: which ones stands in its schema. */
type KeepingNode = SelectFieldsNode | DropFieldsNode | SplitFieldsNode | SelectFromCollectionNode | EvaluateDataQualityNode;

/** One of a collection has the fields that its own schema names; a collection has those of both. */
export const compileFields: Compiler<KeepingNode> = (_node, [input], columns) =>
  `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM ${input.sql}`;

export const compileRenameField: Compiler<RenameFieldNode> = (node, [input], columns) =>
  `SELECT ${selectList(columns.map((column) => as(identifier(column === node.to ? node.from : column), column)))} FROM ${input.sql}`;
