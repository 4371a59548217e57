import { OptionalColumn, optionalOrigins } from 'cdk-spotify-analytics/manifest';
import type { EvaluateDataQualityNode, ManifestJob } from '../manifest';
import { JobReport, LeftOutReport, matchedNothing, RejectReport } from '../run-report';
import { attemptJob, Attempt, isInputError } from './attempt';
import { UserError, firstLine } from '../errors';
import { hasKind } from './engine-error';
import { countRows } from './figures';
import type { LineCopy } from './input/line-by-line';
import { Rejects, writeRejects } from './input/rejects';
import { examineSources } from './input/source-examination';
import { JobSources } from './input/sources';
import { JOB_SCHEMA, JobContext, tableOf } from './job-context';
import { JobPlan } from './job-plan';
import { missingOf, SplitRules, splitRules } from './left-out';
import { checkLosses } from './losses';
import { CheckedRule, checkNode, endsRun } from './quality/quality';
import { writeFailingRows } from './quality/quality-rejects';
import { stopwatch } from './stopwatch';
import { nodeNamed } from '../text/few';

/** The figures of a job, of the lines that did not fit, and of the rules that its nodes check. */
export interface JobOutcome {
  readonly report: JobReport;
  readonly rejects: readonly RejectReport[];
  /** The rows that break a rule which ends the run are written already. */
  readonly rules: readonly CheckedRule[];
  /** The rules that were not. */
  readonly leftOut: readonly LeftOutReport[];
  /** The optional columns that no file of a source has. */
  readonly lacking: readonly OptionalColumn[];
}

/**
 * Runs a job: reads its sources, writes its targets, counts.
 *
 * It is first run as if every text of its CSV files fitted its type, and stopped at the first that does not: to know of each line where
 * it stands would cost every run what few need. Only then the sources are examined line by line, and the job is run again with
 * null for what does not fit.
 *
 * @throws UserError where the input cannot be read, too many lines do not fit, or too many rows of a join find no partner
 */
export async function runJob(job: ManifestJob, context: JobContext): Promise<JobOutcome> {
  const seconds = stopwatch();
  const sources = await JobSources.open(job, context);
  const run = new JobRun(new JobPlan(job, (node) => sources.csv(node) !== undefined), sources, context, seconds);
  const read = await rejectsOf(context, sources.copies);
  const first = await run.attempt(sources.copies).catch(inputError);
  // Where one side of a join is empty the engine does not read the other.
  if (!(first instanceof Error) && first.report.nodes.every((node) => node.rowsOut > 0)) return run.end(first, [read]);
  const copies = await examineSources(context, sources.allCsv());
  if (copies.length > 0) {
    const examined = await rejectsOf(context, copies);
    return run.end(await run.attempt([...sources.copies, ...copies]), [read, examined]);
  }
  if (first instanceof Error) throw first;
  return run.end(first, [read]);
}

async function rejectsOf({ database, rejectsFolder, maxRejects }: JobContext, copies: readonly LineCopy[]): Promise<Rejects> {
  return writeRejects(database, copies, rejectsFolder, maxRejects);
}

function inputError(error: unknown): Error {
  if (isInputError(error)) return error;
  throw error;
}

interface Attempted {
  readonly report: JobReport;
  readonly rules: readonly CheckedRule[];
}

class JobRun {
  constructor(
    private readonly graph: JobPlan,
    private readonly sources: JobSources,
    private readonly context: JobContext,
    private readonly seconds: () => number,
  ) {}

  /** Runs the nodes. Their tables stay. */
  async attempt(copies: readonly LineCopy[]): Promise<Attempted> {
    const done = await attemptJob(this.graph, this.sources, this.context, copies);
    const seconds = this.seconds();
    return { rules: await this.checkRules(), report: await this.report(done, copies, seconds) };
  }

  /**
   * Keeps the rows that break a rule which ends the run, and takes the tables away.
   *
   * @throws UserError where joins lost more rows than the run allows
   */
  async end({ report, rules }: Attempted, rejects: readonly Rejects[]): Promise<JobOutcome> {
    const { database, rejectsFolder, maxUnmatched } = this.context;
    if (maxUnmatched !== undefined) checkLosses(report.nodes, maxUnmatched);
    const failed = rules.filter(endsRun);
    if (failed.length > 0) await writeFailingRows(database, failed, rejectsFolder);
    await database.run(`DROP SCHEMA ${JOB_SCHEMA} CASCADE`);
    const emptied = new Map(rejects.flatMap((each) => [...each.emptied]));
    const leftOut = this.graph.job.nodes.filter((node) => node.type === 'EvaluateDataQuality').flatMap((node) => this.rulesOf(node).leftOut);
    const nodes = report.nodes.map((node) => (emptied.has(node.id) ? { ...node, emptied: emptied.get(node.id) } : node));
    return { report: { ...report, nodes }, rejects: rejects.flatMap(({ reports }) => reports), rules, leftOut, lacking: this.sources.lacking };
  }

  private async checkRules(): Promise<CheckedRule[]> {
    const rules: CheckedRule[] = [];
    for (const node of this.graph.job.nodes) {
      if (node.type !== 'EvaluateDataQuality' || node.rules.length === 0) continue;
      this.context.step(`Checking ${node.name}`);
      try {
        rules.push(...await checkNode(this.context.database, { ...node, rules: [...this.rulesOf(node).rules] }, tableOf(node)));
      } catch (error) {
        if (!hasKind(error, 'Binder', 'Conversion')) throw error;
        throw new UserError(`Correct the rules of ${nodeNamed(node.name)}: they do not fit its columns.`, [`${nodeNamed(node.name)}: ${firstLine(error)}`]);
      }
    }
    return rules;
  }

  /** As in Spark, where a job knows of its own files alone: what another job wrote has all columns. */
  private rulesOf(node: EvaluateDataQualityNode): SplitRules {
    const { job } = this.graph;
    return splitRules(node.name, node.rules, missingOf(optionalOrigins([job]).get(node), this.sources.lacking));
  }

  private async report(done: Attempt, copies: readonly LineCopy[], seconds: number): Promise<JobReport> {
    this.context.step('Counting rows');
    const nodes = await countRows(this.graph, this.sources, this.context, done, copies);
    return { name: this.graph.job.name, seconds, nodes, joinsWithoutMatch: nodes.filter(matchedNothing).map(({ name }) => name) };
  }
}
