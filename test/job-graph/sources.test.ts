import { TRACKS, found, target, told } from './graphs';
import { CatalogSource, CatalogSourceType, CsvSource, JobGraph, JobNode, JsonSource, ParquetSource } from '../../src/job-graph';
import { Field, Schema } from '../../src/schema';

/** What a source becomes in the manifest, after a check that nothing is wrong with it. */
function manifest(build: (graph: JobGraph) => JobNode) {
  const graph = new JobGraph('test');
  const node = build(graph);
  target(graph, node);
  expect(found(graph)).toEqual([]);
  return node._toManifest();
}

const BASE = { id: 'source', name: 'Source', inputs: [], schema: TRACKS._toManifest() };
const PLACE = { location: 'raw', path: 'tracks/' };

test('CSV files', () => {
  expect(manifest((graph) => new CsvSource(graph, 'Source', { ...PLACE, schema: TRACKS }))).toEqual({
    type: 'CsvSource', ...BASE, ...PLACE, separator: ',', quote: '"', dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'],
  });
});

test('JSON files', () => {
  expect(manifest((graph) => new JsonSource(graph, 'Source', { ...PLACE, schema: TRACKS, dateFormats: ['dd.MM.yyyy'] }))).toEqual({
    type: 'JsonSource', ...BASE, ...PLACE, dateFormats: ['dd.MM.yyyy'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'],
  });
});

test('Parquet files', () => {
  expect(manifest((graph) => new ParquetSource(graph, 'Source', { ...PLACE, schema: TRACKS }))).toEqual({ type: 'ParquetSource', ...BASE, ...PLACE });
});

test('tables of the Data Catalog', () => {
  const table = { database: 'spotify', table: 'tracks' };
  expect(manifest((graph) => new CatalogSource(graph, 'Source', { ...table, schema: TRACKS }))).toEqual({
    type: 'CatalogSource', ...BASE, ...table, nodeType: 'CatalogSource',
  });
  const props = { ...table, schema: TRACKS, partitionPredicate: 'year = 2023', nodeType: CatalogSourceType.S3_CATALOG_SOURCE };
  expect(manifest((graph) => new CatalogSource(graph, 'Source', props))).toEqual({
    type: 'CatalogSource', ...BASE, ...table, nodeType: 'S3CatalogSource', partitionPredicate: 'year = 2023',
  });
});

test('a location as a whole', () => {
  expect(manifest((graph) => new ParquetSource(graph, 'Source', { location: 'raw', path: '/', schema: TRACKS }))).toMatchObject({ path: '/' });
});

test('members of Glue that no property has', () => {
  const glueOptions = { GroupSize: '1048576', WithHeader: null };
  expect(manifest((graph) => new CsvSource(graph, 'Source', { ...PLACE, schema: TRACKS, nodeId: 'node-1', glueOptions })))
    .toMatchObject({ id: 'node-1', glue: glueOptions });
});

test.each<[string, (graph: JobGraph, path: string) => JobNode, string[], string[]]>([
  ['CSV', (graph, path) => new CsvSource(graph, 'Source', { location: 'raw', path, schema: TRACKS }), ['a.json', 'b.PARQUET', 'c.xlsx'], ['a.csv', 'a.tsv.gz', 'a.txt', 'a.json/']],
  ['JSON', (graph, path) => new JsonSource(graph, 'Source', { location: 'raw', path, schema: TRACKS }), ['a.csv.gz', 'a.snappy.parquet'], ['a.json', 'a.jsonl.bz2', 'a']],
  ['Parquet', (graph, path) => new ParquetSource(graph, 'Source', { location: 'raw', path, schema: TRACKS }), ['a.csv', 'a.ndjson'], ['a.parquet', 'a.gz.parquet', 'a/']],
])('a path of files of another kind than %s', (_, build, wrong, right) => {
  const findings = (path: string) => {
    const graph = new JobGraph('test');
    target(graph, build(graph, path));
    return found(graph);
  };
  expect(wrong.map(findings)).toEqual(wrong.map(() => ['WARNING wrongSourceType Source']));
  expect(right.map(findings)).toEqual(right.map(() => []));
});

test('what is wrong with them', () => {
  const graph = new JobGraph('test');
  const schema = Schema.of(Field.text('a', { nullable: false }));
  new JsonSource(graph, 'Json', { location: 'Raw', path: 's3://bucket/x', schema, timestampFormats: ['D'] });
  new ParquetSource(graph, 'Parquet', { location: 'raw', path: '', schema: Schema.of() });
  new CatalogSource(graph, 'Catalog', { database: ' ', table: 'a\nb', schema: TRACKS, partitionPredicate: '' });
  expect(told(graph)).toEqual([
    "notNullable: node 'Json': field a cannot be declared as never null, since what is read can lack a value",
    "invalidLocation: node 'Json': location is a logical name in lower case such as 'staging', got: 'Raw'",
    "invalidPath: node 'Json': path is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: 's3://bucket/x'",
    "invalidFormat: node 'Json': timestampFormats are made of yyyy, MM, dd, HH, mm, ss, SSS, punctuation, text between single quotes and optional parts in square brackets, with a year in any case, got: D",
    "noFields: node 'Parquet': its schema has no fields",
    "invalidPath: node 'Parquet': path is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: ''",
    "invalidTable: node 'Catalog': database is a name in the Data Catalog, 1 to 255 characters in one line, got: ' '",
    "invalidTable: node 'Catalog': table is a name in the Data Catalog, 1 to 255 characters in one line, got: 'a\nb'",
    "emptyPredicate: node 'Catalog': partitionPredicate is a condition on the partition keys, got: nothing; leave it out to read all partitions",
  ]);
});
