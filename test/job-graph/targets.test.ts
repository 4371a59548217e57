import { TRACKS, found, source, told } from './graphs';
import {
  ApplyMapping, CatalogSource, CatalogTarget, CatalogTargetType, CatalogUpdateBehavior, CsvSource, CsvTarget, GlueNode, IcebergTarget, JobGraph,
  JobNode, JsonTarget, ParquetCompression, ParquetFormat, ParquetTarget, RenameField, TargetProps, TextCompression,
} from '../../src/job-graph';
import { Field, Schema } from '../../src/schema';

const BASE = { id: 'target', name: 'Target', inputs: ['tracks'], schema: TRACKS._toManifest() };
const PLACE = { location: 'warehouse', path: 'tracks/' };
const TABLE = { database: 'spotify', table: 'tracks' };

/** What a target becomes in the manifest, after a check that nothing is wrong with it. */
function manifest(build: (graph: JobGraph, props: TargetProps) => JobNode) {
  const graph = new JobGraph('test');
  const node = build(graph, { input: source(graph, 'Tracks', TRACKS), ...PLACE });
  expect(found(graph)).toEqual([]);
  expect(node.isTarget).toBe(true);
  return node._toManifest();
}

test('Parquet files', () => {
  expect(manifest((graph, props) => new ParquetTarget(graph, 'Target', props))).toEqual({
    type: 'ParquetTarget', ...BASE, ...PLACE, format: 'glueparquet', compression: 'snappy', partitionKeys: [],
  });
  expect(manifest((graph, props) => new ParquetTarget(graph, 'Target', { ...props, compression: ParquetCompression.ZSTD, partitionKeys: ['released'] })))
    .toEqual({ type: 'ParquetTarget', ...BASE, ...PLACE, format: 'parquet', compression: 'zstd', partitionKeys: ['released'] });
  expect(manifest((graph, props) => new ParquetTarget(graph, 'Target', { ...props, format: ParquetFormat.PARQUET }))).toMatchObject({ format: 'parquet' });
});

test('CSV and JSON files', () => {
  expect(manifest((graph, props) => new CsvTarget(graph, 'Target', { ...props, separator: ';' }))).toEqual({
    type: 'CsvTarget', ...BASE, ...PLACE, separator: ';', quote: '"', compression: 'uncompressed', partitionKeys: [],
  });
  const options = { compression: TextCompression.GZIP, partitionKeys: ['released', 'track_name'] };
  expect(manifest((graph, props) => new CsvTarget(graph, 'Target', { ...props, ...options }))).toMatchObject(options);
  expect(manifest((graph, props) => new JsonTarget(graph, 'Target', props))).toEqual({
    type: 'JsonTarget', ...BASE, ...PLACE, compression: 'uncompressed', partitionKeys: [],
  });
  expect(manifest((graph, props) => new JsonTarget(graph, 'Target', { ...props, ...options }))).toMatchObject(options);
});

test.each([ParquetTarget, CsvTarget, JsonTarget])('%p keeps a table current, and knows a folder without its slash', (Target) => {
  expect(manifest((graph, props) => new Target(graph, 'Target', { ...props, path: 'tracks', catalogUpdate: TABLE })))
    .toMatchObject({ path: 'tracks/', bareFolder: true, catalogUpdate: { ...TABLE, behavior: 'UPDATE_IN_DATABASE' } });
  const behavior = CatalogUpdateBehavior.LOG;
  expect(manifest((graph, props) => new Target(graph, 'Target', { ...props, path: '/', catalogUpdate: { ...TABLE, behavior } })))
    .toMatchObject({ path: '/', catalogUpdate: { ...TABLE, behavior: 'LOG' } });
});

test('tables of the Data Catalog', () => {
  expect(manifest((graph, { input }) => new CatalogTarget(graph, 'Target', { input, ...TABLE }))).toEqual({
    type: 'CatalogTarget', ...BASE, ...TABLE, nodeType: 'S3CatalogTarget', partitionKeys: [],
  });
  const updated = { partitionKeys: ['released'], behavior: CatalogUpdateBehavior.UPDATE_IN_DATABASE };
  expect(manifest((graph, { input }) => new CatalogTarget(graph, 'Target', { input, ...TABLE, ...updated }))).toMatchObject(updated);
  expect(manifest((graph, { input }) => new CatalogTarget(graph, 'Target', { input, ...TABLE, nodeType: CatalogTargetType.CATALOG_TARGET })))
    .toMatchObject({ nodeType: 'CatalogTarget' });
});

test('Iceberg tables', () => {
  expect(manifest((graph, props) => new IcebergTarget(graph, 'Target', { ...props, ...TABLE }))).toEqual({
    type: 'IcebergTarget', ...BASE, ...PLACE, ...TABLE, compression: 'snappy', partitionKeys: [],
  });
  const options = { 'format-version': '2' };
  const props = { ...TABLE, options, compression: ParquetCompression.GZIP, partitionKeys: ['released'], path: 'tracks' };
  expect(manifest((graph, base) => new IcebergTarget(graph, 'Target', { ...base, ...props })))
    .toMatchObject({ options, compression: 'gzip', partitionKeys: ['released'], path: 'tracks/', bareFolder: true });
});

test('what is wrong with them', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  new ParquetTarget(graph, 'Parquet', {
    input, ...PLACE, compression: ParquetCompression.ZSTD, format: ParquetFormat.GLUEPARQUET, catalogUpdate: { database: 'spotify', table: '' },
  });
  new CsvTarget(graph, 'Csv', { input, location: 'csv', path: 'out', quote: ',', partitionKeys: TRACKS.names });
  new JsonTarget(graph, 'Json', { input, location: 'json', path: '../out', partitionKeys: ['nme', 'track_id', 'track_popularity', 'released'] });
  new CatalogTarget(graph, 'Catalog', {
    input, database: '', table: 'x', partitionKeys: ['a'], nodeType: CatalogTargetType.CATALOG_TARGET, behavior: CatalogUpdateBehavior.LOG,
  });
  new IcebergTarget(graph, 'Iceberg', { input, location: 'ice', path: 'out/', database: 'd', table: '\r', compression: ParquetCompression.ZSTD });
  expect(told(graph)).toEqual([
    "unsupportedCompression: node 'Parquet': Glue's own Parquet writer has no zstd, got: format glueparquet with compression zstd; leave the format out, or compress with snappy or gzip",
    "invalidTable: node 'Parquet': table is a name in the Data Catalog, 1 to 255 characters in one line, got: ''",
    "allPartitioned: node 'Csv': at least one field is not a partition key, got: all 4",
    "invalidCharacter: node 'Csv': separator and quote differ, got: ',' for both",
    "invalidPath: node 'Json': path is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: '../out'",
    "unknownField: node 'Json': the partitioning names a field that 'Tracks' does not give, got: nme; it gives: track_id, track_name, track_popularity, released",
    "invalidTable: node 'Catalog': database is a name in the Data Catalog, 1 to 255 characters in one line, got: ''",
    "unknownField: node 'Catalog': the partitioning names a field that 'Tracks' does not give, got: a; it gives: track_id, track_name, track_popularity, released",
    "unsupportedBehavior: node 'Catalog': a node of type CatalogTarget leaves the table as it is, got: behavior LOG; leave it out, or make it an S3CatalogTarget",
    "invalidTable: node 'Iceberg': table is a name in the Data Catalog, 1 to 255 characters in one line, got: '\r'",
    "unsupportedCompression: node 'Iceberg': Glue's Iceberg target compresses with snappy or gzip, or not at all, got: zstd",
  ]);
});

test('two targets in one place are an error', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  new CsvTarget(graph, 'Inner', { input, location: 'staging', path: 'out' });
  new JsonTarget(graph, 'Beside', { input, location: 'staging', path: 'out-2/' });
  new ParquetTarget(graph, 'All', { input, location: 'staging', path: '/' });
  new CatalogTarget(graph, 'Table', { input, ...TABLE });
  new CatalogTarget(graph, 'Same table', { input, ...TABLE });
  expect(told(graph)).toEqual([
    "samePlace: node 'All': it writes where 'Inner' writes, got: / and out/ in staging; give each a folder of its own",
    "samePlace: node 'All': it writes where 'Beside' writes, got: / and out-2/ in staging; give each a folder of its own",
    "samePlace: node 'Same table': it writes the table that 'Table' writes, got: spotify.tracks; give each a table of its own",
    "replacesInput: node 'All': it writes where 'Tracks' reads: a run replaces what it read, got: / and tracks/ in staging; write to another folder",
  ]);
});

test('two targets of one table are an error, whatever kind they are of', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  new CsvTarget(graph, 'Csv', { input, location: 'lake', path: 'a/', catalogUpdate: TABLE });
  new JsonTarget(graph, 'Json', { input, location: 'lake', path: 'b/', catalogUpdate: { ...TABLE, table: 'others' } });
  new ParquetTarget(graph, 'Parquet', { input, location: 'lake', path: 'c/', catalogUpdate: { database: 'Spotify', table: 'Tracks' } });
  new IcebergTarget(graph, 'Iceberg', { input, location: 'lake', path: 'd/', ...TABLE, table: 'others' });
  expect(told(graph)).toEqual([
    "samePlace: node 'Parquet': it writes the table that 'Csv' writes, got: Spotify.Tracks; give each a table of its own",
    "samePlace: node 'Iceberg': it writes the table that 'Json' writes, got: spotify.others; give each a table of its own",
  ]);
});

test.each([
  ['tracks/', 'tracks/', true], ['tracks', 'tracks/', true], ['/', '/', true], ['tracks/2023.csv', 'tracks/', true], ['tracks.csv', '/', true],
  ['tracks/', 'tracks-2/', false], ['/', 'tracks/', false], ['tracks.csv', 'tracks/', false],
])('a source %s under a target %s is replaced: %p', (from, to, isReplaced) => {
  const graph = new JobGraph('test');
  const input = new CsvSource(graph, 'Tracks', { location: 'lake', path: from, schema: TRACKS });
  new ParquetTarget(graph, 'Target', { input, location: 'lake', path: to });
  new ParquetTarget(graph, 'Elsewhere', { input, location: 'warehouse', path: to });
  expect(told(graph)).toEqual(isReplaced ? [
    `replacesInput: node 'Target': it writes where 'Tracks' reads: a run replaces what it read, got: ${to} and ${from} in lake; write to another folder`,
  ] : []);
});

test('a table that is read is not written', () => {
  const graph = new JobGraph('test');
  const input = new CatalogSource(graph, 'Tracks', { ...TABLE, schema: TRACKS });
  new CatalogTarget(graph, 'Target', { input, database: 'spotify', table: 'Tracks' });
  new CatalogTarget(graph, 'Other', { input, database: 'other', table: 'tracks' });
  expect(told(graph)).toEqual([
    "replacesInput: node 'Target': it writes the table that 'Tracks' reads: a run replaces what it read, got: spotify.Tracks; write to another table",
  ]);
});

describe('a name that tells the side of a join', () => {
  const schema = Schema.of(Field.text('right_name'), Field.text('name'), Field.text('left_turn'), Field.text('id'));

  test('is told where the other name is there too', () => {
    const graph = new JobGraph('test');
    new GlueNode(graph, 'Target', { nodeType: 'SnowflakeTarget', inputs: [source(graph, 'Source', schema)], members: {} });
    expect(graph.findings.map(({ severity, id, message }) => `${severity} ${id} ${message}`)).toEqual([
      "WARNING prefixedField node 'Target': columns have names that tell the side of a join, not what they hold, "
        + 'got: right_name; drop or rename them before the target',
    ]);
  });

  test.each(['right_id', 'left_id', '(right) id', '(left) id'])('is told where it was given: %s', (targetField) => {
    const graph = new JobGraph('test');
    const input = source(graph, 'Source', Schema.of(Field.text('id'), Field.text('x')));
    const renamed = new ApplyMapping(graph, 'Renamed keys for Join', { input, mappings: [{ sourceField: 'id', targetField }, { sourceField: 'x' }] });
    new CsvTarget(graph, 'Target', { input: renamed, ...PLACE });
    expect(found(graph)).toEqual(['WARNING prefixedField Target']);
    const other = new JobGraph('other');
    const named = new RenameField(other, 'Rename', { input: source(other, 'Source', Schema.of(Field.text('x'))), sourceField: 'x', targetField });
    new CsvTarget(other, 'Target', { input: named, ...PLACE });
    expect(found(other)).toEqual([]);
  });
});
