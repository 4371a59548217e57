import { Compiler, fieldOf, selectList } from './select';
import { UserError } from '../../errors';
import type { FilterNode, ManifestCondition } from '../../manifest';
import { nodeNamed } from '../../text/few';
import { identifier, identifiers, literal, sqlType } from '../database/sql';

const COMPARISONS: Readonly<Record<string, string>> = { EQ: '=', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

export const compileFilter: Compiler<FilterNode> = (node, [input], columns) => {
  const conditions = node.conditions.map((condition) => compileCondition(node, condition));
  const list = selectList(columns.length > 0 ? [identifiers(columns)] : []);
  return `SELECT ${list} FROM ${input.sql} WHERE ${conditions.join(` ${node.operator} `)}`;
};

/** A comparison with null is null, negated or not, and so does not hold. */
function compileCondition(node: FilterNode, condition: ManifestCondition): string {
  const holds = condition.operation === 'ISNULL' ? `${identifier(condition.field)} IS NULL` : compare(node, condition);
  return condition.negated ? `(NOT (${holds}))` : `(${holds})`;
}

function compare(node: FilterNode, { field, operation, value }: ManifestCondition): string {
  if (value === undefined) {
    throw new UserError(`Give the condition of ${nodeNamed(node.name)} a value to compare with.`, [`${nodeNamed(node.name)}: ${operation} of ${field} has none`]);
  }
  if (operation === 'REGEX') return `regexp_matches(${identifier(field)}, ${literal(value)})`;
  return `${identifier(field)} ${COMPARISONS[operation]} CAST(${literal(value)} AS ${sqlType(fieldOf(node, field).type)})`;
}
