import { columnName } from './columns';
import { constant } from './constants';
import { selected } from './glue-only-nodes';
import { NodeContext, NodeFunction, ROWS, inputFields, keepRows } from './node-function';
import { Brackets, Code, call, dictionary, layOut, list, tuple } from './python-code';
import { pyLines, pyText } from './python-text';
import type { EvaluateDataQualityNode, ManifestDataQualityPublishing, ManifestField, ManifestRule } from '../../manifest/schema';

/** Checks rules, and gives the rows, or the outcomes. */
export function evaluateDataQuality(node: EvaluateDataQualityNode, context: NodeContext): NodeFunction {
  const ruleset = { name: `${context.name.toUpperCase()}_RULESET`, lines: pyLines(node.ruleset) };
  return { constant: ruleset, ...(node.output === 'PrimaryInput' ? checkRules : giveOutcomes)(node, context, ruleset.name) };
}

function checkRules(node: EvaluateDataQualityNode, context: NodeContext, ruleset: string): NodeFunction {
  const rules = node.rules.map((rule) => tuple(pyText(rule.dqdl), condition(rule, inputFields(context))));
  const optional = node.rules.flatMap((rule) => lackingOf(rule, context));
  const check = call('quality.check', ...[
    pyText(node.name),
    'rows',
    list(rules),
    `ruleset=${ruleset}`,
    published(node),
    ...(node.onlyInGlue.length > 0 ? [named('only_in_glue', list(node.onlyInGlue.map(pyText)))] : []),
    ...(optional.length > 0 ? [named('lacking', list(optional))] : []),
    ...stop(node),
  ]);
  const count = node.rules.length + node.onlyInGlue.length;
  return {
    doc: `checks ${count} rule${count === 1 ? '' : 's'}, and gives the rows as they are.`,
    parameters: [ROWS, ...(optional.length > 0 ? ['reader: Reader'] : []), 'quality: Quality'],
    body: [
      ...keepRows(),
      ...layOut(check),
      'return rows',
    ],
  };
}

/** A rule about optional columns, with what of them no file has: with any it is left out. */
function lackingOf({ dqdl, fields = [] }: ManifestRule, { origins }: NodeContext): Code[] {
  const lacking = fields.flatMap((field) => {
    const columns = origins.get(field);
    return columns === undefined ? [] : [call('reader.lacking', ...columns.map(({ source, column }) => tuple(pyText(source), pyText(column))))];
  });
  if (lacking.length === 0) return [];
  return [tuple(pyText(dqdl), lacking.length === 1 ? lacking[0] : { operator: 'or', operands: lacking })];
}

function giveOutcomes(node: EvaluateDataQualityNode, _context: NodeContext, ruleset: string): NodeFunction {
  return {
    doc: 'gives the outcomes of rules, which only AWS Glue does.',
    parameters: [ROWS, 'quality: Quality'],
    body: [
      ...layOut(call('quality.outcomes', pyText(node.name), 'rows', ruleset, published(node), ...stop(node)), 'found = '),
      ...selected('found', node.schema),
    ],
  };
}

function named(parameter: string, value: Brackets): Brackets {
  return { ...value, open: `${parameter}=${value.open}` };
}

function stop(node: EvaluateDataQualityNode): string[] {
  return node.stop === undefined ? [] : [`stop=${pyText(node.stop)}`];
}

/** What the transform of Glue calls the options that the node of Glue has. */
const OPTIONS: Record<keyof ManifestDataQualityPublishing, string> = {
  evaluationContext: 'dataQualityEvaluationContext',
  resultsS3Prefix: 'resultsS3Prefix',
  cloudWatchMetricsEnabled: 'enableDataQualityCloudWatchMetrics',
  resultsPublishingEnabled: 'enableDataQualityResultsPublishing',
};

function published({ name, publishing }: EvaluateDataQualityNode): Brackets {
  const options = { evaluationContext: name, ...publishing };
  const keys = Object.keys(OPTIONS) as (keyof ManifestDataQualityPublishing)[];
  return named('publishing', dictionary(keys.flatMap((key): [string, string][] => {
    const value = options[key];
    if (value === undefined) return [];
    return [[pyText(OPTIONS[key]), typeof value === 'string' ? pyText(value) : value ? 'True' : 'False']];
  })));
}

/** A rule as a condition on all rows. */
function condition(rule: ManifestRule, fields: ManifestField[]): Code {
  const names = rule.fields ?? [];
  const columns = names.map(columnName);
  switch (rule.kind) {
    case 'RowCount': return call('row_count', ...bounds(rule));
    case 'Completeness': return call('completeness', ...columns, ...bounds(rule));
    case 'IsComplete': return call('is_complete', ...columns);
    case 'IsPrimaryKey': return call('is_primary_key', ...columns);
    case 'ColumnValues': {
      const each = names.map((name, index) => call('values_between', columns[index], ...bounds(rule, fields.find((field) => field.name === name)?.type)));
      return each.length === 1 ? each[0] : { operator: '&', operands: each };
    }
  }
}

function bounds({ min, max }: ManifestRule, type?: string): string[] {
  return [
    ...(min === undefined ? [] : [`least=${bound(min, type)}`]),
    ...(max === undefined ? [] : [`most=${bound(max, type)}`]),
  ];
}

function bound(value: number | string, type?: string): string {
  if (typeof value === 'string') return constant(value, 'date');
  return type === 'float' ? constant(String(value), type) : String(value);
}
