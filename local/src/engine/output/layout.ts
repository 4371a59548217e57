import { SourceNode, isTarget, TargetNode } from 'cdk-spotify-analytics/manifest';
import type { ManifestJob } from '../../manifest';
import { findSource, findTable, findTableIn, SourceFiles } from '../input/input-files';
import type { CatalogMap, PathMap, PlaceMap } from '../run-request';
import { targetPlace, targetPlacesOfJob } from './target-places';

/** Where on this machine the locations of a manifest are. */
export interface Layout {
  /** The files of the user's that a source reads; nothing where it is not said where they are. */
  source(source: SourceNode): SourceFiles | undefined;
  /** Where a target lies under the output folder: a file, or a folder, which ends in `/`. */
  target(node: TargetNode): string;
}

/** Of a pipeline: all that it reads of the user's is in one folder, and each location that it writes is a folder of its name. */
export function pipelineLayout(data: string): Layout {
  return {
    source: (source) => (source.type === 'CatalogSource' ? findTable(data, source) : findSource(data, source)),
    target: targetPlace,
  };
}

/** Of a job that was made elsewhere: its data is where the maps say. */
export function jobLayout({ nodes }: ManifestJob, maps: readonly PlaceMap[]): Layout {
  const targets = targetPlacesOfJob(nodes.filter(isTarget));
  return {
    source: (source) => mappedSource(source, maps),
    target: (node) => targets.get(node) ?? targetPlace(node),
  };
}

function mappedSource(source: SourceNode, maps: readonly PlaceMap[]): SourceFiles | undefined {
  if (source.type === 'CatalogSource') {
    const map = maps.find((candidate): candidate is CatalogMap => 'table' in candidate && candidate.table === source.table && candidate.database === source.database);
    return map && findTableIn(map.folder);
  }
  const fitting = maps.filter((map): map is PathMap => 'prefix' in map && map.location === source.location)
    .flatMap((map) => restsOf(source.path, map.prefix).map((rest) => ({ map, rest })));
  const longest = fitting.sort((a, b) => b.map.prefix.length - a.map.prefix.length)[0];
  return longest && findSource(longest.map.folder, { ...source, path: longest.rest });
}

/** What is left of a path under a prefix of it, in whole parts; none where it is no prefix. */
function restsOf(path: string, prefix: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const first = prefix.split('/').filter((part) => part !== '');
  if (first.some((part, index) => part !== parts[index])) return [];
  const rest = parts.slice(first.length).join('/');
  return [rest === '' || path.endsWith('/') ? `${rest}/` : rest];
}
