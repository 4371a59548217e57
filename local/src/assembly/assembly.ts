import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../errors';
import { fileProblem, folderProblem } from '../file-kind';
import type { PipelineManifest } from '../manifest';
import { manifestProblems } from './manifest-check';
import { listed } from '../text/few';

const SUFFIX = '.pipeline.json';
const TEMPLATE = '.template.json';
const SYNTH_HINT = 'Give the cloud assembly that `cdk synth` writes, by default the folder `cdk.out`; run `cdk synth` first when it is missing.';

const UNREADABLE = 'Run `cdk synth` again: a pipeline manifest cannot be read.';

/**
 * The files `*.pipeline.json` of a cloud assembly, those of nested stages included, in the order of their names.
 *
 * @throws UserError where the folder is missing or is no folder.
 */
export function findManifests(assemblyDir: string): string[] {
  const problem = folderProblem(assemblyDir);
  if (problem !== undefined) throw new UserError(SYNTH_HINT, [`${assemblyDir}: ${problem}`]);
  return search(assemblyDir);
}

/**
 * The manifest of the one pipeline in a cloud assembly, or of the one that is named.
 *
 * @param assemblyDir folder that `cdk synth` wrote
 * @param pipeline path of the pipeline (`Stage/Stack/Spotify`), or the last part of it
 * @throws UserError where there is none, more than one fits, or one is not valid.
 */
export function loadManifest(assemblyDir: string, pipeline?: string): PipelineManifest {
  const files = findManifests(assemblyDir);
  if (files.length === 0) {
    throw new UserError(emptyAdvice(assemblyDir), [`${assemblyDir}: holds no pipeline and no job graph (no file *${SUFFIX})`]);
  }
  return choose(files.map(readManifest), pipeline);
}

/** What helps where there is nothing to run: stacks that are there have nothing of this library. */
function emptyAdvice(assemblyDir: string): string {
  const stacks = fs.readdirSync(assemblyDir).flatMap((name) => (name.endsWith(TEMPLATE) ? [name.slice(0, -TEMPLATE.length)] : []));
  if (stacks.length === 0) return SYNTH_HINT;
  return `Put an AnalyticsPipeline, a SpotifyAnalyticsPipeline or a GraphJob into a stack, and run \`cdk synth\` again: there are the stacks ${listed(stacks)}, and none has one.`;
}

function search(dir: string): string[] {
  const entries = fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = path.join(dir, entry.name);
    // What is under asset.* is the user's own files, not the assembly's.
    if (entry.isDirectory()) return entry.name.startsWith('asset.') ? [] : search(file);
    return entry.name.endsWith(SUFFIX) ? [file] : [];
  });
}

function readManifest(file: string): PipelineManifest {
  const noFile = fileProblem(file);
  if (noFile !== undefined) throw new UserError(UNREADABLE, [`${file}: ${noFile}`]);
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(UNREADABLE, [`${file}: ${(error as Error).message}`]);
  }
  const problems = manifestProblems(value);
  if (problems.length > 0) {
    throw new UserError(
      'Synthesize with a cdk-spotify-analytics of the same version as cdk-spotify-analytics-local: the pipeline manifest is not valid.',
      problems.map((problem) => `${file}: ${problem}`),
    );
  }
  return value as PipelineManifest;
}

function choose(manifests: PipelineManifest[], pipeline: string | undefined): PipelineManifest {
  const fitting = pipeline === undefined ? manifests : named(manifests, pipeline);
  if (fitting.length === 1) return fitting[0];
  const advice = pipeline === undefined
    ? 'Choose a pipeline with --pipeline NAME: the assembly holds several.'
    : `Choose a pipeline by its path with --pipeline: ${fitting.length === 0 ? 'none' : 'more than one'} fits \`${pipeline}\`.`;
  const offered = fitting.length === 0 ? manifests : fitting;
  throw new UserError(advice, offered.map((manifest) => `--pipeline ${manifest.pipeline}`));
}

function named(manifests: PipelineManifest[], pipeline: string): PipelineManifest[] {
  const exact = manifests.filter((manifest) => manifest.pipeline === pipeline);
  return exact.length > 0 ? exact : manifests.filter((manifest) => manifest.pipeline.endsWith(`/${pipeline}`));
}
