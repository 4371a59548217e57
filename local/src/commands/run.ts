import * as path from 'path';
import { isTarget } from 'cdk-spotify-analytics/manifest';
import { Command, Option } from 'commander';
import { answerLines } from './answer-lines';
import { examples } from './examples';
import { interruptibly } from './interruptibly';
import { collect, loadJobs, MAP_OPTION } from './job-input';
import { OPEN_OPTION, openPage } from './open-option';
import { OUT_DEFAULT } from './out-option';
import { parseMaxRejects, parseMaxUnmatched, RunOptions, runsJob } from './run-options';
import { failures, jobLine, summary } from './summary';
import { loadManifest } from '../assembly/assembly';
import type { RunRequest } from '../engine/run-request';
import { ExitStatus, UserError } from '../errors';
import type { PipelineManifest } from '../manifest';
import { ANSWERS, PAGE } from '../output/out-folder';
import type { RunOutcome } from '../run/pipeline-run';
import type { JobReport } from '../run-report';
import type { Line } from '../terminal/line';
import type { Opener } from '../terminal/opener';
import type { Terminal } from '../terminal/terminal';

/** Rows of each answer that are printed; all of them are in its file and on the page. */
const SHOWN_ROWS = 10;

/** `cdk-spotify-analytics-local run`: runs a pipeline, or a Glue job, on this machine. */
export function runCommand(terminal: Terminal, open: Opener): Command {
  return new Command('run')
    .description('Run a pipeline on this machine: input files to a warehouse, its quality rules, its questions answered. Or a Glue Studio job')
    .argument('<assembly|job.json>', 'folder that `cdk synth` wrote; or a Glue job: what `aws glue get-job` prints or Glue Studio downloads; or a folder of such jobs')
    .option('--data <dir>', 'of a pipeline: folder of the input files; those of several locations may be in folders of their names')
    .option(MAP_OPTION.flags, MAP_OPTION.description, collect)
    .option('--out <dir>', 'folder that gets the results', OUT_DEFAULT)
    .option('--from <location>', 'location or job to start from; by default what the files are of')
    .option('--pipeline <name>', 'which pipeline, when the assembly holds several')
    .option('--max-rejects <n>', 'lines of a file that may hold what does not fit: a number, or a share such as 5%', '1%')
    .option('--max-unmatched <share>', 'rows of a side of an inner join that may find no partner, such as 2%; by default any: more than 1% are told')
    .addOption(new Option('--answers', 'print the answers too: the first rows of each').conflicts(['json', 'quiet']))
    .option('--json', 'print run.json, and nothing else')
    .option('--quiet', 'print only errors, and where the page is')
    .option(OPEN_OPTION.flags, OPEN_OPTION.description)
    .addHelpText('after', examples('run', 'cdk.out --data data', 'cdk.out --data data --answers --open', 'job.json --map s3://bucket/staging=data --out out'))
    .action((source: string, options: RunOptions) => run(source, options, terminal, open));
}

/** What is run: a manifest, and where its data are. */
type Input = Pick<RunRequest, 'manifest' | 'data' | 'from' | 'maps' | 'buckets' | 'notes'>;

async function run(source: string, options: RunOptions, terminal: Terminal, open: Opener): Promise<void> {
  const maxRejects = parseMaxRejects(options.maxRejects);
  const maxUnmatched = parseMaxUnmatched(options.maxUnmatched);
  const input = runsJob(source, options) ? await jobInput(source, options) : pipelineInput(source, options);
  // Loaded here, so that the other commands do not wait for the engine.
  const { runPipeline } = await import('../run/run');
  const display = terminal.steps(plannedSteps(input.manifest), options.json === true || options.quiet === true);
  const onJob = (job: JobReport) => display.print([jobLine(job)]);
  const request = { ...input, out: options.out, maxRejects, maxUnmatched, onStep: display.step, onJob };
  const outcome = await interruptibly((signal) => runPipeline({ ...request, signal }))
    .finally(display.end);
  if (outcome.published) terminal.done(`the results are published in ${options.out}`);
  print(outcome, input.manifest, options, terminal);
  if (!outcome.published) throw new UserError(...failures(outcome, options.out), ExitStatus.DEFECT);
  if (options.open) await openPage(path.join(options.out, PAGE), open, terminal);
}

function pipelineInput(assembly: string, { data, from, pipeline }: RunOptions): Input {
  return { manifest: loadManifest(assembly, pipeline), data, from };
}

async function jobInput(file: string, { map }: RunOptions): Promise<Input> {
  const { translated, maps } = await loadJobs(file, map);
  // Loaded here, since it loads the construct library.
  const { jobRun } = await import('../glue-job/run/job-run');
  return jobRun(translated, maps);
}

function print(outcome: RunOutcome, { jobs }: PipelineManifest, { out, answers, json, quiet }: RunOptions, terminal: Terminal): void {
  if (json) terminal.printJson(outcome.report);
  else if (quiet) terminal.printWhole(outcome.published ? [path.join(out, PAGE)] : []);
  else terminal.print([...(answers ? answersOf(outcome, out, terminal.columns) : []), ...summary(outcome, jobs, out)]);
}

/** Before the figures, so that these and the page's place stand at the end. */
function answersOf({ report, answers }: RunOutcome, out: string, columns: number | undefined): Line[] {
  const lines = answers.flatMap((answer, index) => {
    const { description, file } = report.queries[index];
    return [...answerLines({ ...answer, description, file: path.join(out, ANSWERS, file) }, SHOWN_ROWS, columns), ''];
  });
  return ['', ...lines];
}

/** About as many as a run takes; where the input must be examined it takes more. */
function plannedSteps({ jobs, tables, queries, dashboard }: PipelineManifest): number {
  const steps = jobs.flatMap((job) => job.nodes.filter(isTarget)).length + jobs.length + tables.length + queries.length;
  return steps + (dashboard === undefined ? 2 : 3);
}
