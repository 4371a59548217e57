import * as fs from 'fs';
import * as path from 'path';
import { Command } from 'commander';
import { UserError } from '../errors';
import { loadManifest } from '../manifest';

/** `spotify-pipeline graph`: draws the job graphs of a pipeline as one SVG picture. */
export function graphCommand(): Command {
  return new Command('graph')
    .description('Draw the job graphs of a pipeline as an SVG picture')
    .argument('<assembly>', 'folder that `cdk synth` wrote')
    .requiredOption('--out <file.svg>', 'file to write')
    .option('--pipeline <name>', 'which pipeline, when the assembly holds several')
    .action(graph);
}

async function graph(assembly: string, options: { readonly out: string; readonly pipeline?: string }): Promise<void> {
  const manifest = loadManifest(assembly, options.pipeline);
  // Loaded here, so that the other commands do not wait for the layout library.
  const { renderGraphSvg } = await import('../report/graph-svg');
  write(options.out, renderGraphSvg(manifest.jobs));
  process.stdout.write(`${options.out}\n`);
}

/** Writes aside and renames: an earlier picture stays whole when there is no room for the new one. */
function write(file: string, svg: string): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(aside, svg);
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw new UserError('Give --out a file that can be written.', [`${file}: ${(error as Error).message}`]);
  }
}
