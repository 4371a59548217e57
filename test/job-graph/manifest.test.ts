import Ajv from 'ajv';
import { ARTISTS, TRACKS, found } from './graphs';
import * as schema from '../../docs/manifest.schema.json';
import * as lib from '../../src';
import { roleOf } from '../../src/manifest/node-traits';
import { QualityRule } from '../../src/quality';

const validate = new Ajv({ discriminator: true, strict: false }).compile(schema);

const IN = { location: 'raw', schema: TRACKS };
const TABLE = { database: 'spotify', table: 'tracks' };

const EVERY_CSV_OPTION: Required<lib.CsvOptions> = {
  alternativePaths: ['track.csv'],
  separator: ';',
  quote: "'",
  escape: '\\',
  encoding: lib.CsvEncoding.WINDOWS_1252,
  nullWords: ['NA'],
  columnNames: { track_name: 'title' },
  surplusColumns: lib.SurplusColumns.IGNORE,
  optionalColumns: ['released'],
  decimalSeparator: ',',
  thousandsSeparator: '.',
  wholeNumbersWithFraction: true,
  dateFormats: ['yyyy[-MM[-dd]]', 'dd.MM.yyyy'],
  timestampFormats: ['yyyy-MM-dd HH:mm'],
};

/** A graph that has every class of nodes. */
function everything(): lib.JobGraph {
  const graph = new lib.JobGraph('everything');
  const csv = new lib.CsvSource(graph, 'Csv', { ...IN, ...EVERY_CSV_OPTION, path: 'tracks.csv', glueOptions: { Recurse: true } });
  const json = new lib.JsonSource(graph, 'Json', { ...IN, path: 'json/' });
  const parquet = new lib.ParquetSource(graph, 'Parquet', { ...IN, path: '/' });
  const catalog = new lib.CatalogSource(graph, 'Catalog', { ...TABLE, schema: TRACKS, partitionPredicate: 'year = 2023' });
  const delta = new lib.GlueNode(graph, 'Delta', { nodeType: 'S3DeltaSource', members: { Paths: ['s3://bucket/delta/'] }, outputSchema: ARTISTS });
  const all = new lib.Union(graph, 'Union', { left: csv, right: new lib.Union(graph, 'Two', { left: json, right: parquet, distinct: true }) });
  const filtered = new lib.Filter(graph, 'Filter', { input: all, conditions: [lib.FilterCondition.isNull('released').negate()] });
  const distinct = new lib.DropDuplicates(graph, 'Distinct', { input: filtered, fields: ['track_id'], orderBy: [{ field: 'released' }] });
  const renamed = new lib.RenameField(graph, 'Rename', { input: distinct, sourceField: 'track_name', targetField: 'title' });
  const mapped = new lib.ApplyMapping(graph, 'Map', { input: renamed, mappings: renamed.schema.names.map((sourceField) => ({ sourceField })) });
  const filled = new lib.FillConstants(graph, 'Fill', { input: mapped, constants: [{ field: 'title', value: '' }] });
  const guessed = new lib.FillMissingValues(graph, 'Guess', { input: filled, field: 'track_popularity' });
  const checked = new lib.EvaluateDataQuality(graph, 'Check', {
    input: guessed, rules: [QualityRule.isComplete('track_id')], stop: lib.DataQualityStop.IMMEDIATE, publishing: { evaluationContext: 'x' },
  });
  const emptied = new lib.DropNullFields(graph, 'Empty', { input: checked, nullTexts: [{ value: '-', dataType: lib.DataType.STRING }] });
  const exploded = new lib.Explode(graph, 'Explode', { input: new lib.FirstOfList(graph, 'First', { input: emptied, field: 'title' }), field: 'title', separator: ';' });
  const split = new lib.SplitFields(graph, 'Split', { input: exploded, fields: ['track_id', 'title'] });
  const part = new lib.SelectFromCollection(graph, 'Part', { input: split, index: 0 });
  const join = new lib.Join(graph, 'Join', {
    left: part, right: catalog, keys: [{ left: 'track_id', right: 'track_id' }], nameClashes: lib.NameClashes.AS_GLUE,
  });
  const dropped = new lib.DropFields(graph, 'Drop', { input: join, fields: ['.track_id'] });
  const selected = new lib.SelectFields(graph, 'Select', { input: dropped, fields: ['track_id', 'title', 'released'] });
  const code = new lib.CustomCode(graph, 'Code', { inputs: [selected, delta], code: 'return dfc', className: 'MyTransform', outputSchema: TRACKS });
  const result = new lib.SelectFromCollection(graph, 'Result', { input: code, index: 0 });
  const counts = new lib.Aggregate(graph, 'Counts', {
    input: result, groupBy: ['released'], aggregations: [{ aggFunc: lib.AggregateFunction.COUNT, field: 'track_id' }],
  });
  const place = (path: string) => ({ location: 'warehouse', path, partitionKeys: ['released'], catalogUpdate: { ...TABLE, table: path } });
  new lib.ParquetTarget(graph, 'To Parquet', { input: result, ...place('parquet') });
  new lib.CsvTarget(graph, 'To CSV', { input: result, ...place('csv/') });
  new lib.JsonTarget(graph, 'To JSON', { input: result, ...place('json/') });
  new lib.IcebergTarget(graph, 'To Iceberg', { input: result, location: 'warehouse', path: 'iceberg/', ...TABLE, table: 'iceberg', options: { 'format-version': '2' } });
  new lib.CatalogTarget(graph, 'To a table', { input: counts, ...TABLE, table: 'counts', behavior: lib.CatalogUpdateBehavior.LOG });
  return graph;
}

test('every class of nodes is in the manifest as its schema has it', () => {
  const graph = everything();
  expect(found(graph)).toEqual([]);
  const job = { name: graph.name, nodes: graph._toManifest() };
  const isValid = validate({ version: 1, pipeline: 'Test', jobs: [job], tables: [], queries: [] });
  expect(validate.errors).toBeNull();
  expect(isValid).toBe(true);
  // A type of node and its definition have one name, with `Node` behind it where it has not got that already.
  const types = schema.definitions.ManifestNode.oneOf.map(({ $ref }) => $ref.replace('#/definitions/', '').replace(/(?<!^Glue)Node$/, ''));
  expect(job.nodes.map(({ type }) => type)).toEqual(expect.arrayContaining(types));
});

test('a graph of 1,000 nodes is checked and written', () => {
  const graph = new lib.JobGraph('large');
  const right = (index: number) => new lib.CsvSource(graph, `Source ${index}`, {
    location: 'raw', path: `${index}/`, schema: lib.Schema.of(lib.Field.text('track_id'), lib.Field.text(`x${index}`)),
  });
  let rows: lib.JobNode = right(0);
  for (let index = 1; index <= 250; index += 1) {
    rows = lib.KeyedJoin.of(graph, `Join ${index}`, { left: rows, right: right(index), keys: [{ left: 'track_id', right: 'track_id' }] });
  }
  new lib.ParquetTarget(graph, 'Target', { input: rows, location: 'warehouse', path: 'out/' });
  expect(graph.nodes.length).toBeGreaterThan(1000);
  expect(graph.errors).toEqual([]);
  expect(graph._toManifest()).toHaveLength(graph.nodes.length);
});

test('a class of nodes is a target where its type in the manifest is one', () => {
  const { nodes } = everything();
  expect(nodes.filter((node) => node.isTarget)).toEqual(nodes.filter((node) => roleOf(node._toManifest()) === 'target'));
  expect(nodes.filter((node) => node.inputs.length === 0)).toEqual(nodes.filter((node) => roleOf(node._toManifest()) === 'source'));
});
