import type { JobGraph } from 'cdk-spotify-analytics/model';
import { renderGlueNodes } from 'cdk-spotify-analytics/render';
import * as fc from 'fast-check';
import { jobOf, type NodesJson } from './imported';
import { randomGraphs } from './random-graphs';
import { jobsWith, randomJobs } from './random-jobs';
import { NODE_TYPES } from './schema-arbitrary';
import { buildGraph } from '../../src/glue-job/calls/build-graph';
import { jobCalls } from '../../src/glue-job/calls/job-calls';
import type { ManifestNode } from '../../src/manifest';

/** What the graph of a job is rendered to. */
function rendered(nodes: NodesJson): unknown {
  const calls = jobCalls(jobOf(nodes));
  return renderGlueNodes(buildGraph(calls)._toManifest(), (location) => `s3://${calls.locations[location]}`);
}

describe('any job that the API allows comes back as it is', () => {
  test.each(NODE_TYPES)('with a node of type %s', (type) => {
    fc.assert(fc.property(jobsWith(type), (nodes) => {
      expect(rendered(nodes)).toEqual(nodes);
    }), { seed: 4, numRuns: 40 });
  });

  test('with nodes of all types', () => {
    fc.assert(fc.property(randomJobs, (nodes) => {
      expect(rendered(nodes)).toEqual(nodes);
    }), { seed: 4, numRuns: 300 });
  });
});

/** What of a graph has a place in Glue: not whether a field can be null, what it identifies, how a date is written; and what comes from there is as in Glue. */
function inGlue(node: ManifestNode): object {
  const schema = node.schema.map(({ name, type }) => ({ name, type }));
  return { ...node, schema, dateFormats: undefined, timestampFormats: undefined, asGlue: undefined };
}

test('any graph of the library comes back as the same nodes, none of which only Glue runs', () => {
  fc.assert(fc.property(randomGraphs, (graph: JobGraph) => {
    const manifest = graph._toManifest();
    const job = jobOf(renderGlueNodes(manifest, (location) => `s3://${location}`) as NodesJson);
    const again = buildGraph(jobCalls(job))._toManifest();
    expect(again.map(inGlue)).toEqual(manifest.map(inGlue));
  }), { seed: 4, numRuns: 300 });
});
