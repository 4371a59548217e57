import { renderDqdl, renderDqdlRuleset } from './dqdl';
import { parseRuleset, toQualityRule } from './dqdl-rules';
import type { QualityRule } from './quality-rule';
import type { ManifestRule } from '../manifest/schema';
import type { Schema } from '../schema/schema';

/** A ruleset: its text, and who checks which of its rules. */
export interface RulesetModel {
  /** In DQDL. */
  readonly ruleset: string;
  /** The rules that every engine checks. */
  readonly rules: ManifestRule[];
  /** Those that only Glue checks, in DQDL. */
  readonly onlyInGlue: string[];
  /** What is wrong with the ruleset as a whole. */
  readonly invalid: string[];
  /** What is wrong with rules, for rows of the schema. */
  readonly wrongRules: string[];
}

/** The model of rules for rows of a schema; of a text in DQDL: with each rule that has one of ours of the same meaning. */
export function rulesetOf(given: string | QualityRule[], schema: Schema): RulesetModel {
  return typeof given === 'string' ? ofText(given, schema) : ofRules(given, schema);
}

function ofRules(given: QualityRule[], schema: Schema): RulesetModel {
  const models = given.map((rule) => rule._toModel());
  const ruleset = renderDqdlRuleset(models);
  return {
    ruleset,
    rules: models.map((model) => ({ ...model, dqdl: renderDqdl(model) })),
    onlyInGlue: [],
    invalid: parseRuleset(ruleset).problems,
    wrongRules: given.flatMap((rule) => rule._problems(schema)),
  };
}

function ofText(text: string, schema: Schema): RulesetModel {
  const { rules: texts, others, problems } = parseRuleset(text);
  const judged = texts.map((dqdl) => ({ dqdl, rule: rulesOf(dqdl, schema) }));
  const shared = judged.flatMap(({ dqdl, rule }) => (rule ? [{ dqdl, rule }] : []));
  return {
    ruleset: text,
    rules: shared.map(({ dqdl, rule }) => ({ ...rule._toModel(), dqdl })),
    onlyInGlue: [...judged.filter(({ rule }) => !rule).map(({ dqdl }) => dqdl), ...others],
    invalid: problems,
    wrongRules: shared.flatMap(({ rule }) => rule._fieldProblems(schema)),
  };
}

/** The rule of ours, unless its bounds are none for the type of the field: Glue may still read them in a way of its own. */
function rulesOf(dqdl: string, schema: Schema): QualityRule | undefined {
  const rule = toQualityRule(dqdl);
  return rule && rule._boundProblems(schema).length === 0 ? rule : undefined;
}

/** All that is wrong with the rules of a table; nothing when there are none. */
export function rulesetProblems(rules: QualityRule[], schema: Schema): string[] {
  if (rules.length === 0) return [];
  const { invalid, wrongRules } = ofRules(rules, schema);
  return wrongRules.length > 0 ? wrongRules : invalid;
}
