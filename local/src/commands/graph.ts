import { Command } from 'commander';
import { examples } from './examples';
import { collect, jobPicture, loadJobs, MAP_OPTION } from './job-input';
import { isJobFile, refuseOptions } from './pipeline-input';
import { loadManifest } from '../assembly/assembly';
import type { ManifestJob } from '../manifest';
import { writeAside } from '../output/write-aside';
import type { Terminal } from '../terminal/terminal';

interface GraphOptions {
  readonly out: string;
  readonly pipeline?: string;
  readonly map?: readonly string[];
}

/** `cdk-spotify-analytics-local graph`: draws the job graphs of a pipeline, or the graph of a Glue job, as one SVG picture. */
export function graphCommand(terminal: Terminal): Command {
  return new Command('graph')
    .description('Draw the job graphs of a pipeline, or the graph of a Glue Studio job, as an SVG picture')
    .argument('<assembly|job.json>', 'folder that `cdk synth` wrote; or a Glue job: what `aws glue get-job` prints or Glue Studio downloads')
    .requiredOption('--out <file.svg>', 'file to write')
    .option('--pipeline <name>', 'which pipeline, when the assembly holds several')
    .option(MAP_OPTION.flags, MAP_OPTION.description, collect)
    .addHelpText('after', examples('graph', 'cdk.out --out graph.svg', 'job.json --out graph.svg'))
    .action((source: string, options: GraphOptions) => graph(source, options, terminal));
}

async function graph(source: string, options: GraphOptions, terminal: Terminal): Promise<void> {
  const jobs = isJobFile(source) ? await jobsOfJob(source, options) : jobsOfAssembly(source, options);
  // Loaded here, so that the other commands do not wait for the layout library.
  const { renderGraphSvg } = await import('../report/graph-svg');
  writeAside(options.out, renderGraphSvg(jobs));
  terminal.done(`${options.out} is written`);
  terminal.printWhole([options.out]);
}

async function jobsOfJob(file: string, { pipeline, map }: GraphOptions): Promise<readonly ManifestJob[]> {
  refuseOptions(file, 'a Glue job', [{ name: '--pipeline', isGiven: pipeline !== undefined, otherwise: 'a Glue job holds one graph' }]);
  return (await loadJobs(file, map)).translated.flatMap(jobPicture);
}

function jobsOfAssembly(assembly: string, { pipeline, map }: GraphOptions): readonly ManifestJob[] {
  refuseOptions(assembly, 'a cloud assembly', [{ name: '--map', isGiven: map !== undefined, otherwise: 'a pipeline knows its columns' }]);
  return loadManifest(assembly, pipeline).jobs;
}
