import type { AnalyticsPipelineProps } from './analytics-pipeline-props';
import { Place, placesOf } from '../graph-job/places';
import { JobGraph, SourceNode } from '../job-graph';
import { FileFormat, formatOf } from '../manifest/node-traits';
import { doOverlap } from '../manifest/place';

/** Files that a pipeline begins with. */
export interface PipelineInput extends Place {
  readonly format: FileFormat;
  /** The source that reads them, if they are the first at which there are files: graph and node. */
  readonly source: string;
}

/** A graph, and where it reads and writes. */
export interface GraphPlaces {
  readonly graph: JobGraph;
  readonly sources: readonly PipelineInput[];
  readonly targets: readonly Place[];
}

/** What the graphs of a pipeline come down to: where its data begins, and where it goes. */
export interface PipelinePlan {
  readonly graphs: readonly GraphPlaces[];
  /** Logical names of the locations, in the order in which data goes through them. */
  readonly locations: string[];
  /** Those of them whose files nothing can make anew. */
  readonly originals: string[];
  /** What is read and no graph before has written: each place once. */
  readonly inputs: readonly PipelineInput[];
}

/** What the graphs of a pipeline come down to. */
export function planOf({ graphs }: Pick<AnalyticsPipelineProps, 'graphs'>): PipelinePlan {
  const places = graphs.map((graph): GraphPlaces => ({ graph, sources: sourcesOf(graph), targets: placesOf(graph).targets }));
  const inputs = places.flatMap(({ sources }, index) => {
    const written = places.slice(0, index).flatMap(({ targets }) => targets);
    return sources.filter((source) => !written.some((target) => areOverlapping(source, target)));
  });
  return {
    graphs: places,
    locations: [...new Set(places.flatMap(({ sources, targets }) => [...sources, ...targets]).map(({ location }) => location))],
    originals: [...new Set(inputs.map(({ location }) => location))],
    inputs: inputs.filter((input, index) => inputs.findIndex((other) => isSame(input, other)) === index),
  };
}

function sourcesOf(graph: JobGraph): PipelineInput[] {
  const formats = new Map(graph.nodes.flatMap((node) => (node instanceof SourceNode ? [[node.name, formatOf(node._toManifest())]] : [])));
  return placesOf(graph).sources.map((place) => ({ ...place, format: formats.get(place.node)!, source: `${graph.name}/${place.node}` }));
}

/** What of a location a pipeline begins with. */
export function inputPaths({ inputs }: PipelinePlan, name: string): string[] {
  return inputs.filter(({ location }) => location === name).map(({ path }) => path);
}

function isSame(one: Place, other: Place): boolean {
  return one.location === other.location && one.path === other.path;
}

/** Whether one of two places leads into the other. */
export function areOverlapping(one: Place, other: Place): boolean {
  return one.location === other.location && doOverlap(one.path, other.path);
}
