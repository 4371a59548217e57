import { fills, isSource, isTarget, SourceNode, tableName } from 'cdk-spotify-analytics/manifest';
import { UserError } from '../errors';
import type { ManifestJob, PipelineManifest } from '../manifest';
import { checkFiles, missingFiles, nearlyFound, SourceFiles } from './input/input-files';
import type { Layout } from './output/layout';
import { listed, nodeNamed } from '../text/few';

/** A source that is read from the user's own files. */
export interface InputSource {
  readonly source: SourceNode;
  readonly found: SourceFiles;
}

/** Where a run begins. */
export interface Start {
  /** The location whose files the user gave, e.g. `raw` or `staging`. */
  readonly from: string;
  /** The jobs to run, in order. */
  readonly jobs: readonly ManifestJob[];
  /** What those jobs read of the user's files. */
  readonly inputs: readonly InputSource[];
}

/**
 * Finds where a pipeline starts by the files that are there, unless `from` says it.
 *
 * @param data folder of the user's files
 * @throws UserError naming the files that are missing, or that there are files of two locations
 */
export function findStart(manifest: PipelineManifest, layout: Layout, data: string, from?: string): Start {
  const starts = possibleStarts(manifest, layout);
  checkFiles(starts.filter((each) => from === undefined || each.from === from).flatMap(({ inputs }) => inputs.map(({ found }) => found)));
  const start = from === undefined ? chosenByFiles(starts, data) : chosenByName(starts, from);
  const missing = start.inputs.filter((input) => input.found.files.length === 0);
  if (missing.length > 0) {
    throw new UserError(
      `Put the missing ${start.from} files into ${data}, or give another folder with --data.`,
      missing.map(({ found }) => `${data}: ${missingFiles(found)}${nearlyFound(found, start.inputs.flatMap((input) => input.found.names))}`),
    );
  }
  checkRivals(start.inputs);
  checkShared(start.inputs);
  return start;
}

/** A start is called by where its first source reads; a job that reads nothing has no name. */
export function startName([source]: readonly SourceNode[]): string {
  if (!source) return '';
  return source.type === 'CatalogSource' ? tableName(source) : source.location;
}

/** @throws UserError where sources of two locations would read one file of the user's folder */
function checkShared(inputs: readonly InputSource[]): void {
  const shared = inputs.flatMap(({ source, found }, index) => inputs.slice(0, index)
    .filter((other) => startName([other.source]) !== startName([source]) && other.found.files.some((file) => found.files.includes(file)))
    .map((other) => `${found.files[0]}: ${nodeNamed(other.source.name)} of ${startName([other.source])} and ${nodeNamed(source.name)} of ${startName([source])} would both read it`));
  if (shared.length > 0) throw new UserError('Put the files of each location into a folder of its name.', shared);
}

/** @throws UserError where there are two files of one name for a source */
export function checkRivals(inputs: readonly InputSource[]): void {
  const rivals = inputs.filter((input) => input.found.rivals);
  if (rivals.length > 0) {
    throw new UserError('Remove one of the two: the same input is there twice.', rivals.map(({ found }) => `${found.folder}: both ${found.rivals?.join(' and ')}`));
  }
}

/**
 * From the first job on; or from one on whose jobs read what earlier ones write, of which the user has the files already. Each is called by
 * where it reads, or by its first job where another one is called so.
 */
function possibleStarts({ jobs }: PipelineManifest, layout: Layout): Start[] {
  return jobs.flatMap((_, index): Start[] => {
    const rest = jobs.slice(index);
    const sources = inputsOf(rest);
    if (index > 0 && !sources.some((source) => isWritten(source, jobs.slice(0, index)))) return [];
    const inputs = sources.flatMap((source) => {
      const found = layout.source(source);
      return found ? [{ source, found }] : [];
    });
    return [{ from: startName(sources), jobs: rest, inputs }];
  }).map((start, index, all) => (all.slice(0, index).some(({ from }) => from === start.from) ? { ...start, from: start.jobs[0].name } : start));
}

/** The locations that jobs begin with. */
export function originalsOf(jobs: readonly ManifestJob[]): string[] {
  return [...new Set(inputsOf(jobs).flatMap((source) => ('location' in source ? [source.location] : [])))];
}

/** What jobs read, and none before them of these writes. */
export function inputsOf(jobs: readonly ManifestJob[]): SourceNode[] {
  return jobs.flatMap((job, index) => job.nodes.filter(isSource).filter((source) => !isWritten(source, jobs.slice(0, index))));
}

function isWritten(source: SourceNode, jobs: readonly ManifestJob[]): boolean {
  return jobs.some((job) => job.nodes.filter(isTarget).some((target) => fills(target, source)));
}

function chosenByName(starts: readonly Start[], from: string): Start {
  const start = starts.find((candidate) => candidate.from === from);
  if (start) return start;
  throw new UserError(`Give --from one of: ${starts.map((candidate) => candidate.from).join(', ')}.`, [`--from ${from}: the pipeline reads no such location`]);
}

function chosenByFiles(starts: readonly Start[], data: string): Start {
  const present = starts.filter((start) => ownInputs(start, starts).some((input) => input.found.files.length > 0));
  if (present.length === 1) return present[0];
  if (present.length === 0) {
    const near = starts.flatMap(({ inputs }) => inputs).map(({ found }) => ({ found, near: nearlyFound(found, []) })).filter((each) => each.near !== '');
    throw new UserError(`Give the folder of the input files with --data: ${data} holds none of them.`, [
      ...starts.map((start) => `${start.from}: looked for ${listed(start.inputs.map((input) => orOf(input.found.names)))}`),
      ...near.map((each) => `${data}: no ${orOf(each.found.names)}${each.near}`),
    ]);
  }
  throw new UserError(
    `Say with --from where to start (${present.map((start) => start.from).join(' or ')}): ${data} holds files of both.`,
    present.map((start) => `${start.from}: ${listed(start.inputs.flatMap((input) => foundNames(input.found)))}`),
  );
}

/** What it reads and no other start does: the files by which it is told apart. */
function ownInputs(start: Start, starts: readonly Start[]): readonly InputSource[] {
  return start.inputs.filter(({ source }) => !starts.some((other) => other !== start && other.inputs.some((input) => input.source === source)));
}

function foundNames(found: SourceFiles): string[] {
  return found.files.length === 0 ? [] : found.rivals?.slice() ?? [found.isFolder ? found.names[found.names.length - 1] : found.names[0]];
}

function orOf(names: readonly string[]): string {
  return names.join(' or ');
}
