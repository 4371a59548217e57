import { RULE_TRAITS } from '../manifest/rule-traits';
import type { ManifestRule } from '../manifest/schema';

/** A rule without its text in DQDL. */
type Rule = Omit<ManifestRule, 'dqdl'>;

/**
 * A rule in the Data Quality Definition Language.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl.html
 */
export function renderDqdl(rule: Rule): string {
  const subject = [rule.kind, ...(rule.fields ?? []).map((field) => `"${field}"`)].join(' ');
  switch (RULE_TRAITS[rule.kind].bounds) {
    case 'none':
      return subject;
    case 'rows':
    case 'share':
      return `${subject} >= ${constant(rule.min!)}`;
    case 'values':
      return renderValues(rule, subject);
  }
}

/** A ruleset in DQDL: what a table is checked against. */
export function renderDqdlRuleset(rules: Rule[]): string {
  return `Rules = [\n${rules.map((rule) => `    ${renderDqdl(rule)}`).join(',\n')}\n]`;
}

/**
 * DQDL's `between` leaves its bounds out, so each bound is a rule of its own. A null would fail a
 * ColumnValues rule; the where clause leaves it to IsComplete and Completeness.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl-rule-types-ColumnValues.html
 */
function renderValues({ fields, min, max }: Rule, subject: string): string {
  const [field] = fields!;
  const rules = [
    ...(min !== undefined ? [`${subject} >= ${constant(min)}`] : []),
    ...(max !== undefined ? [`${subject} <= ${constant(max)}`] : []),
  ].map((rule) => `${rule} where "${field} is not null"`);
  return rules.length === 1 ? rules[0] : rules.map((rule) => `(${rule})`).join(' and ');
}

function constant(value: number | string): string {
  return typeof value === 'number' ? withoutExponent(value) : `"${value}"`;
}

/** DQDL has no numbers such as 1e+21. */
function withoutExponent(value: number): string {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const zeros = '0'.repeat(Math.abs(Number(exponent)));
  // Of one digit before the point.
  if (Number(exponent) < 0) return `${sign}0.${zeros.slice(1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction}${zeros.slice(fraction.length)}`;
}
