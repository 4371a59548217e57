import { castValue } from './cast';
import { as, Compiler, selectList } from './select';
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

/** A node that keeps fields as they are: which ones stands in its schema. */
type KeepingNode = SelectFieldsNode | DropFieldsNode | SplitFieldsNode | SelectFromCollectionNode | EvaluateDataQualityNode;

/** One of a collection has the fields that its own schema names; a collection has those of both. */
export const compileFields: Compiler<KeepingNode> = (_node, [input], columns) =>
  `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM ${input.sql}`;

export const compileRenameField: Compiler<RenameFieldNode> = (node, [input], columns) =>
  `SELECT ${selectList(columns.map((column) => as(identifier(column === node.to ? node.from : column), column)))} FROM ${input.sql}`;
