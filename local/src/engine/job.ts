import type { CsvSourceNode, ManifestJob } from '../manifest';
import type { JobReport, RejectReport } from '../run-report';
import { attemptJob, Attempt, isInputError } from './attempt';
import type { CarefulCopy } from './careful-read';
import { countRows } from './figures';
import { JOB_SCHEMA, JobContext } from './job-context';
import { JobGraph } from './job-graph';
import { writeRejects } from './rejects';
import { examineSources } from './source-examination';
import { stopwatch } from './stopwatch';

/** The figures of a job, and of the lines that did not fit. */
export interface JobOutcome {
  readonly report: JobReport;
  readonly rejects: readonly RejectReport[];
}

/**
 * Runs a job: reads its sources, writes its targets, counts.
 *
 * It is first run as if every text fitted its type, and stopped at the first that does not: to know of each line where it
 * stands would cost every run what few need. Only then the sources are examined line by line, and the job is run again with
 * null for what does not fit.
 *
 * @throws UserError where the input cannot be read, or too many lines do not fit
 */
export async function runJob(job: ManifestJob, context: JobContext): Promise<JobOutcome> {
  const graph = new JobGraph(job);
  const seconds = stopwatch();
  const first = await attemptJob(graph, context, []).catch(inputError);
  const firstReport = first instanceof Error ? undefined : await report(graph, context, first, [], seconds());
  // Where one side of a join is empty the engine does not read the other.
  if (firstReport?.nodes.every((node) => node.rowsOut > 0)) return { report: firstReport, rejects: [] };
  const sources = job.nodes.filter((node): node is CsvSourceNode => node.type === 'CsvSource');
  const copies = await examineSources(context, sources);
  if (copies.length === 0) {
    if (firstReport) return { report: firstReport, rejects: [] };
    throw first;
  }
  const rejects = await writeRejects(context.database, copies, context.rejectsFolder, context.maxRejects);
  const second = await attemptJob(graph, context, copies);
  return { report: await report(graph, context, second, copies, seconds()), rejects };
}

function inputError(error: unknown): Error {
  if (isInputError(error)) return error;
  throw error;
}

async function report(graph: JobGraph, context: JobContext, done: Attempt, copies: readonly CarefulCopy[], seconds: number): Promise<JobReport> {
  context.step('Counting rows');
  const nodes = await countRows(graph, context, done, copies);
  await context.database.run(`DROP SCHEMA ${JOB_SCHEMA} CASCADE`);
  return { name: graph.job.name, seconds, nodes };
}
