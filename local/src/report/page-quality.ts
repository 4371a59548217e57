import { table } from './page-table';
import type { Column } from './page-table';
import { Content, Markup, markup } from '../drawing/markup';
import type { JobReport, LeftOutReport, RejectReport, RuleReport, RunReport } from '../run-report';
import { grouped, counted } from '../text/counts';

const RULES: readonly Column[] = [
  { heading: 'Result', kind: 'short' },
  { heading: 'Table', kind: 'short' },
  { heading: 'Rule', kind: 'text' },
  { heading: 'Found', kind: 'short' },
];

const REJECTS: readonly Column[] = [
  { heading: 'File', kind: 'short' },
  { heading: 'Rejected lines', kind: 'number' },
  { heading: 'Rows', kind: 'number' },
];

const LOSSES: readonly Column[] = [
  { heading: 'Join', kind: 'short' },
  { heading: 'Side', kind: 'short' },
  { heading: 'Rows lost', kind: 'number' },
  { heading: 'Rows', kind: 'number' },
  { heading: 'Example', kind: 'text' },
];

const CASTS: readonly Column[] = [
  { heading: 'Mapping', kind: 'short' },
  { heading: 'Column', kind: 'short' },
  { heading: 'Cast to', kind: 'short' },
  { heading: 'Values', kind: 'number' },
  { heading: 'Example', kind: 'text' },
];

const LEFT_OUT: readonly Column[] = [
  { heading: 'Kind', kind: 'short' },
  { heading: 'Name', kind: 'text' },
  { heading: 'Needs', kind: 'text' },
];

/**
 * The quality rules with their results, the lines of the input that did not fit, the values that casts made null, the rows that joins lost,
 * and what was left out.
 */
export function quality({ rules, rejects, jobs, leftOut }: Pick<RunReport, 'rules' | 'rejects' | 'jobs' | 'leftOut'>): Markup {
  return markup`<section id="quality" aria-labelledby="quality-title">
<h2 id="quality-title">Quality</h2>
<p class="intro">${summary(rules)}</p>
${panel([
  rules.length === 0 ? undefined : table('Quality rules', RULES, rules.map(ruleRow)), rejectTable(rejects), castTable(jobs), lossTable(jobs), leftOutTable(leftOut),
])}
</section>`;
}

/** Around what there is; nothing around nothing. */
function panel(parts: readonly (Markup | undefined)[]): Markup | undefined {
  return parts.some((part) => part !== undefined) ? markup`<div class="panel">${parts}</div>` : undefined;
}

function summary(rules: readonly RuleReport[]): string {
  const failed = rules.filter((rule) => !rule.passed).length;
  if (rules.length === 0) return 'The tables have no quality rules.';
  if (failed === 0) return rules.length === 1 ? 'The one rule holds.' : `All ${counted(rules.length, 'rule')} hold.`;
  return `${grouped(failed)} of ${counted(rules.length, 'rule')} ${failed === 1 ? 'does' : 'do'} not hold.`;
}

function ruleRow({ passed, table: name, rule, found }: RuleReport): readonly Content[] {
  const result = passed ? markup`<span class="badge good">✓ Passed</span>` : markup`<span class="badge bad">✗ Failed</span>`;
  return [result, name, markup`<code>${rule}</code>`, found];
}

function rejectTable(rejects: readonly RejectReport[]): Markup | undefined {
  const withLines = rejects.filter(({ lines }) => lines > 0);
  if (withLines.length === 0) return undefined;
  const rows = withLines.map(({ file, lines, rows: all }) => [
    markup`<a href="rejects/${encodeURIComponent(file)}">rejects/${file}</a>`, grouped(lines), grouped(all),
  ]);
  return markup`<h3>Lines of the input with a value that does not fit its type</h3>${table('Rejected lines', REJECTS, rows)}`;
}

function castTable(jobs: readonly JobReport[]): Markup | undefined {
  const rows = jobs.flatMap(({ nodes }) => nodes).flatMap(({ name, emptiedCasts = [] }) => (
    emptiedCasts.map(({ column, type, rows: values, example }) => [name, column, type, grouped(values), example])
  ));
  return rows.length === 0 ? undefined : markup`<h3>Values that the cast of a mapping made null</h3>${table('Emptied values', CASTS, rows)}`;
}

function lossTable(jobs: readonly JobReport[]): Markup | undefined {
  const rows = jobs.flatMap(({ nodes }) => nodes).flatMap(({ name, losses = [] }) => (
    losses.map(({ side, rows: lost, of, example }) => [name, side, grouped(lost), grouped(of), example])
  ));
  return rows.length === 0 ? undefined : markup`<h3>Rows that found no partner in a join, and are in no result</h3>${table('Lost rows', LOSSES, rows)}`;
}

function leftOutTable(leftOut: readonly LeftOutReport[]): Markup | undefined {
  if (leftOut.length === 0) return undefined;
  const rows = leftOut.map(({ kind, name, needs }) => [kind, name, needs.join(', ')]);
  return markup`<h3>Left out, since no file has a column that it needs</h3>${table('Left out', LEFT_OUT, rows)}`;
}
