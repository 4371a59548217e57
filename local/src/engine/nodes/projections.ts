import type { ApplyMappingNode, DropFieldsNode, RenameFieldNode, SelectFieldsNode } from '../../manifest';
import { identifier, identifiers } from '../sql';
import { castValue } from './cast';
import { as, Compiler, selectList } from './select';

export const compileApplyMapping: Compiler<ApplyMappingNode> = (node, [input], columns) => {
  const items = columns.map((column) => {
    const mapping = node.mappings.find(({ to }) => to === column);
    if (!mapping) throw new Error(`node ${node.name} maps nothing to ${column}`);
    return as(castValue(identifier(mapping.from), mapping.fromType, mapping.toType), column);
  });
  return `SELECT ${selectList(items)} FROM ${input.sql}`;
};

/** SelectFields and DropFields alike: what is kept stands in the node's schema. */
export const compileFields: Compiler<SelectFieldsNode | DropFieldsNode> = (_node, [input], columns) =>
  `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM ${input.sql}`;

export const compileRenameField: Compiler<RenameFieldNode> = (node, [input], columns) =>
  `SELECT ${selectList(columns.map((column) => as(identifier(column === node.to ? node.from : column), column)))} FROM ${input.sql}`;
