import * as path from 'path';
import Table from 'cli-table3';
import { describeLeftOut } from '../engine/left-out';
import { describeLoss } from '../engine/losses';
import { endsRun } from '../engine/quality/quality';
import { QUALITY_FILE } from '../engine/quality/quality-rejects';
import type { ManifestQuery } from '../manifest';
import { PAGE, REJECTS } from '../output/out-folder';
import type { RunOutcome } from '../run/pipeline-run';
import { Answer, JobReport, matchedNothing, NodeReport, RunReport } from '../run-report';
import { inCells, Line, Style, styled } from '../terminal/line';
import { counted, grouped, sized } from '../text/counts';
import { listed, quoted } from '../text/few';

/** Rows of an answer that are printed; all of them are in its file and on the page. */
const SHOWN_ROWS = 10;
const CELL_WIDTH = 60;

/** What a run did, as it is printed: answers first, so that the figures and the page's place stand at the end. */
export function summary(outcome: RunOutcome, queries: readonly ManifestQuery[], out: string): Line[] {
  const { report } = outcome;
  return [
    ...outcome.answers.flatMap((answer) => [...answerTable(answer, queries.find((query) => query.name === answer.name)), '']),
    ...report.tables.map((table): Line => [styled(table.name, 'bold'), `: ${grouped(table.rows)} rows in ${counted(table.files, 'Parquet file')}, ${sized(table.bytes)}`]),
    ...rejectLines(report, out),
    rulesLine(report),
    `Time: ${report.seconds.toFixed(1)} s, starting from ${report.from}${dashboardTime(outcome)}`,
    ...report.notes.map((note) => `Note: ${note}`),
    ...[
      ...columnWarnings(report.jobs), ...castWarnings(report.jobs), ...joinWarnings(report.jobs), ...ruleWarnings(report), ...leftOutWarnings(report),
    ].map((warning): Line => [styled(warning, 'yellow')]),
    ...(outcome.published ? ['', ['Open ', styled(path.join(out, PAGE), 'bold')]] : []),
  ];
}

function dashboardTime({ dashboardSeconds }: RunOutcome): string {
  return dashboardSeconds === undefined ? '' : `; of it ${dashboardSeconds.toFixed(1)} s for the data of the dashboard`;
}

/** Which rules failed: what to do, and a line for each. */
export function failures({ report }: RunOutcome, out: string): [string, string[]] {
  const failed = report.rules.filter(endsRun);
  return [
    `Look at ${path.join(out, REJECTS, QUALITY_FILE)}: ${counted(failed.length, 'quality rule')} failed, so the results were not published; the earlier ones stay.`,
    failed.map((rule) => `${rule.table}: ${rule.rule}: ${rule.found}`),
  ];
}

/** Columns that are null since no value of theirs fits its type. */
function columnWarnings(jobs: readonly JobReport[]): string[] {
  return jobs.flatMap((job) => job.nodes.flatMap(({ name, emptied = [] }) => emptied.map((column) =>
    `Warning: source ${name} (${job.name}): no value of column ${quoted(column)} fits its type: it is null in all rows`)));
}

/** Values that the casts of a mapping made null, a line a node. */
function castWarnings(jobs: readonly JobReport[]): string[] {
  return jobs.flatMap((job) => job.nodes.filter(({ emptiedCasts = [] }) => emptiedCasts.length > 0).map(({ name, emptiedCasts = [] }) => {
    const columns = emptiedCasts.map(({ column, type, rows, example }) => `${counted(rows, 'value')} of ${quoted(column)} as ${type}, one is ${quoted(example)}`);
    return `Warning: mapping ${name} (${job.name}): a cast made null ${listed(columns, (text) => text)}`;
  }));
}

/** Joins that found no pair although both sides had rows, most often two keys that mean different things; and those that lost more rows than usual. */
export function joinWarnings(jobs: readonly JobReport[]): string[] {
  return jobs.flatMap((job) => job.nodes.flatMap((node) => joinTexts(node).map((text) => `Warning: join ${node.name} (${job.name})${text}`)));
}

function joinTexts(node: NodeReport): string[] {
  if (!matchedNothing(node)) return (node.losses ?? []).map((loss) => `: ${describeLoss(node, loss)}`);
  return [` on ${keysOf(node)} matched nothing: none of ${grouped(node.rowsIn[0])} rows has a partner among ${grouped(node.rowsIn[1])}`];
}

function keysOf({ keys }: NodeReport): string {
  return (keys ?? []).map(({ left, right }) => `${left} = ${right}`).join(', ');
}

/** Rules that do not hold, where that does not end the run. */
function ruleWarnings({ rules }: RunReport): string[] {
  return rules.filter((rule) => !rule.passed && !endsRun(rule)).map(({ table, rule, found }) => `Warning: ${table}: ${rule}: ${found}`);
}

function leftOutWarnings({ leftOut }: RunReport): string[] {
  return leftOut.map((each) => `Warning: ${describeLeftOut(each)}`);
}

function rejectLines(report: RunReport, out: string): string[] {
  if (report.rejects.length === 0) return ['Rejects: none'];
  return report.rejects.map((reject) => `Rejects: ${counted(reject.lines, 'line')} of ${grouped(reject.rows)}, see ${path.join(out, REJECTS, reject.file)}`);
}

function rulesLine({ rules }: RunReport): Line {
  const passed = rules.filter((rule) => rule.passed).length;
  if (rules.length === 0) return 'Quality rules: none';
  const text = `Quality rules: ${passed} of ${rules.length} hold`;
  return passed === rules.length ? text : [styled(text, 'red')];
}

function answerTable(answer: Answer, query: ManifestQuery | undefined): Line[] {
  const table = new Table({
    head: answer.columns.map((column) => inCells(column.name, CELL_WIDTH)),
    colAligns: answer.columns.map((column) => (isNumber(column.type) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  const cells = (row: Answer['rows'][number]) => row.map((value, index) => inCells(shown(value, answer.columns[index].name), CELL_WIDTH));
  table.push(...answer.rows.slice(0, SHOWN_ROWS).map(cells));
  const rest = answer.rows.length > SHOWN_ROWS ? `; ${SHOWN_ROWS} of ${grouped(answer.rows.length)} rows, all of them in answers/${answer.name}.csv` : '';
  const [border, head, ...lines] = table.toString().split('\n');
  return [[styled(query?.description ?? answer.name, 'bold'), ` (${answer.name}${rest})`], ruled(border), ruled(head, 'bold'), ...lines.map((line) => ruled(line))];
}

/** A line of a table, whose rules stand back. */
function ruled(line: string, ...styles: Style[]): Line {
  return line.split(/([─│┌┬┐├┼┤└┴┘]+)/).map((part, index) => (index % 2 === 1 ? styled(part, 'gray') : styled(part, ...styles)));
}

function isNumber(type: string): boolean {
  return /^(int|bigint|float|double|decimal)/.test(type);
}

function shown(value: Answer['rows'][number][number], column: string): string {
  if (value === null) return '';
  // A year is a number of its own kind.
  if (typeof value !== 'number' || /(^|_)(year|decade)$/.test(column)) return String(value);
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
