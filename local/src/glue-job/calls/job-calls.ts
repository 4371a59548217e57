import { JobGraph, type JobNode } from 'cdk-spotify-analytics/model';
import { makeNode } from './build-graph';
import type { CallContext } from './call-context';
import { fittedCall } from './call-fit';
import { nodeNames } from './call-names';
import { Places } from './call-places';
import type { JobCall, JobCalls } from './call-values';
import type { ColumnsRead } from './column-types';
import { identifierDomains, type DomainOf } from './identifier-domains';
import type { GlueJob, GlueJobNode } from '../glue-job';

export type { JobCall, JobCalls };

/**
 * The calls of the library that build the graph of a job. Rendered, that graph gives the job's nodes under the same ids, to the
 * letter: what the library has no class or property for passes through, and a note says so.
 *
 * @param columnsRead the columns of sources that declare none
 */
export function jobCalls(job: GlueJob, columnsRead: ColumnsRead = new Map()): JobCalls {
  const translation = new Translation(job, columnsRead);
  const calls = job.nodes.map((node) => translation.translate(node));
  return { graphName: job.name, calls, locations: translation.locationsOf(calls) };
}

/** Translates the nodes one after the other, each with a look at the graph that its inputs are part of. */
class Translation {
  private readonly graph: JobGraph;
  private readonly places = new Places();
  private readonly names: ReturnType<typeof nodeNames>;
  private readonly domainOf: DomainOf;
  private readonly made = new Map<string, JobNode>();

  constructor(job: GlueJob, private readonly columnsRead: ColumnsRead) {
    this.graph = new JobGraph(job.name);
    this.names = nodeNames(job.nodes);
    this.domainOf = identifierDomains(job, columnsRead);
  }

  translate(node: GlueJobNode): JobCall {
    const call = fittedCall({
      context: this.contextOf(node),
      names: this.names.get(node.id)!,
      made: this.made,
      baseOf: (location) => `s3://${this.places.bucketOf(location)}`,
    });
    this.made.set(call.variable, makeNode(this.graph, call, this.made));
    return call;
  }

  /** The locations that calls name. */
  locationsOf(calls: readonly JobCall[]): JobCalls['locations'] {
    const named = new Set(calls.flatMap(({ props: { location } }) => (typeof location === 'string' ? [location] : [])));
    return Object.fromEntries([...named].map((location) => [location, this.places.bucketOf(location)]));
  }

  private contextOf(node: GlueJobNode): CallContext {
    const inputs = node.inputs.map((id) => {
      const { variable } = this.names.get(id)!;
      return { variable, schema: this.made.get(variable)!.schema };
    });
    return { node, inputs, places: this.places, domainOf: this.domainOf, columnsRead: this.columnsRead.get(node.id) };
  }
}
