import { rawToStaging, stagingToWarehouse } from '../../src/spotify/spotify-graphs';

const columns = (graph: ReturnType<typeof stagingToWarehouse>) =>
  graph.nodes.at(-1)!.schema.fields.map((field) => `${field.name} ${field.dataType}`);

test('the warehouse has the 15 columns of the data set, typed', () => {
  expect(columns(stagingToWarehouse({ audioFeatures: false }))).toEqual([
    'track_name string', 'track_id string', 'duration_ms bigint', 'album_name string', 'release_date date', 'label string', 'album_popularity int',
    'album_id string', 'artist_id string', 'duration_sec double', 'name string', 'artist_popularity int', 'followers bigint', 'genre string',
    'track_popularity int',
  ]);
});

test('with the audio features it has 15 more', () => {
  const all = columns(stagingToWarehouse({ audioFeatures: true }));
  const without = columns(stagingToWarehouse({ audioFeatures: false }));
  expect(all.filter((column) => !without.includes(column))).toEqual([
    'album_type string', 'track_number int', 'explicit boolean', 'danceability double', 'energy double', 'key int', 'loudness double', 'mode int',
    'speechiness double', 'acousticness double', 'instrumentalness double', 'liveness double', 'valence double', 'tempo double', 'time_signature int',
  ]);
  expect(all).toHaveLength(30);
});

test.each([false, true])('nothing is wrong with the graphs, nor looks wrong (audio features: %s)', (audioFeatures) => {
  expect(rawToStaging(audioFeatures).findings).toEqual([]);
  expect(stagingToWarehouse({ audioFeatures, partitionKeys: ['album_popularity'] }).findings).toEqual([]);
});

test.each([false, true])('what is staged is what the warehouse reads (audio features: %s)', (audioFeatures) => {
  const staged = rawToStaging(audioFeatures).nodes.filter((node) => node.isTarget);
  const read = stagingToWarehouse({ audioFeatures }).nodes.filter((node) => node.inputs.length === 0);
  const files = (nodes: typeof staged) => Object.fromEntries(nodes.map((node) => [(node as unknown as { path: string }).path, node.schema.names]));
  expect(files(staged)).toEqual(files(read));
});
