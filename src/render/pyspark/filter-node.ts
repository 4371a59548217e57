import { column } from './columns';
import { constant } from './constants';
import { toJavaPattern } from './java-pattern';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { Code, call, layOut } from './python-code';
import { pyPattern } from './python-text';
import type { FilterNode, ManifestCondition } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

const OPERATORS = { EQ: '==', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

const NAMES: Record<ManifestCondition['operation'], string> = {
  EQ: 'is', LT: 'is less than', GT: 'is greater than', LTE: 'is at most', GTE: 'is at least', REGEX: 'matches', ISNULL: 'is null',
};

/** Keeps the rows for which conditions hold. None holds on a null but that it is one. */
export function filter(node: FilterNode, context: NodeContext): NodeFunction {
  const types = new Map(inputFields(context).map((field) => [field.name, field.type]));
  const conditions = node.conditions.map((condition) => rendered(condition, types.get(condition.field)!));
  const several = conditions.length > 1;
  const operator = node.operator === 'AND' ? '&' : '|';
  return {
    doc: `keeps the rows where ${enumerated(node.conditions.map(described), node.operator.toLowerCase())}.`,
    parameters: [ROWS],
    body: layOut(call('rows.filter', several ? { operator, operands: conditions } : withoutParentheses(conditions[0])), 'return '),
  };
}

function described({ field, operation, negated, value }: ManifestCondition): string {
  return [negated && 'not:', field, NAMES[operation], value].filter((part) => part !== false && part !== undefined).join(' ');
}

/** A condition that can stand beside another. */
function rendered(condition: ManifestCondition, type: string): Code {
  const field = column(condition.field);
  if (condition.operation === 'ISNULL') return `${field}.${condition.negated ? 'isNotNull' : 'isNull'}()`;
  const not = condition.negated ? '~' : '';
  const value = condition.value ?? '';
  if (condition.operation === 'REGEX') return call(`${not}${field}.rlike`, pyPattern(toJavaPattern(value)));
  return `${not}(${field} ${OPERATORS[condition.operation]} ${constant(value, type)})`;
}

function withoutParentheses(condition: Code): Code {
  return typeof condition === 'string' && condition.startsWith('(') ? condition.slice(1, -1) : condition;
}
