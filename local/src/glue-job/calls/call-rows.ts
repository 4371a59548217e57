import { isOfNumbers } from 'cdk-spotify-analytics/manifest';
import { DataType } from 'cdk-spotify-analytics/model';
import { inputField, isInputColumn, onlyInput, type CallContext, type Draft } from './call-context';
import { columnOf, columns, enumMember, list, nameOf, names, NotExpressible, optionalText, recordOf, text, textOf } from './call-members';
import { Member, StaticCall, type Props, type Value } from './call-values';
import { dataTypeOf, typeValue } from './column-types';
import type { ManifestAggregation } from '../../manifest';

const OPERATIONS: Readonly<Record<string, string>> = {
  EQ: 'equalTo', LT: 'lessThan', GT: 'greaterThan', LTE: 'atMost', GTE: 'atLeast', REGEX: 'matches', ISNULL: 'isNull',
};

export function filter(context: CallContext): Draft {
  const conditions = list(context.node, 'Filters').map((condition) => filterCondition(context, recordOf(condition, 'Filters')));
  return {
    className: 'Filter',
    props: {
      input: onlyInput(context),
      conditions,
      ...(text(context.node, 'LogicalOperator') === 'OR' && { logicalOperator: new Member('LogicalOperator', 'OR') }),
      asGlue: true,
    },
  };
}

export function dropDuplicates(context: CallContext): Draft {
  const fields = context.node.members.Columns === undefined ? undefined : names(context.node, 'Columns');
  return { className: 'DropDuplicates', props: { input: onlyInput(context), ...(fields && fields.length > 0 && { fields }) } };
}

type Aggregation = ManifestAggregation['function'];

const FUNCTIONS: Readonly<Record<Aggregation, string>> = {
  avg: 'AVG',
  countDistinct: 'COUNT_DISTINCT',
  count: 'COUNT',
  first: 'FIRST',
  last: 'LAST',
  kurtosis: 'KURTOSIS',
  max: 'MAX',
  min: 'MIN',
  skewness: 'SKEWNESS',
  stddev_samp: 'STDDEV_SAMP',
  stddev_pop: 'STDDEV_POP',
  sum: 'SUM',
  sumDistinct: 'SUM_DISTINCT',
  var_samp: 'VAR_SAMP',
  var_pop: 'VAR_POP',
};

export function aggregate(context: CallContext): Draft {
  const groupBy = columns(context.node, 'Groups', isInputColumn(context));
  const aggregations = list(context.node, 'Aggs').map((entry) => {
    const { AggFunc, Column } = recordOf(entry, 'Aggs');
    const name = textOf(AggFunc, 'Aggs');
    const aggFunc = enumMember('AggregateFunction', FUNCTIONS, name, 'Aggs');
    return { aggFunc, field: columnOf(Column, 'Aggs', isInputColumn(context)), isOfNumbers: isOfNumbers(name as Aggregation) };
  });
  const mayBeText = (field: string) => inputField(context, field)?.dataType.sameAs(DataType.STRING) ?? true;
  const castsText = aggregations.some(({ field, isOfNumbers: castsField }) => castsField && mayBeText(field));
  return {
    className: 'Aggregate',
    props: {
      input: onlyInput(context),
      ...(groupBy.length > 0 && { groupBy }),
      aggregations: aggregations.map(({ aggFunc, field }) => ({ aggFunc, field })),
      ...(castsText && { asGlue: true }),
    },
  };
}

export function dropNullFields(context: CallContext): Draft {
  const boxes = recordOf(context.node.members.NullCheckBoxList ?? {}, 'NullCheckBoxList');
  const nullTexts = list(context.node, 'NullTextList').map((entry) => nullText(recordOf(entry, 'NullTextList')));
  return {
    className: 'DropNullFields',
    props: {
      input: onlyInput(context),
      ...(boxes.IsEmpty === true && { emptyIsNull: true }),
      ...(boxes.IsNullString === true && { nullTextIsNull: true }),
      ...(boxes.IsNegOne === true && { minusOneIsNull: true }),
      ...(nullTexts.length > 0 && { nullTexts }),
    },
  };
}

export function fillMissingValues(context: CallContext): Draft {
  const field = text(context.node, 'ImputedPath');
  const filledField = optionalText(context.node, 'FilledPath');
  return {
    className: 'FillMissingValues',
    props: { input: onlyInput(context), field, ...(filledField !== undefined && filledField !== `${field}_filled` && { filledField }) },
  };
}

function filterCondition(context: CallContext, condition: Readonly<Record<string, unknown>>): Value {
  const values = (Array.isArray(condition.Values) ? condition.Values : []).map((value) => recordOf(value, 'Filters'));
  const [column, ...others] = values.filter(({ Type }) => Type === 'COLUMNEXTRACTED');
  if (!column || others.length > 0) throw new NotExpressible('Filters', condition.Values, 'a condition of the library compares one column with a constant');
  const field = nameOf(column.Value, 'Filters');
  const constants = values.filter(({ Type }) => Type === 'CONSTANT').map(({ Value }) => nameOf(Value, 'Filters'));
  const method = enumMember('FilterCondition', OPERATIONS, textOf(condition.Operation, 'Filters'), 'Filters').member;
  const isNegated = condition.Negated === true;
  if (method !== 'isNull' && constants.length !== 1) {
    throw new NotExpressible('Filters', condition.Values, 'a condition of the library compares a column with one constant');
  }
  const args = method === 'isNull' ? [field] : [field, method === 'matches' ? constants[0] : constant(context, field, constants[0])];
  return new StaticCall('FilterCondition', method, args, isNegated ? ['negate'] : []);
}

/** A constant that is compared with a number is written as a number, where that is the same text. */
function constant(context: CallContext, field: string, value: string): Value {
  const isNumber = inputField(context, field)?.dataType.isNumeric === true;
  return isNumber && Number.isSafeInteger(Number(value)) && String(Number(value)) === value ? Number(value) : value;
}

function nullText({ Value: value, Datatype }: Readonly<Record<string, unknown>>): Props {
  const { Id } = recordOf(Datatype, 'NullTextList');
  const dataType = dataTypeOf(textOf(Id, 'NullTextList'));
  if (!dataType) throw new NotExpressible('NullTextList', Id, 'the library has no such type');
  return { value: textOf(value, 'NullTextList'), dataType: typeValue(dataType) };
}
