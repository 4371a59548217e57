import { rawToStaging, stagingToWarehouse } from 'cdk-spotify-analytics/lib/spotify/spotify-graphs';
import { NODE_TRAITS } from 'cdk-spotify-analytics/manifest';
import { glueNodeProblems, renderGlueNodes } from 'cdk-spotify-analytics/render';
import * as fc from 'fast-check';
import { NODE_TYPES, nodeOf, randomNodes } from './random-nodes';
import { nodeProblems } from '../../src/glue-job/nodes/node-problems';
import type { ManifestNode } from '../../src/manifest';

const baseOf = (location: string) => `s3://bucket/${location}`;
const SEED = 4;

const schema = ['a', 'b', 'c', 'd'].map((name) => ({ name, type: 'int', nullable: true }));
const sourceOf = (id: string): ManifestNode => ({
  type: 'CsvSource', id, name: id, inputs: [], schema, location: 'staging', path: 'a.csv', separator: ',', quote: '"', dateFormats: ['yyyy'], timestampFormats: ['yyyy'],
});

// The renderer's own list of what cannot be said is right in both directions: what is not on it, the API's model takes.
test('random graphs render to nodes that Glue takes, but for what is named', () => {
  const seen = { sound: 0, named: 0 };
  fc.assert(fc.property(randomNodes, (nodes) => {
    const named = glueNodeProblems(nodes);
    const problems = nodeProblems(renderGlueNodes(nodes, baseOf));
    seen[named.length === 0 ? 'sound' : 'named'] += 1;
    expect({ problems, named }).toEqual(named.length === 0 ? { problems: [], named } : { problems: expect.anything(), named });
  }), { numRuns: 500, seed: SEED });
  expect(seen.sound).toBeGreaterThan(100);
  expect(seen.named).toBeGreaterThan(50);
});

test.each(NODE_TYPES)('each option of %s renders to what Glue takes', (type) => {
  const count = NODE_TRAITS[type].role === 'source' ? 0 : type === 'Join' || type === 'Union' ? 2 : 1;
  const input: ManifestNode = type === 'SelectFromCollection'
    ? { type: 'CustomCode', id: 'in', name: 'In', inputs: ['source'], schema: [], code: 'return dfc', className: 'Mine' }
    : sourceOf('in');
  let sound = 0;
  fc.assert(fc.property(nodeOf(type), (draft) => {
    const inputs = Array(count).fill('in');
    const node = { ...draft, inputs, ...(type === 'Sql' && { aliases: ['x'] }) } as ManifestNode;
    const problems = nodeProblems(renderGlueNodes([sourceOf('source'), input, node], baseOf));
    const named = glueNodeProblems([node]);
    if (named.length > 0) return;
    sound += 1;
    expect(problems).toEqual([]);
  }), { numRuns: 200, seed: SEED });
  expect(sound).toBeGreaterThan(20);
});

test('a name that Glue does not take is named by both', () => {
  fc.assert(fc.property(fc.constantFrom(...NODE_TYPES).chain(nodeOf), fc.constantFrom('\n', '\r', 'a\r\nb'), (draft, name) => {
    const node = { ...draft, name, aliases: [] } as ManifestNode;
    expect(glueNodeProblems([node])).toContainEqual(expect.stringContaining('in Name Glue takes no line break'));
    expect(nodeProblems(renderGlueNodes([node], baseOf))).toContainEqual(expect.stringContaining('Name has no line break'));
  }), { numRuns: 100, seed: SEED });
});

test('the same graph gives the same text', () => {
  fc.assert(fc.property(randomNodes, (nodes) => {
    const copy = JSON.parse(JSON.stringify(nodes)) as ManifestNode[];
    expect(JSON.stringify(renderGlueNodes(copy, baseOf))).toBe(JSON.stringify(renderGlueNodes(nodes, baseOf)));
  }), { numRuns: 100, seed: SEED });
});

test.each([
  ['raw to staging', rawToStaging(true)],
  ['staging to warehouse', stagingToWarehouse({ audioFeatures: false })],
  ['staging to warehouse with audio features, partitioned', stagingToWarehouse({ audioFeatures: true, partitionKeys: ['album_type'] })],
])('the standard graph, %s, renders to nodes that Glue takes', (_, graph) => {
  const nodes = (graph as unknown as { _toManifest(): ManifestNode[] })._toManifest();
  expect(glueNodeProblems(nodes)).toEqual([]);
  expect(nodeProblems(renderGlueNodes(nodes, baseOf))).toEqual([]);
});

test('a graph of 1,000 nodes renders', () => {
  const chain = Array.from({ length: 998 }, (_, index): ManifestNode => ({
    type: 'RenameField', id: `n${index}`, name: `Rename ${index}`, inputs: [index === 0 ? 'source' : `n${index - 1}`], schema, from: 'a', to: 'a',
  }));
  const nodes = [sourceOf('source'), ...chain, { ...chain[997], id: 'last', inputs: ['n997'] }];
  const rendered = renderGlueNodes(nodes, baseOf);
  expect(Object.keys(rendered)).toHaveLength(1000);
  expect(nodeProblems(rendered)).toEqual([]);
});
