import { pythonCondition } from 'cdk-spotify-analytics/manifest';
import { Compiler, fieldOf, selectList } from './select';
import { UserError } from '../../errors';
import type { FilterNode, ManifestCondition } from '../../manifest';
import { nodeNamed } from '../../text/few';
import { identifier, identifiers, literal, sqlType } from '../database/sql';

const COMPARISONS: Readonly<Record<string, string>> = { EQ: '=', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

export const compileFilter: Compiler<FilterNode> = (node, [input], columns) => {
  const conditions = node.conditions.map((condition) => (node.asGlue ? compilePython : compileCondition)(node, condition));
  const list = selectList(columns.length > 0 ? [identifiers(columns)] : []);
  return `SELECT ${list} FROM ${input.sql} WHERE ${node.asGlue && node.operator === 'OR' ? firstThatHolds(conditions) : conditions.join(` ${node.operator} `)}`;
};

/** A condition as Python has it: null where it would raise an error, which drops the row. */
function compilePython(node: FilterNode, condition: ManifestCondition): string {
  const holds = holdsInPython(condition, fieldOf(node, condition.field).type);
  return condition.negated ? `(NOT (${holds}))` : `(${holds})`;
}

function holdsInPython(condition: ManifestCondition, type: string): string {
  const field = identifier(condition.field);
  const python = pythonCondition(condition, type);
  switch (python.kind) {
    case 'isNull': return `${field} IS NULL`;
    case 'matches': return `regexp_matches(${field}, ${literal(python.pattern)})`;
    case 'differs': return 'false';
    case 'raises': return 'CAST(NULL AS BOOLEAN)';
    case 'compares': {
      const { operation, value, as } = python;
      const [compared, constant] = [`CAST(${field} AS ${sqlType(as)})`, `CAST(${literal(value)} AS ${sqlType(as)})`];
      if (operation === 'EQ') return `${compared} IS NOT DISTINCT FROM ${constant}`;
      const holds = `${compared} ${COMPARISONS[operation]} ${constant}`;
      const isMore = operation === 'GT' || operation === 'GTE';
      // To this engine NaN is more than all else, to Python it is not.
      return as === 'double' && isMore ? `${holds} AND NOT isnan(${compared})` : holds;
    }
  }
}

/** Python's `or`: what stands before the first that holds must not raise. */
function firstThatHolds(conditions: readonly string[]): string {
  return conditions.reduceRight((rest, condition) => `CASE WHEN ${condition} IS NULL THEN false WHEN ${condition} THEN true ELSE ${rest} END`);
}

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
