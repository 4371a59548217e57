import { UserError } from '../errors';
import type { PipelineManifest } from '../manifest';
import type { Layout } from './layout';
import { tableName } from './places';
import { isSource, SourceNode } from './source-node';
import { checkRivals, Start } from './start';

/**
 * Finds the files of a job that was made elsewhere.
 *
 * @param buckets the bucket of each location
 * @throws UserError naming each source of which it is not said where its files are, or of which there are none
 */
export function findMappedStart(manifest: PipelineManifest, layout: Layout, buckets: Readonly<Record<string, string>>): Start {
  const sources = manifest.jobs.flatMap((job) => job.nodes.filter(isSource)).map((source) => ({ source, found: layout.source(source) }));
  const unmapped = sources.filter(({ found }) => !found);
  if (unmapped.length > 0) {
    throw new UserError(
      'Say with --map where the files of each source are. Nothing was changed.',
      unmapped.map(({ source }) => `node ${source.name}: reads ${placeOf(source, buckets)}: give --map ${mapOf(source, buckets)}=DIR`),
    );
  }
  const inputs = sources.flatMap(({ source, found }) => (found ? [{ source, found }] : []));
  const missing = inputs.filter(({ found }) => found.files.length === 0);
  if (missing.length > 0) {
    throw new UserError(
      'Put the missing files where --map says that they are, or map another folder. Nothing was changed.',
      missing.map(({ source, found }) => `node ${source.name}: reads ${placeOf(source, buckets)}: ${found.folder} holds no ${wanted(found.names)}`),
    );
  }
  checkRivals(inputs);
  return { from: manifest.jobs[0].from, jobs: manifest.jobs, inputs };
}

function wanted(names: readonly string[]): string {
  return names.map((name) => (name === '/' ? 'such files' : name)).join(' or ');
}

function placeOf(source: SourceNode, buckets: Readonly<Record<string, string>>): string {
  if (source.type === 'CatalogSource') return `table ${tableName(source)}`;
  const base = `s3://${buckets[source.location] ?? source.location}`;
  return source.path === '/' ? `${base}/` : `${base}/${source.path}`;
}

/** The folder that a file lies in, or the folder itself. */
function mapOf(source: SourceNode, buckets: Readonly<Record<string, string>>): string {
  if (source.type === 'CatalogSource') return tableName(source);
  const place = placeOf(source, buckets);
  return place.slice(0, place.lastIndexOf('/'));
}
