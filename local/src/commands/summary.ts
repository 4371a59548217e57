import * as path from 'path';
import { roleOfNodeType } from 'cdk-spotify-analytics/manifest';
import { OUT_DEFAULT } from './out-option';
import { describeLoss, losingSides } from '../engine/losses';
import { endsRun } from '../engine/quality/quality';
import { QUALITY_FILE } from '../engine/quality/quality-rejects';
import type { ManifestJob } from '../manifest';
import { ANSWERS, PAGE, REJECTS } from '../output/out-folder';
import type { RunOutcome } from '../run/pipeline-run';
import { JobReport, matchedNothing, NodeReport, RunReport } from '../run-report';
import { Line, styled } from '../terminal/line';
import { counted, grouped, sized } from '../text/counts';
import { listed, quoted, shortened } from '../text/few';

/** Sides of joins that are told in a line. */
const MOST_LOSSES = 5;

/** A job that has ended. */
export function jobLine({ name, nodes, seconds }: JobReport): Line {
  const [rowsIn, rowsOut] = (['source', 'target'] as const).map((role) => rowsOf(nodes.filter(({ type }) => roleOfNodeType(type) === role)));
  return [styled(name, 'bold'), `: ${counted(rowsIn, 'row')} in, ${grouped(rowsOut)} out, ${seconds.toFixed(1)} s`];
}

function rowsOf(nodes: readonly NodeReport[]): number {
  return nodes.reduce((sum, { rowsOut }) => sum + rowsOut, 0);
}

/** What a run did, as it is printed after its jobs. */
export function summary(outcome: RunOutcome, jobs: readonly ManifestJob[], out: string): Line[] {
  const { report } = outcome;
  return [
    ...report.tables.map((table): Line => [styled(table.name, 'bold'), `: ${counted(table.rows, 'row')} in ${counted(table.files, 'Parquet file')}, ${sized(table.bytes)}`]),
    ...rejectLines(report, out),
    ...unmatchedLines(report.jobs, jobs),
    rulesLine(report),
    ...answersLines(report, out),
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
  return leftOut.map(({ kind, name, needs }) => `Warning: ${kind} ${quoted(name)} is left out: it needs ${listed(needs, quoted)}, which no file has`);
}

function rejectLines(report: RunReport, out: string): string[] {
  if (report.rejects.length === 0) return ['Rejects: none'];
  return report.rejects.map((reject) => `Rejects: ${counted(reject.lines, 'line')} of ${grouped(reject.rows)}, see ${path.join(out, REJECTS, reject.file)}`);
}

/** What inner joins lost, however few rows; nothing where there is no such join. Where it is much, a warning says more. */
function unmatchedLines(reports: readonly JobReport[], jobs: readonly ManifestJob[]): string[] {
  const joins = jobs.flatMap(({ name, nodes }) => nodes.filter((node) => node.type === 'Join').filter(({ joinType }) => joinType === 'inner').flatMap((join) => {
    const report = reports.find((job) => job.name === name)?.nodes.find(({ id }) => id === join.id);
    return report === undefined ? [] : [{ join, report }];
  }));
  if (joins.length === 0) return [];
  const lost = joins.flatMap(({ join, report: { rowsIn, rowsOut, unmatchedLeft = 0, unmatchedRight = 0 } }) =>
    losingSides(join, { rowsIn, rowsOut, unmatchedLeft, unmatchedRight }, 0)
      .map(({ side, rows, of }) => `${grouped(rows)} of ${counted(of, 'row')} of the ${side} side of ${shortened(join.name)}`));
  return [`Unmatched: ${lost.length === 0 ? 'none' : listed(lost, (text) => text, MOST_LOSSES)}`];
}

function rulesLine({ rules }: RunReport): Line {
  const passed = rules.filter((rule) => rule.passed).length;
  if (rules.length === 0) return 'Quality rules: none';
  const text = `Quality rules: ${passed} of ${rules.length} hold`;
  return passed === rules.length ? text : [styled(text, 'red')];
}

function answersLines({ queries }: RunReport, out: string): string[] {
  if (queries.length === 0) return [];
  const call = out === OUT_DEFAULT ? '`answer NAME`' : '`answer NAME --out DIR`';
  return [`Answers: ${grouped(queries.length)}, in ${path.join(out, ANSWERS)}; ${call} prints one`];
}
