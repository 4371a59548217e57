import * as fc from 'fast-check';
import type { ManifestNode } from '../../../src/manifest/schema';
import { QualityRule } from '../../../src/quality';
import { renderDqdlRuleset } from '../../../src/quality/dqdl';
import { rulesetOf } from '../../../src/quality/ruleset';
import { DataType, Field, Schema } from '../../../src/schema';
import { RULES } from '../../quality/rulesets';
import { allTemplates } from '../../synthesis/templates';
import { allCases } from '../spark/node-checks';
import { CHECKED_RULES } from '../spark/quality-checks';
import { randomCases } from '../spark/random-checks';

/** A ruleset that the library has written, and what it is of. */
export interface WrittenRuleset {
  readonly of: string;
  readonly text: string;
  readonly rules: number;
}

/** Of the templates: that of the pipeline in all its forms, and of a catalog alone. */
export function rulesetsOfTemplates(): WrittenRuleset[] {
  return allTemplates().flatMap(({ name, resources }) => Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::Glue::DataQualityRuleset')
    .map(({ Properties }) => String(Properties!.Ruleset))
    .map((text) => ({ of: name, text, rules: text.split(',\n').length })));
}

/** Of the graphs whose rules are run in Spark, and of random ones. */
export function rulesetsOfGraphs(): WrittenRuleset[] {
  const nodes = (graph: { _toManifest(): ManifestNode[] }) => graph._toManifest();
  return [...allCases(), ...randomCases()].flatMap(({ name, build }) => nodes(build())
    .flatMap((node) => (node.type === 'EvaluateDataQuality' ? [{ of: name, text: node.ruleset, rules: node.rules.length + node.onlyInGlue.length }] : [])));
}

/** Of each kind of rule, alone. */
export function rulesetsOfRules(): WrittenRuleset[] {
  return [...RULES.map(([rule]) => rule), ...CHECKED_RULES].map((rule) => {
    const text = renderDqdlRuleset([rule._toModel()]);
    return { of: text.split('\n')[1].trim(), text, rules: 1 };
  });
}

const NAMES = 1000;
const SEED = 20231220;

/** Of fields of any name in which the library finds nothing wrong. */
export function rulesetsOfAnyNames(): WrittenRuleset[] {
  const names = fc.sample(fc.string({ unit: fc.oneof(fc.constantFrom(...'"\\[](),#{}\'= \n'), fc.string({ minLength: 1, maxLength: 1 })), minLength: 1, maxLength: 8 }),
    { numRuns: NAMES, seed: SEED });
  return names.flatMap((name) => {
    const rules = [QualityRule.isComplete(name), QualityRule.isPrimaryKey(name), QualityRule.valuesBetween(name, { min: -1.5, max: 1e21 })];
    const { ruleset, invalid, wrongRules } = rulesetOf(rules, Schema.of(Field.of(name, DataType.DOUBLE)));
    return [...invalid, ...wrongRules].length > 0 ? [] : [{ of: `a field ${JSON.stringify(name)}`, text: ruleset, rules: rules.length }];
  });
}
