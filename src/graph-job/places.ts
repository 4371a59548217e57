import { JobGraph, SourceNode, TargetNode } from '../job-graph';
import { underLocation } from '../manifest/place';

/** Where a node reads or writes. */
export interface Place {
  readonly node: string;
  readonly location: string;
  /** Under the location; nothing when it is the location as a whole. */
  readonly path: string;
}

/** The places that a graph reads, or would where there are no files at another, and those that it writes. */
export function placesOf(graph: JobGraph): { sources: Place[]; targets: Place[] } {
  const place = (node: SourceNode | TargetNode, path: string): Place => ({ node: node.name, location: node.location, path: underLocation(path) });
  return {
    sources: graph.nodes.filter((node) => node instanceof SourceNode).flatMap((node) => node._paths.map((path) => place(node, path))),
    targets: graph.nodes.filter((node) => node instanceof TargetNode).map((node) => place(node, node.path)),
  };
}
