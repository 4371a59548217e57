import * as path from 'path';
import { Command } from 'commander';
import { interruptibly } from './interruptibly';
import type { MaxRejects } from '../engine/rejects';
import { isTarget } from '../engine/target-node';
import { ExitStatus, UserError } from '../errors';
import { loadManifest, PipelineManifest } from '../manifest';
import { PAGE } from '../output/out-folder';
import { stepDisplay } from '../output/progress';
import { failures, summary } from '../output/summary';

interface RawOptions {
  readonly data: string;
  readonly out: string;
  readonly from?: string;
  readonly pipeline?: string;
  readonly maxRejects: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `spotify-pipeline run`: runs a pipeline on this machine. */
export function runCommand(): Command {
  return new Command('run')
    .description('Run a pipeline on this machine: input files to a warehouse, its quality rules, its questions answered')
    .argument('<assembly>', 'folder that `cdk synth` wrote')
    .requiredOption('--data <dir>', 'folder of the input CSV files, raw or staged')
    .requiredOption('--out <dir>', 'folder that gets the results')
    .option('--from <location>', 'where to start: raw or staging; by default what the files are')
    .option('--pipeline <name>', 'which pipeline, when the assembly holds several')
    .option('--max-rejects <n>', 'lines of a file that may hold what does not fit: a number, or a share such as 5%', '1%')
    .option('--json', 'print run.json, and nothing else')
    .option('--quiet', 'print only errors, and where the page is')
    .action(run);
}

async function run(assembly: string, options: RawOptions): Promise<void> {
  const maxRejects = parseMaxRejects(options.maxRejects);
  const manifest = loadManifest(assembly, options.pipeline);
  // Loaded here, so that the other commands do not wait for the engine.
  const { runPipeline } = await import('../engine/run');
  const display = stepDisplay(plannedSteps(manifest), options.json === true || options.quiet === true);
  const outcome = await interruptibly((signal) => runPipeline({ ...options, manifest, maxRejects, signal, onStep: display.step }))
    .finally(display.end);
  const page = path.join(options.out, PAGE);
  if (options.json) process.stdout.write(`${JSON.stringify(outcome.report, null, 2)}\n`);
  else if (!options.quiet) process.stdout.write(summary(outcome, manifest.queries, options.out));
  else if (outcome.published) process.stdout.write(`${page}\n`);
  if (!outcome.published) throw new UserError(...failures(outcome, options.out), ExitStatus.DEFECT);
}

/** About as many as a run takes; where the input must be examined it takes more. */
function plannedSteps({ jobs, tables, queries }: PipelineManifest): number {
  return jobs.flatMap((job) => job.nodes.filter(isTarget)).length + jobs.length + tables.length + queries.length + 2;
}

function parseMaxRejects(text: string): MaxRejects {
  const match = /^([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(text);
  const number = Number(match?.[1]);
  if (match?.[2] === '%' && number <= 100) return { share: number / 100 };
  if (match?.[2] === '' && Number.isSafeInteger(number)) return { lines: number };
  throw new UserError('Give --max-rejects a whole number of lines, or a share from 0% to 100%.', [`--max-rejects ${text}`]);
}
