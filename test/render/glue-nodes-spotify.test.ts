import { glueNodeProblems, renderGlueNodes } from '../../src/render/glue-nodes';
import { rawToStaging, stagingToWarehouse } from '../../src/spotify/spotify-graphs';

describe.each([
  ['raw to staging', () => rawToStaging(false)],
  ['raw to staging with audio features', () => rawToStaging(true)],
  ['staging to warehouse', () => stagingToWarehouse({ audioFeatures: false })],
  ['staging to warehouse with audio features, partitioned', () => stagingToWarehouse({ audioFeatures: true, partitionKeys: ['album_type'] })],
])('the standard graph, %s', (_, build) => {
  const nodes = build()._toManifest();

  test('can be shown by Glue', () => {
    expect(glueNodeProblems(nodes)).toEqual([]);
  });

  test('is these nodes', () => {
    expect(renderGlueNodes(nodes, (location) => `s3://bucket/${location}`)).toMatchSnapshot();
  });
});
