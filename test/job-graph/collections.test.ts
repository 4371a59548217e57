import { ARTISTS, TRACKS, found, source, target, told } from './graphs';
import { CustomCode, Filter, FilterCondition, GlueNode, JobGraph, SelectFromCollection, SplitFields } from '../../src/job-graph';

test('a split gives the named fields in the order of the input, and the others', () => {
  const graph = new JobGraph('test');
  const split = new SplitFields(graph, 'Split', { input: source(graph, 'Tracks', TRACKS), fields: ['released', 'track_id'] });
  const [named, others] = [0, 1].map((index) => new SelectFromCollection(graph, `Part ${index}`, { input: split, index }));
  target(graph, named, 'A');
  target(graph, others, 'B');
  expect(found(graph)).toEqual([]);
  expect(split.schema.names).toEqual(TRACKS.names);
  expect(named.schema.names).toEqual(['track_id', 'released']);
  expect(others.schema.names).toEqual(['track_name', 'track_popularity']);
  expect(split._toManifest()).toMatchObject({ type: 'SplitFields', fields: ['released', 'track_id'] });
  expect(others._toManifest()).toMatchObject({ type: 'SelectFromCollection', inputs: ['split'], index: 1 });
});

test('custom code gives what it declares', () => {
  const graph = new JobGraph('test');
  const code = new CustomCode(graph, 'Code', {
    inputs: [source(graph, 'Tracks', TRACKS), source(graph, 'Artists', ARTISTS)], code: 'return dfc', className: 'MyTransform', outputSchema: ARTISTS,
  });
  const selected = new SelectFromCollection(graph, 'Result', { input: code, index: 3 });
  target(graph, selected);
  expect(found(graph)).toEqual([]);
  expect(selected.schema.names).toEqual(ARTISTS.names);
  expect(code._toManifest()).toMatchObject({ type: 'CustomCode', inputs: ['tracks', 'artists'], code: 'return dfc', className: 'MyTransform' });
});

test('what is wrong with collections', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  const split = new SplitFields(graph, 'Split', { input, fields: ['track_id', 'nme'] });
  target(graph, new Filter(graph, 'Filter', { input: split, conditions: [FilterCondition.isNull('released')] }), 'A');
  target(graph, split, 'B');
  target(graph, new SelectFromCollection(graph, 'Of rows', { input, index: 0 }), 'C');
  target(graph, new SelectFromCollection(graph, 'Third', { input: split, index: 2 }), 'D');
  const all = new SplitFields(graph, 'All', { input, fields: TRACKS.names });
  target(graph, new SelectFromCollection(graph, 'Nothing', { input: all, index: 1 }), 'E');
  expect(told(graph)).toEqual([
    "unknownField: node 'Split': the split names a field that 'Tracks' does not give, got: nme; it gives: track_id, track_name, track_popularity, released",
    "noCollection: node 'Of rows': its input gives no collection, got: 'Tracks'; select from a SplitFields or a CustomCode, or leave this node out",
    "invalidIndex: node 'Third': index is a whole number from 0 to 1, got: 2",
    "noFields: node 'Nothing': the output has no fields",
    "collection: node 'Filter': its input 'Split' gives a collection; put a SelectFromCollection between the two",
    "collection: node 'B': its input 'Split' gives a collection; put a SelectFromCollection between the two",
  ]);
});

test('what is wrong with custom code', () => {
  const graph = new JobGraph('test');
  const code = new CustomCode(graph, 'Code', { inputs: [], code: ' ', className: 'my transform', outputSchema: TRACKS });
  target(graph, new SelectFromCollection(graph, 'Select', { input: code, index: -1 }));
  expect(told(graph)).toEqual([
    "noInputs: node 'Code': it has no inputs",
    "noCode: node 'Code': it has no code; the code is the body of a function in Python",
    "invalidClassName: node 'Code': className is the name of a function in Python: letters, digits and '_', got: 'my transform'",
    "invalidIndex: node 'Select': index is a whole number from 0 on, got: -1",
  ]);
});

describe('a node that only Glue knows', () => {
  test('goes out as it came in', () => {
    const graph = new JobGraph('test');
    const route = new GlueNode(graph, 'Route', {
      nodeType: 'Route', inputs: [source(graph, 'Tracks', TRACKS)], members: { GroupFiltersList: [] }, outputSchema: TRACKS, glueOptions: { Extra: 1 },
    });
    const selected = new SelectFromCollection(graph, 'Group', { input: route, index: 4 });
    const redshift = new GlueNode(graph, 'Redshift', { nodeType: 'AmazonRedshiftTarget', inputs: [selected], members: { Data: {} } });
    expect(found(graph)).toEqual([]);
    expect(redshift.isTarget).toBe(true);
    expect(redshift.schema).toBe(TRACKS);
    expect(route._toManifest()).toEqual({
      type: 'GlueNode', id: 'route', name: 'Route', inputs: ['tracks'], schema: TRACKS._toManifest(), nodeType: 'Route', glue: { GroupFiltersList: [], Extra: 1 },
    });
    expect(new GlueNode(graph, 'Empty', { nodeType: 'SnowflakeTarget', members: {} })._toManifest()).toMatchObject({ inputs: [], schema: [], glue: {} });
  });

  test('is checked as far as it is known', () => {
    const graph = new JobGraph('test');
    const delta = new GlueNode(graph, 'Delta', {
      nodeType: 'S3DeltaSource', members: { Paths: ['s3://bucket/tracks.csv', 's3://bucket/delta/'], Inputs: [] }, outputSchema: TRACKS,
    });
    const csv = new GlueNode(graph, 'Csv', { nodeType: 'S3CsvSource', members: { Paths: ['s3://bucket/a.json.gz', 's3://bucket/a.CSV'] }, outputSchema: TRACKS });
    target(graph, new GlueNode(graph, 'No type', { nodeType: 'recipe', inputs: [delta, csv], members: {}, outputSchema: TRACKS }));
    expect(graph.findings.map(({ severity, id, message }) => `${severity} ${id} ${message}`)).toEqual([
      "WARNING wrongSourceType node 'Delta': S3DeltaSource reads the folder of a table, and its path is that of a CSV file, "
        + 'got: s3://bucket/tracks.csv; read it with a source of that type',
      "WARNING wrongSourceType node 'Csv': it reads CSV, and its path is that of a JSON file, got: s3://bucket/a.json.gz; read it with a source of that type",
      "ERROR invalidNodeType node 'No type': nodeType is the name of a type of node in Glue's API, such as 'Recipe', got: 'recipe'",
      "ERROR reservedMember node 'Delta': its inputs are nodes of this graph, got: Inputs among the members; give them as inputs",
    ]);
  });
});
