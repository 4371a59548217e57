import type { ManifestRule } from './manifest-schema';

/** Bounds of a rule, which are included. */
interface RuleBounds {
  readonly min?: number | string;
  readonly max?: number | string;
}

/**
 * A rule in the Data Quality Definition Language.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl.html
 */
export function renderDqdl(kind: ManifestRule['kind'], fields: string[], bounds: RuleBounds): string {
  const columns = fields.map((field) => `"${field}"`).join(' ');
  switch (kind) {
    case 'RowCount':
      return `RowCount >= ${bounds.min}`;
    case 'Completeness':
      return `Completeness ${columns} >= ${bounds.min}`;
    case 'ColumnValues':
      return renderColumnValues(fields[0], bounds);
    default:
      return `${kind} ${columns}`;
  }
}

/** Rulesets in DQDL: what a job or a table is checked against. */
export function renderDqdlRuleset(rules: ManifestRule[]): string {
  return `Rules = [\n${rules.map((rule) => `    ${rule.dqdl}`).join(',\n')}\n]`;
}

/**
 * DQDL's `between` leaves its bounds out, so each bound is a rule of its own. A null would fail a
 * ColumnValues rule; the where clause leaves it to IsComplete and Completeness.
 * https://docs.aws.amazon.com/glue/latest/dg/dqdl-rule-types-ColumnValues.html
 */
function renderColumnValues(field: string, { min, max }: RuleBounds): string {
  const rules = [
    ...(min !== undefined ? [`ColumnValues "${field}" >= ${constant(min)}`] : []),
    ...(max !== undefined ? [`ColumnValues "${field}" <= ${constant(max)}`] : []),
  ].map((rule) => `${rule} where "${field} is not null"`);
  return rules.length === 1 ? rules[0] : rules.map((rule) => `(${rule})`).join(' and ');
}

function constant(value: number | string): string {
  return typeof value === 'number' ? String(value) : `"${value}"`;
}
