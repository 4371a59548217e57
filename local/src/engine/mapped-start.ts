import { placeAt, SourceNode, tableName } from 'cdk-spotify-analytics/manifest';
import { UserError } from '../errors';
import type { PipelineManifest } from '../manifest';
import { checkFiles, missingFiles, nearlyFound, passedOver } from './input/input-files';
import type { Layout } from './output/layout';
import { checkRivals, inputsOf, InputSource, Start, startName } from './start';
import { listed, nodeNamed } from '../text/few';

/** What is to be done where the files of a source are not clear. */
export const FILES_ADVICE = 'Say with --map where the files of each source are: all that it reads, and nothing else. Nothing was changed.';

/** What is wrong with the files of a source. */
export interface SourceFileProblem {
  readonly source: SourceNode;
  readonly problem: string;
}

/** The sources of which it is not said where their files are, of which there are none, or beside which others lie that Glue would read. */
export function sourceFileProblems(sources: readonly SourceNode[], layout: Layout, buckets: Readonly<Record<string, string>>): SourceFileProblem[] {
  return sources.flatMap((source) => {
    const found = layout.source(source);
    if (!found) return [{ source, problem: `reads ${placeOf(source, buckets)}: give --map ${mapOf(source, buckets)}=DIR` }];
    if (found.files.length > 0) return passedOverIn({ source, found }).map((problem) => ({ source, problem }));
    return [{ source, problem: `reads ${placeOf(source, buckets)}: ${found.folder} holds ${missingFiles(found)}${nearlyFound(found, [])}` }];
  });
}

/**
 * Finds the files of a job that was made elsewhere.
 *
 * @param buckets the bucket of each location
 * @throws UserError naming each source whose files are not clear
 */
export function findMappedStart(manifest: PipelineManifest, layout: Layout, buckets: Readonly<Record<string, string>>): Start {
  const sources = inputsOf(manifest.jobs);
  checkFiles(sources.flatMap((source) => layout.source(source) ?? []));
  const problems = sourceFileProblems(sources, layout, buckets);
  if (problems.length > 0) {
    throw new UserError(FILES_ADVICE, problems.map(({ source, problem }) => `${nodeNamed(source.name)}: ${problem}`));
  }
  const inputs = sources.flatMap((source) => {
    const found = layout.source(source);
    return found ? [{ source, found }] : [];
  });
  checkRivals(inputs);
  return { from: startName(sources), jobs: manifest.jobs, inputs };
}

/** In a table's folder, files in folders that are no partitions: whether Glue reads them depends on the table. */
function passedOverIn({ source, found }: InputSource): string[] {
  const files = source.type === 'CatalogSource' ? passedOver(found) : [];
  return files.length === 0 ? [] : [`${found.root} also holds ${listed(files)}, in folders that are no partitions \`key=value/\`: take them away, or say with --map which folder the table is`];
}

function placeOf(source: SourceNode, buckets: Readonly<Record<string, string>>): string {
  if (source.type === 'CatalogSource') return `table ${tableName(source)}`;
  return placeAt(`s3://${buckets[source.location] ?? source.location}`, source.path);
}

/** The folder that a file lies in, or the folder itself. */
function mapOf(source: SourceNode, buckets: Readonly<Record<string, string>>): string {
  if (source.type === 'CatalogSource') return tableName(source);
  const place = placeOf(source, buckets);
  return place.slice(0, place.lastIndexOf('/'));
}
