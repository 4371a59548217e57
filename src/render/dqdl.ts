import type { ManifestRule } from './manifest-schema';

/** A rule without its text in DQDL. */
type Rule = Omit<ManifestRule, 'dqdl'>;

/**
 * A rule in the Data Quality Definition Language.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl.html
 */
export function renderDqdl(rule: Rule): string {
  const columns = (rule.fields ?? []).map((field) => `"${field}"`).join(' ');
  switch (rule.kind) {
    case 'RowCount':
      return `RowCount >= ${rule.min}`;
    case 'Completeness':
      return `Completeness ${columns} >= ${rule.min}`;
    case 'ColumnValues':
      return renderColumnValues(rule);
    default:
      return `${rule.kind} ${columns}`;
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
function renderColumnValues({ fields, min, max }: Rule): string {
  const [field] = fields!;
  const rules = [
    ...(min !== undefined ? [`ColumnValues "${field}" >= ${constant(min)}`] : []),
    ...(max !== undefined ? [`ColumnValues "${field}" <= ${constant(max)}`] : []),
  ].map((rule) => `${rule} where "${field} is not null"`);
  return rules.length === 1 ? rules[0] : rules.map((rule) => `(${rule})`).join(' and ');
}

function constant(value: number | string): string {
  return typeof value === 'number' ? String(value) : `"${value}"`;
}
