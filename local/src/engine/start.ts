import { UserError } from '../errors';
import type { CsvSourceNode, ManifestJob, PipelineManifest } from '../manifest';
import { findSource, SourceFiles } from './input-files';

/** A source that is read from the user's own files. */
export interface InputSource {
  readonly source: CsvSourceNode;
  readonly found: SourceFiles;
}

/** Where a run begins. */
export interface Start {
  /** The location whose files the user gave: `raw` or `staging`. */
  readonly from: string;
  /** The jobs to run, in order. */
  readonly jobs: readonly ManifestJob[];
  /** What those jobs read of the user's files. */
  readonly inputs: readonly InputSource[];
}

/**
 * Finds where a pipeline starts by the files that are there, unless `from` says it.
 *
 * @throws UserError naming the files that are missing, or that there are files of two locations
 */
export function findStart(manifest: PipelineManifest, data: string, from?: string): Start {
  const starts = possibleStarts(manifest, data);
  const start = from === undefined ? chosenByFiles(starts, data) : chosenByName(starts, from);
  const missing = start.inputs.filter((input) => input.found.files.length === 0);
  if (missing.length > 0) {
    throw new UserError(
      `Put the missing ${start.from} files into ${data}, or give another folder with --data.`,
      missing.map((input) => `${data}: no ${orOf(input.found.names)}`),
    );
  }
  const rivals = start.inputs.filter((input) => input.found.rivals);
  if (rivals.length > 0) {
    throw new UserError('Remove one of the two: the same input is there twice.', rivals.map((input) => `${data}: both ${input.found.rivals?.join(' and ')}`));
  }
  return start;
}

function possibleStarts(manifest: PipelineManifest, data: string): Start[] {
  const locations = [...new Set(manifest.jobs.map((job) => job.from))];
  return locations.map((from) => {
    const jobs = manifest.jobs.slice(manifest.jobs.findIndex((job) => job.from === from));
    const written = new Set(jobs.map((job) => job.to));
    const sources = jobs.flatMap((job) => job.nodes.filter((node) => node.type === 'CsvSource'))
      .filter((source) => source.location === from || !written.has(source.location));
    return { from, jobs, inputs: sources.map((source) => ({ source, found: findSource(data, source) })) };
  });
}

function chosenByName(starts: readonly Start[], from: string): Start {
  const start = starts.find((candidate) => candidate.from === from);
  if (start) return start;
  throw new UserError(`Give --from one of: ${starts.map((candidate) => candidate.from).join(', ')}.`, [`--from ${from}: the pipeline reads no such location`]);
}

function chosenByFiles(starts: readonly Start[], data: string): Start {
  const present = starts.filter((start) => start.inputs.some((input) => input.found.files.length > 0));
  if (present.length === 1) return present[0];
  if (present.length === 0) {
    throw new UserError(
      `Give the folder of the input files with --data: ${data} holds none of them.`,
      starts.map((start) => `${start.from}: looked for ${start.inputs.map((input) => orOf(input.found.names)).join(', ')}`),
    );
  }
  throw new UserError(
    `Say with --from where to start (${present.map((start) => start.from).join(' or ')}): ${data} holds files of both.`,
    present.map((start) => `${start.from}: ${start.inputs.flatMap((input) => foundNames(input.found)).join(', ')}`),
  );
}

function foundNames(found: SourceFiles): string[] {
  return found.files.length === 0 ? [] : found.rivals?.slice() ?? [found.isFolder ? found.names[found.names.length - 1] : found.names[0]];
}

function orOf(names: readonly string[]): string {
  return names.join(' or ');
}
