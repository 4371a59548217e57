import * as path from 'path';
import { SourceNode, isTarget, TargetNode, WHOLE_LOCATION } from 'cdk-spotify-analytics/manifest';
import { folderProblem } from '../../file-kind';
import type { ManifestJob } from '../../manifest';
import { findGlueSource, findGlueTable } from '../input/glue-files';
import { findSource, findTable, findTableIn, SourceFiles } from '../input/input-files';
import type { CatalogMap, PathMap, PlaceMap } from '../run-request';
import { targetPlace, targetPlacesOfJob } from './target-places';

/** Where on this machine the locations of a manifest are. */
export interface Layout {
  /** The files of the user's that a source reads; nothing where it is not said where they are. */
  source(source: SourceNode): SourceFiles | undefined;
  /** Where a target lies under the output folder: a file, or a folder, which ends in `/`. */
  target(node: TargetNode): string;
  /**
   * The files that a source reads of what a target of the run wrote.
   *
   * @param out the folder that the run writes into
   */
  written(source: SourceNode, target: TargetNode, out: string): SourceFiles;
}

/**
 * Of a pipeline: all that it reads of the user's is in one folder, and each location that it writes is a folder of its name. Where it
 * begins with files of several locations, those of one may be in a folder of its name, too.
 */
export function pipelineLayout(data: string, locations: readonly string[] = []): Layout {
  const folders = new Set(locations.length > 1 ? locations.filter((name) => folderProblem(path.join(data, name)) === undefined) : []);
  return {
    source: (source) => {
      if (source.type === 'CatalogSource') return findTable(data, source);
      return findSource(folders.has(source.location) ? path.join(data, source.location) : data, source);
    },
    target: targetPlace,
    written: (source, target, out) =>
      (source.type === 'CatalogSource' ? findTableIn(path.join(out, targetPlace(target))) : findSource(path.join(out, source.location), source)),
  };
}

/**
 * Of a job that was made elsewhere: its data is where the maps say.
 *
 * @param buckets the bucket of each location
 */
export function jobLayout({ nodes }: Pick<ManifestJob, 'nodes'>, maps: readonly PlaceMap[], buckets: Readonly<Record<string, string>>): Layout {
  const targets = targetPlacesOfJob(nodes.filter(isTarget));
  const placeOf = (node: TargetNode) => targets.get(node) ?? targetPlace(node);
  return {
    source: (source) => mappedSource(source, maps, buckets),
    target: placeOf,
    written: (source, target, out) => {
      const place = path.join(out, placeOf(target));
      // Each target has a folder of its own.
      const folder = place.endsWith(path.sep) ? place : path.dirname(place);
      return source.type === 'CatalogSource' ? findGlueTable(folder) : findGlueSource(folder, source, WHOLE_LOCATION, `s3://${buckets[source.location] ?? source.location}`);
    },
  };
}

function mappedSource(source: SourceNode, maps: readonly PlaceMap[], buckets: Readonly<Record<string, string>>): SourceFiles | undefined {
  if (source.type === 'CatalogSource') {
    const map = maps.find((candidate): candidate is CatalogMap => 'table' in candidate && candidate.table === source.table && candidate.database === source.database);
    return map && findGlueTable(map.folder);
  }
  const fitting = maps.filter((map): map is PathMap => 'prefix' in map && map.location === source.location)
    .flatMap((map) => restsOf(source.path, map.prefix).map((rest) => ({ map, rest })));
  const longest = fitting.sort((a, b) => b.map.prefix.length - a.map.prefix.length)[0];
  if (!longest) return undefined;
  const url = [`s3://${buckets[source.location] ?? source.location}`, longest.map.prefix].filter((part) => part !== '').join('/');
  return findGlueSource(longest.map.folder, source, longest.rest, url);
}

/** What is left of a path under a prefix of it, in whole parts; none where it is no prefix. */
function restsOf(place: string, prefix: string): string[] {
  const parts = place.split('/').filter((part) => part !== '');
  const first = prefix.split('/').filter((part) => part !== '');
  if (first.some((part, index) => part !== parts[index])) return [];
  const rest = parts.slice(first.length).join('/');
  return [rest === '' || place.endsWith('/') ? `${rest}/` : rest];
}
