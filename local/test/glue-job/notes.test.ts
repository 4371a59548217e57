import { jobOf, type NodesJson } from './imported';
import { buildGraph } from '../../src/glue-job/calls/build-graph';
import { jobCalls } from '../../src/glue-job/calls/job-calls';

const source = {
  S3CsvSource: {
    Name: 'Albums', Paths: ['s3://lake/albums.csv'], Separator: 'comma', QuoteChar: 'quote', WithHeader: true, OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'string' }] }],
  },
};
const csv = (members: object): NodesJson => ({ node: { S3CsvSource: { ...source.S3CsvSource, ...members } } });
const after = (type: string, members: object): NodesJson => ({ source, node: { [type]: { Name: 'Node', Inputs: ['source'], ...members } } });
const compared = (...values: object[]): NodesJson => after('Filter', { LogicalOperator: 'AND', Filters: [{ Operation: 'EQ', Negated: false, Values: values }] });
const column = { Type: 'COLUMNEXTRACTED', Value: ['id'] };

function lastCall(nodes: NodesJson) {
  return jobCalls(jobOf(nodes)).calls.at(-1)!;
}

describe('a node that the library cannot express passes through, and a note says why', () => {
  test.each<[NodesJson, string]>([
    [csv({ Paths: ['s3://lake/a.csv', 's3://lake/b.csv'] }), 'Paths ["s3://lake/a.csv","s3://lake/b.csv"]: a source of the library reads one file or folder'],
    [csv({ Paths: ['hdfs://lake/a.csv'] }), 'Paths "hdfs://lake/a.csv": it is no URL s3://BUCKET/PATH'],
    [csv({ Paths: ['s3://lake/*.csv'] }), "path is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: '*.csv'"],
    [csv({ QuoteChar: 'disabled' }), 'QuoteChar "disabled": the library has quote, single_quote'],
    [csv({ WithHeader: false }), 'WithHeader false: it may change the rows, and the library has no property for it'],
    [csv({ WithHeader: undefined }), 'WithHeader is not given: it may change the rows, and the library has no property for it'],
    [after('DropFields', { Paths: [['a', 'b']] }), 'Paths ["a","b"]: it leads into a structure, and the library has flat columns alone'],
    [after('SelectFields', { Paths: [[]] }), 'Paths []: it names no column'],
    [after('SelectFields', { Paths: [['a.b']] }), 'Paths "a.b": it leads into a structure, and the library has flat columns alone'],
    [after('ApplyMapping', { Mapping: [{ ToKey: 'a', FromPath: ['id'], FromType: 'string', ToType: 'array' }] }), 'Mapping "array": the library has no such type'],
    [compared(column, { Type: 'COLUMNEXTRACTED', Value: ['other'] }), 'a condition of the library compares one column with a constant'],
    [compared(column), 'a condition of the library compares a column with one constant'],
    [after('SparkSQL', { SqlQuery: 'SELECT "id" FROM a', SqlAliases: [{ From: 'source', Alias: 'a' }] }), 'double quotes mean text in Spark and a name elsewhere'],
    [after('CustomCode', { Code: 'return dfc', ClassName: 'Tidy rows' }), "className is the name of a function in Python: letters, digits and '_', got: 'Tidy rows'"],
    [after('S3DirectTarget', { Path: 's3://lake/out/', Format: 'avro' }), 'Format "avro": the library writes csv, json, parquet'],
    [after('Spigot', { Path: 's3://lake/out/' }), 'The library has no class for this node: only Glue runs it.'],
  ])('%#: %s', (nodes, note) => {
    const call = lastCall(nodes);
    expect(call.className).toBe('GlueNode');
    expect(call.notes.join(' ')).toContain(note);
  });
});

test('a node that is an input twice is told apart by the order: a join passes through, a statement has both aliases', () => {
  const selfJoin = {
    source, node: { Join: { Name: 'Join', Inputs: ['source', 'source'], JoinType: 'left', Columns: [{ From: 'source', Keys: [['parent']] }, { From: 'source', Keys: [['id']] }] } },
  };
  expect(lastCall(selfJoin)).toMatchObject({ className: 'GlueNode', notes: [expect.stringMatching(/^Only Glue runs this node: both sides are the same node/)] });
  const statement = {
    source, node: { SparkSQL: { Name: 'Sql', Inputs: ['source', 'source'], SqlQuery: 'SELECT a.id FROM a, b', SqlAliases: [{ From: 'source', Alias: 'a' }, { From: 'source', Alias: 'b' }] } },
  };
  expect(lastCall(statement)).toMatchObject({ className: 'SparkSql', props: { inputs: [{ alias: 'a' }, { alias: 'b' }] } });
});

test('a bucket is the same place without its slash', () => {
  const bucket = lastCall(csv({ Paths: ['s3://lake'] }));
  expect(bucket).toEqual(lastCall(csv({ Paths: ['s3://lake/'] })));
  expect(bucket).toMatchObject({ className: 'CsvSource', props: { location: 'lake', path: '/' }, notes: [] });
});

test('what changes no row is kept as options', () => {
  const { className, props } = lastCall(csv({ OptimizePerformance: false, Recurse: true, Escaper: '', AdditionalOptions: { EnableSamplePath: false, SamplePath: 's3://lake/x' } }));
  expect(className).toBe('CsvSource');
  expect(props.glueOptions).toEqual({ OptimizePerformance: false, Recurse: true, Escaper: '', AdditionalOptions: { EnableSamplePath: false, SamplePath: 's3://lake/x' } });
});

test('a mapping that names another type than the column has is kept, and so are its columns', () => {
  const Mapping = [{ ToKey: 'number', FromPath: ['id'], FromType: 'bigint', ToType: 'double' }, { ToKey: 'id', FromPath: ['id'], FromType: 'string', ToType: 'string' }];
  const calls = jobCalls(jobOf(after('ApplyMapping', { Mapping })));
  expect(calls.calls.at(-1)).toMatchObject({ className: 'ApplyMapping', props: { glueOptions: { Mapping } } });
  const graph = buildGraph(calls);
  expect(graph.nodes.at(-1)!.schema.fields.map(({ name, dataType }) => `${name} ${dataType}`)).toEqual(['number double', 'id string']);
  expect(graph.findings.map(({ id }) => id)).toContain('mappingType');
});

test('what the job lacks and the library would write is taken away', () => {
  const { OutputSchemas: _columns, ...members } = source.S3CsvSource;
  const { calls } = jobCalls(jobOf({ node: { S3CsvSource: members } }), new Map([['node', [{ name: 'id', type: 'string' }, { name: 'genre', type: 'string' }]]]));
  expect(calls[0].props.glueOptions).toEqual({ OutputSchemas: null });
});

test('nodes of one name get names of their own, and keep theirs in Glue', () => {
  const { calls } = jobCalls(jobOf({ one: source, two: source, three: { S3CsvSource: { ...source.S3CsvSource, Name: 'Albums (2)' } } }));
  expect(calls.map(({ name, variable }) => [name, variable])).toEqual([['Albums', 'albums'], ['Albums (3)', 'albums2'], ['Albums (2)', 'albums22']]);
  expect(calls[1].props.glueOptions).toEqual({ Name: 'Albums' });
  expect(calls[1].notes).toEqual(["In Glue it is called 'Albums', as another node is; in a graph of the library all nodes have names of their own."]);
});

test('a node of a blank name is called after its id', () => {
  const call = lastCall({ node: { S3CsvSource: { ...source.S3CsvSource, Name: '  ' } } });
  expect([call.name, call.notes]).toEqual(['node', ['In Glue it has no name; in a graph of the library all nodes have names of their own.']]);
});

test('buckets get logical names', () => {
  const paths = ['s3://My_Lake/a.csv', 's3://my.lake/a.csv', 's3://2023-lake/a.csv', 's3://my.lake/'];
  const { calls, locations } = jobCalls(jobOf(Object.fromEntries(paths.map((path, index) => [`node-${index}`, csv({ Name: `Node ${index}`, Paths: [path] }).node]))));
  expect(calls.map(({ props: { location, path } }) => [location, path])).toEqual([
    ['my-lake', 'a.csv'], ['my-lake-2', 'a.csv'], ['bucket-2023-lake', 'a.csv'], ['my-lake-2', '/'],
  ]);
  expect(locations).toEqual({ 'my-lake': 'My_Lake', 'my-lake-2': 'my.lake', 'bucket-2023-lake': '2023-lake' });
});

test('columns of CSV files that are declared as numbers are kept, with a word of warning', () => {
  const { notes } = lastCall(csv({ OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'int' }, { Name: 'tags', Type: 'array<string>' }] }] }));
  expect(notes).toEqual(['Glue itself reads every column of a CSV file as text; the job declares otherwise: id (int), tags (array<string>)']);
});

test('a job of 1,000 nodes is translated', () => {
  const chain = Array.from({ length: 999 }, (_, index) => [
    `node-${index}`, { RenameField: { Name: `Rename ${index}`, Inputs: [index === 0 ? 'source' : `node-${index - 1}`], SourcePath: ['id'], TargetPath: ['id'] } },
  ]);
  expect(jobCalls(jobOf({ source, ...Object.fromEntries(chain) })).calls).toHaveLength(1000);
});
