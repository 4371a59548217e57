import * as path from 'path';
import { fixture, FIXTURES, readContent, refusal } from './read-job-files';
import type { GlueJob } from '../../src/glue-job/glue-job';
import { readGlueJob } from '../../src/glue-job/read/read-job';

const download = (dag: object, more: object = {}) => ({ jobConfig: { name: 'copy', jobMode: 'VISUAL_MODE' }, dag, hasBeenSaved: false, ...more });
const node = (name: string, classification: string, type: string, inputs: string[], more: object = {}) => ({
  nodeId: name, dataPreview: false, previewAmount: 0, name, generatedNodeName: `${name}_node1`, inputs, classification, type, calculatedType: '', codeGenVersion: 2, ...more,
});
const IN = node('in', 'DataSource', 'S3', [], { format: 'parquet', paths: ['s3://music-lake-example/in/'], isCatalog: false });
const transform = (type: string, more: object) => node('t', 'Transform', type, ['in'], { parentsValid: true, ...more });
const typeAndMembers = (content: object, id: string) => {
  const job = readContent(content);
  const { type, members } = job.nodes.find((candidate) => candidate.id === id)!;
  return { type, members, notes: job.notes };
};

test('a download has the nodes that the API gives for the same job', () => {
  const studio = readGlueJob(path.join(FIXTURES, 'console-job.studio.json'));
  const api = readGlueJob(path.join(FIXTURES, 'console-job.json'));
  expect([studio.source, studio.name, studio.settings]).toEqual(['studio', api.name, api.settings]);
  expect(saying(studio)).toEqual(saying(api));
});

/** The nodes, without the members that say what the API takes for granted. */
function saying(job: GlueJob): object[] {
  return job.nodes.map(({ id, type, members }) => ({ id, type, members: withoutDefaults(members) }));
}

function withoutDefaults(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== false && JSON.stringify(value) !== '[]'));
}

test('the settings of a download that are not taken over are named', () => {
  const { notes } = readGlueJob(path.join(FIXTURES, 'studio-nodes.studio.json'));
  expect(notes).toEqual([
    'jobConfig.role: arn:aws:iam::111122223333:role/music-glue',
    'jobConfig.spark: true',
    'jobConfig.tags',
    'jobConfig.temporaryDirectory: s3://aws-glue-assets-111122223333-eu-west-1/temporary/',
    'jobConfig.glueHiveMetastore: true',
    'jobConfig.etlAutoTuning: true',
    'jobConfig.sparkPath: s3://aws-glue-assets-111122223333-eu-west-1/sparkHistoryLogs/',
  ]);
  expect(readContent({ ...download({ in: IN }), jobConfig: { bookmark: 'job-bookmark-enable', timeout: '30', flexExecution: true } })).toMatchObject({
    name: 'job', settings: { timeoutMinutes: 30, bookmarks: true }, notes: ['jobConfig.bookmark: job-bookmark-enable', 'jobConfig.flexExecution: true'],
  });
});

test('every kind of node of public downloads, as the API has it', () => {
  const { nodes } = readGlueJob(path.join(FIXTURES, 'studio-nodes.studio.json'));
  expect(nodes.map(({ type, members }) => ({ [type]: members }))).toMatchSnapshot();
  expect(nodes.map(({ id }) => id)).toEqual(Object.keys(fixture('studio-nodes.studio.json').dag));
});

test.each<[string, object, string, object]>([
  ['one list of paths', transform('SelectFields', { paths: ['a', '`.b`'] }), 'SelectFields', { Paths: [['a'], ['`.b`']] }],
  ['lists of paths', transform('SplitFields', { paths: [['a', 'b']] }), 'SplitFields', { Paths: [['a', 'b']] }],
  ['columns of DropDuplicates', transform('DropDuplicates', { columns: ['a'] }), 'DropDuplicates', { Columns: [['a']] }],
  ['whole rows', transform('DropDuplicates', { columns: null }), 'DropDuplicates', {}],
  ['a statement', transform('SparkSQL', { sqlQuery: 'SELECT 1', sqlAliases: [{ from: 'in', alias: 'x' }] }),
    'SparkSQL', { SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'in', Alias: 'x' }] }],
  ['its older name', transform('SqlCode', { sqlQuery: 'SELECT 1', sqlAliases: [{ from: 'in', alias: 'x' }] }),
    'SparkSQL', { SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'in', Alias: 'x' }] }],
  ['a filter', transform('Filter', { logicalOperator: 'AND', filters: [{ operation: 'GT', negated: false, values: [{ type: 'COLUMNEXTRACTED', value: 'a' }, { type: 'CONSTANT', value: ['1'] }] }] }),
    'Filter', { LogicalOperator: 'AND', Filters: [{ Operation: 'GT', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['a'] }, { Type: 'CONSTANT', Value: ['1'] }] }] }],
  ['nulls', transform('DropNullFields', { nullCheckBoxList: { isEmpty: true, isNullString: null }, nullTextList: [{ value: '-', datatype: { id: 'string', label: 'String' } }] }),
    'DropNullFields', { NullCheckBoxList: { IsEmpty: true }, NullTextList: [{ Value: '-', Datatype: { Id: 'string', Label: 'String' } }] }],
  ['missing values', transform('FillMissingValues', { imputedPath: 'a', filledPath: 'b' }), 'FillMissingValues', { ImputedPath: 'a', FilledPath: 'b' }],
])('%s', (_label, given, type, members) => {
  expect(typeAndMembers(download({ in: IN, t: given }), 't')).toEqual({ type, members: { Name: 't', Inputs: ['in'], ...members }, notes: [] });
});

const csv = (more: object) => node('s', 'DataSource', 'S3', [], { format: 'csv', paths: ['s3://music-lake-example/a.csv'], ...more });

test.each([
  [';', "'", 'semicolon', 'single_quote'],
  ['|', '\u00bb', 'pipe', 'quillemet'],
  ['\u0001', -1, 'ctrla', 'disabled'],
  ['\t', '', 'tab', 'disabled'],
  ['tab', 'quote', 'tab', 'quote'],
  [null, undefined, 'comma', 'quote'],
])('a CSV source of separator %j and quote %j', (separator, quoteChar, Separator, QuoteChar) => {
  expect(typeAndMembers(download({ s: csv({ separator, quoteChar }) }), 's').members).toMatchObject({ Separator, QuoteChar });
});

test.each([
  ['DataSource', 'S3', { format: 'json', paths: ['s3://b/x/'] }, 'S3JsonSource'],
  ['DataSource', 'S3', { format: 'excel', paths: ['s3://b/x/'] }, 'S3ExcelSource'],
  ['DataSource', 'S3', { isCatalog: true, database: 'd', table: 't' }, 'S3CatalogSource'],
  ['DataSource', 'Catalog', { isCatalog: true, database: 'd', table: 't' }, 'CatalogSource'],
])('%s %s %j', (classification, type, members, expected) => {
  expect(typeAndMembers(download({ s: node('s', classification, type, [], members) }), 's').type).toBe(expected);
});

test.each([
  ['S3', { format: 'csv', path: 's3://b/x/' }, 'S3DirectTarget', { Format: 'csv', Path: 's3://b/x/' }],
  ['S3', { format: 'glueparquet', path: 's3://b/x/' }, 'S3GlueParquetTarget', { Path: 's3://b/x/' }],
  ['S3', { format: 'iceberg', path: 's3://b/x/', compression: 'snappy' }, 'S3IcebergDirectTarget', { Format: 'parquet', Path: 's3://b/x/', Compression: 'snappy' }],
  ['S3', { format: 'hudi', path: 's3://b/x/', compression: 'snappy', additionalOptions: { 'hoodie.table.name': 't' } }, 'S3HudiDirectTarget',
    { Format: 'hudi', Path: 's3://b/x/', Compression: 'snappy', AdditionalOptions: { 'hoodie.table.name': 't' } }],
  ['S3', { format: 'json', path: 's3://b/x/', numberTargetPartitions: 4 }, 'S3DirectTarget', { Format: 'json', Path: 's3://b/x/', NumberTargetPartitions: '4' }],
  ['Catalog', { database: 'd', table: 't' }, 'CatalogTarget', { Database: 'd', Table: 't' }],
  ['Catalog', { database: 'd', table: 't', schemaChangePolicy: { enableUpdateCatalog: true } }, 'S3CatalogTarget', { Database: 'd', Table: 't', SchemaChangePolicy: { EnableUpdateCatalog: true } }],
])('DataSink %s %j', (type, members, expected, shaped) => {
  expect(typeAndMembers(download({ in: IN, t: node('t', 'DataSink', type, ['in'], members) }), 't'))
    .toEqual({ type: expected, members: { Name: 't', Inputs: ['in'], ...shaped }, notes: [] });
});

test('members without a place in the API are named; presentation, nulls and what is empty are not', () => {
  const target = node('t', 'DataSink', 'S3', ['in'], {
    format: 'glueparquet',
    path: 's3://b/x/',
    additionalOptions: { strict: true },
    updateCatalogOptions: 'partitions',
    autoDataQuality: { isEnabled: true, newOption: 3 },
    iconUrl: 'x',
    streamingBatchInterval: 100,
    runtimeParameters: [],
    flag: false,
  });
  const columns = [[{ key: 'a', fullPath: ['a', 'b'], type: 'struct', glueStudioType: 'struct', children: [{ key: 'b' }] }]];
  expect(readContent(download({ in: { ...IN, outputSchemas: columns, runtimeParameters: ['x'] }, t: target }, { layout: {} })).notes).toEqual([
    'layout beside the dag',
    "node in 'in' (S3ParquetSource): outputSchemas a.fullPath",
    "node in 'in' (S3ParquetSource): outputSchemas a.children",
    "node in 'in' (S3ParquetSource): runtimeParameters",
    "node t 't' (S3GlueParquetTarget): additionalOptions",
    "node t 't' (S3GlueParquetTarget): updateCatalogOptions",
    "node t 't' (S3GlueParquetTarget): autoDataQuality.newOption",
  ]);
});

test('a kind of node that is not known is taken as it is, and named', () => {
  const oracle = node('o', 'DataSource', 'Oracle', [], { connectionName: 'db', options: { fetchSize: 3, skip: null }, outputSchemas: [[{ key: 'a', type: 'string' }]] });
  const avro = node('a', 'DataSource', 'S3', [], { format: 'avro', paths: ['s3://b/x/'] });
  const wand = node('w', 'Transform', 'Magic', ['o', 'a'], { depth: 1 });
  const sink = node('t', 'DataSink', 'Mongo', ['w'], { uri: 'x' });
  const job = readContent(download({ o: oracle, a: avro, w: wand, t: sink }));
  expect(job.nodes.map(({ type, members }) => ({ [type]: members }))).toEqual([
    { OracleSource: { Name: 'o', ConnectionName: 'db', Options: { FetchSize: 3 }, OutputSchemas: [{ Columns: [{ Name: 'a', Type: 'string' }] }] } },
    { S3AvroSource: { Name: 'a', Format: 'avro', Paths: ['s3://b/x/'] } },
    { Magic: { Name: 'w', Inputs: ['o', 'a'], Depth: 1 } },
    { MongoTarget: { Name: 't', Inputs: ['w'], Uri: 'x' } },
  ]);
  expect(job.notes[0]).toBe("node o 'o' (OracleSource): DataSource of type Oracle is not known; its members are taken as they are, under the name OracleSource");
  expect(job.notes).toHaveLength(4);
});

test('the edges of such a node are checked all the same', () => {
  expect(refusal(download({ in: IN, w: node('w', 'Transform', 'Magic', ['gone'], {}) }))[1]).toMatch(/^job\.json: node w 'w' .*"gone", which is no node/);
  expect(refusal(download({ v: node('v', 'Transform', 'Magic', ['w']), w: node('w', 'Transform', 'Magic', ['v']) }))[1]).toMatch(/in a circle: (v -> w -> v|w -> v -> w)/);
});

test('all nodes that cannot be told in the shape of the API', () => {
  const join = node('Tracks', 'Transform', 'Join', ['in', 'x'], { joinType: 'equijoin', columnConditions: ['=', '>='], columns: [] });
  expect(refusal(download({ in: IN, x: { name: 'x' }, y: 3, j: join }))).toEqual([
    'Correct the nodes in Glue Studio and download the job again.',
    "job.json: node x 'x': classification is missing",
    "job.json: node x 'x': type is missing",
    'job.json: node y: is no object',
    "job.json: node j 'Tracks': it joins with >=, and a join of Glue's API compares with = alone; write it as an SQL Query node",
  ]);
});
