import { column } from './columns';
import { constant } from './constants';
import { toJavaPattern } from './java-pattern';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { Code, call, layOut } from './python-code';
import { pyPattern, pyText } from './python-text';
import { pythonCondition } from '../../manifest/python-conditions';
import type { FilterNode, ManifestCondition } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

const OPERATORS = { EQ: '==', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

const NAMES: Record<ManifestCondition['operation'], string> = {
  EQ: 'is', LT: 'is less than', GT: 'is greater than', LTE: 'is at most', GTE: 'is at least', REGEX: 'matches', ISNULL: 'is null',
};

/** Keeps the rows for which conditions hold. None holds on a null but that it is one. */
export function filter(node: FilterNode, context: NodeContext): NodeFunction {
  const types = new Map(inputFields(context).map((field) => [field.name, field.type]));
  if (node.asGlue) return pythonFilter(node, types);
  const conditions = node.conditions.map((condition) => rendered(condition, types.get(condition.field)!));
  const several = conditions.length > 1;
  const operator = node.operator === 'AND' ? '&' : '|';
  return {
    doc: `keeps the rows where ${enumerated(node.conditions.map(described), node.operator.toLowerCase())}.`,
    parameters: [ROWS],
    body: layOut(call('rows.filter', several ? { operator, operands: conditions } : withoutParentheses(conditions[0])), 'return '),
  };
}

/** Keeps the rows for which the conditions hold in Python. A condition is null where it would raise an error there. */
function pythonFilter(node: FilterNode, types: ReadonlyMap<string, string>): NodeFunction {
  const conditions = node.conditions.map((condition) => pythonColumn(condition, types.get(condition.field)!));
  const all: Code = node.operator === 'AND' ? { operator: '&', operands: conditions } : call('first_that_holds', ...conditions);
  return {
    doc: `keeps the rows where ${enumerated(node.conditions.map(described), node.operator.toLowerCase())}, as Python evaluates it.`,
    parameters: [ROWS],
    body: layOut(call('rows.filter', conditions.length > 1 ? all : withoutParentheses(conditions[0])), 'return '),
  };
}

function pythonColumn(condition: ManifestCondition, type: string): Code {
  const field = column(condition.field);
  const not = condition.negated ? '~' : '';
  const python = pythonCondition(condition, type);
  switch (python.kind) {
    case 'isNull': return `${field}.${condition.negated ? 'isNotNull' : 'isNull'}()`;
    case 'matches': return call(`${not}${field}.rlike`, pyPattern(toJavaPattern(python.pattern)));
    case 'differs': return `F.lit(${condition.negated ? 'True' : 'False'})`;
    case 'raises': return 'F.lit(None).cast("boolean")';
    case 'compares': {
      const { operation, value, as } = python;
      const compared = as === type ? field : `${field}.cast(${pyText(as)})`;
      if (operation === 'EQ') return `${not}${compared}.eqNullSafe(${constant(value, as)})`;
      if (as === 'double') return ofDoubles(operation, { field, compared, value: constant(value, as), negated: condition.negated });
      return `${not}(${compared} ${OPERATORS[operation]} ${constant(value, as)})`;
    }
  }
}

interface DoubleOperands {
  readonly field: string;
  /** The field as a double. */
  readonly compared: string;
  readonly value: string;
  readonly negated: boolean;
}

/** Doubles in their order, of which NaN is none: to Spark it is more than all else. */
function ofDoubles(operation: 'LT' | 'GT' | 'LTE' | 'GTE', { field, compared, value, negated }: DoubleOperands): string {
  const holds = `(${compared} ${OPERATORS[operation]} ${value})`;
  if (operation === 'GT' || operation === 'GTE') return negated ? `~(${holds} & ~F.isnan(${field}))` : `(${holds} & ~F.isnan(${field}))`;
  if (!negated) return holds;
  // Of rows that it keeps, Spark passes over those whose greatest value is not more; NaN does not count there.
  return `((${compared} ${OPERATORS[operation === 'LT' ? 'GTE' : 'GT']} ${value}) | F.isnan(${field}))`;
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
