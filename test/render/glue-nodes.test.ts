import * as glueNodesSchema from '../../docs/glue-nodes.schema.json';
import type { ManifestNode } from '../../src/manifest/schema';
import { glueNodeProblems, notShownInStudio, renderGlueNodes } from '../../src/render/glue-nodes';
import { API_MEMBERS } from '../../src/render/glue-nodes/api-members';

const baseOf = (location: string) => `s3://bucket/${location}`;
const fields = [{ name: 'track_id', type: 'string', nullable: false }, { name: 'duration_ms', type: 'bigint', nullable: true }];
const outputSchemas = [{ Columns: [{ Name: 'track_id', Type: 'string' }, { Name: 'duration_ms', Type: 'bigint' }] }];

const base = { id: 'node-1', name: 'Node', schema: fields };
const one = { ...base, inputs: ['in'] };
const folder = { ...one, location: 'warehouse', path: 'tracks/', partitionKeys: ['genre'] };
const rendered = (node: ManifestNode) => renderGlueNodes([node], baseOf)['node-1'];

const csv: ManifestNode = { type: 'CsvSource', ...base, inputs: [], location: 'staging', path: 'track.csv', separator: ';', quote: "'", dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd'] };
const parquet: ManifestNode = { type: 'ParquetTarget', ...folder, format: 'glueparquet', compression: 'snappy' };
const csvTarget: ManifestNode = { type: 'CsvTarget', ...folder, separator: ',', quote: '"', compression: 'uncompressed' };
const iceberg: ManifestNode = { type: 'IcebergTarget', ...folder, database: 'db', table: 'tracks', compression: 'gzip' };
const dropDuplicates: ManifestNode = { type: 'DropDuplicates', ...one };
const catalogTarget: ManifestNode = { type: 'CatalogTarget', ...one, database: 'db', table: 'tracks', nodeType: 'S3CatalogTarget', partitionKeys: [] };
const join: ManifestNode = { type: 'Join', ...base, inputs: ['a', 'b'], joinType: 'inner', keys: [{ left: 'artist_id', right: 'id' }, { left: '.year', right: 'year' }] };

const head = { Name: 'Node', Inputs: ['in'] };
const targetHead = { ...head, PartitionKeys: [['genre']], Path: 's3://bucket/warehouse/tracks/' };
const policy = { EnableUpdateCatalog: true, UpdateBehavior: 'LOG', Table: 'tracks', Database: 'db' };

const CASES: [string, ManifestNode, object][] = [
  ['a CSV source', csv, { S3CsvSource: { Name: 'Node', Paths: ['s3://bucket/staging/track.csv'], Separator: 'semicolon', QuoteChar: 'single_quote', WithHeader: true, OutputSchemas: outputSchemas } }],
  ['a CSV source of a whole location, whose columns are not known', { ...csv, path: '/', schema: [], separator: '\t', quote: '"' },
    { S3CsvSource: { Name: 'Node', Paths: ['s3://bucket/staging/'], Separator: 'tab', QuoteChar: 'quote', WithHeader: true } }],
  ['a JSON source', { type: 'JsonSource', ...base, inputs: [], location: 'raw', path: 'j/', dateFormats: [], timestampFormats: [] },
    { S3JsonSource: { Name: 'Node', Paths: ['s3://bucket/raw/j/'], OutputSchemas: outputSchemas } }],
  ['a Parquet source', { type: 'ParquetSource', ...base, inputs: [], location: 'raw', path: 'p/' },
    { S3ParquetSource: { Name: 'Node', Paths: ['s3://bucket/raw/p/'], OutputSchemas: outputSchemas } }],
  ['a catalog source', { type: 'CatalogSource', ...base, inputs: [], database: 'db', table: 't', nodeType: 'CatalogSource', partitionPredicate: "year = '2023'" },
    { CatalogSource: { Name: 'Node', Database: 'db', Table: 't', PartitionPredicate: "year = '2023'", OutputSchemas: outputSchemas } }],
  ['an S3 catalog source, which has no columns in the API', { type: 'CatalogSource', ...base, inputs: [], database: 'db', table: 't', nodeType: 'S3CatalogSource' },
    { S3CatalogSource: { Name: 'Node', Database: 'db', Table: 't' } }],
  ['an inner join', join,
    { Join: { Name: 'Node', Inputs: ['a', 'b'], JoinType: 'equijoin', Columns: [{ From: 'a', Keys: [['artist_id'], ['`.year`']] }, { From: 'b', Keys: [['id'], ['year']] }] } }],
  ['an ApplyMapping', { type: 'ApplyMapping', ...one, mappings: [{ from: '.id', fromType: 'string', to: 'id', toType: 'decimal(10,2)' }] },
    { ApplyMapping: { ...head, Mapping: [{ ToKey: 'id', FromPath: ['`.id`'], FromType: 'string', ToType: 'decimal(10,2)', Dropped: false }] } }],
  ['a SelectFields', { type: 'SelectFields', ...one, fields: ['a', '.b'] }, { SelectFields: { ...head, Paths: [['a'], ['`.b`']] } }],
  ['a DropFields', { type: 'DropFields', ...one, fields: ['.track_id'] }, { DropFields: { ...head, Paths: [['`.track_id`']] } }],
  ['a SplitFields', { type: 'SplitFields', ...one, fields: ['a'] }, { SplitFields: { ...head, Paths: [['a']] } }],
  ['a SelectFromCollection', { type: 'SelectFromCollection', ...one, index: 1 }, { SelectFromCollection: { ...head, Index: 1 } }],
  ['a RenameField', { type: 'RenameField', ...one, from: '.a', to: 'b' }, { RenameField: { ...head, SourcePath: ['`.a`'], TargetPath: ['b'] } }],
  ['a Filter', { type: 'Filter', ...one, operator: 'OR', conditions: [{ field: 'a', operation: 'GTE', negated: false, value: '5' }, { field: 'b', operation: 'ISNULL', negated: true }] },
    {
      Filter: {
        ...head,
        LogicalOperator: 'OR',
        Filters: [
          { Operation: 'GTE', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['a'] }, { Type: 'CONSTANT', Value: ['5'] }] },
          { Operation: 'ISNULL', Negated: true, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['b'] }] },
        ],
      },
    }],
  ['a DropNullFields', { type: 'DropNullFields', ...one, emptyIsNull: true, nullTextIsNull: false, minusOneIsNull: false, nullTexts: [{ value: '0', type: 'int' }, { value: '0', type: 'decimal(5,2)' }] },
    {
      DropNullFields: {
        ...head,
        NullCheckBoxList: { IsEmpty: true, IsNullString: false, IsNegOne: false },
        NullTextList: [{ Value: '0', Datatype: { Id: 'int', Label: 'Int' } }, { Value: '0', Datatype: { Id: 'decimal', Label: 'Decimal' } }],
      },
    }],
  ['a DropDuplicates of whole rows', dropDuplicates, { DropDuplicates: head }],
  ['a DropDuplicates of some fields', { ...dropDuplicates, fields: ['a', 'b'] }, { DropDuplicates: { ...head, Columns: [['a'], ['b']] } }],
  ['a FillMissingValues', { type: 'FillMissingValues', ...one, field: 'a', filledField: 'a_filled' }, { FillMissingValues: { ...head, ImputedPath: 'a', FilledPath: 'a_filled' } }],
  ['an Aggregate', { type: 'Aggregate', ...one, groupBy: ['genre'], aggregations: [{ function: 'sumDistinct', field: 'followers' }] },
    { Aggregate: { ...head, Groups: [['genre']], Aggs: [{ Column: ['followers'], AggFunc: 'sumDistinct' }] } }],
  ['a Union of all rows', { type: 'Union', ...base, inputs: ['a', 'b'], distinct: false }, { Union: { Name: 'Node', Inputs: ['a', 'b'], UnionType: 'ALL' } }],
  ['a Union of distinct rows', { type: 'Union', ...base, inputs: ['a', 'b'], distinct: true }, { Union: { Name: 'Node', Inputs: ['a', 'b'], UnionType: 'DISTINCT' } }],
  ['a SparkSQL', { type: 'Sql', ...base, inputs: ['a', 'b'], sql: 'SELECT 1', aliases: ['x', 'y'] },
    { SparkSQL: { Name: 'Node', Inputs: ['a', 'b'], SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'a', Alias: 'x' }, { From: 'b', Alias: 'y' }], OutputSchemas: outputSchemas } }],
  ['a CustomCode', { type: 'CustomCode', ...one, schema: [], code: 'return dfc', className: 'Mine' }, { CustomCode: { ...head, Code: 'return dfc', ClassName: 'Mine' } }],
  ['an EvaluateDataQuality', { type: 'EvaluateDataQuality', ...one, ruleset: 'Rules = [ RowCount > 0 ]', rules: [], onlyInGlue: [], output: 'PrimaryInput' },
    { EvaluateDataQuality: { ...head, Ruleset: 'Rules = [ RowCount > 0 ]', Output: 'PrimaryInput' } }],
  ['an EvaluateDataQuality that publishes and stops',
    {
      type: 'EvaluateDataQuality',
      ...one,
      ruleset: 'R',
      rules: [],
      onlyInGlue: [],
      output: 'EvaluationResults',
      stop: 'Immediate',
      publishing: { evaluationContext: 'c', resultsS3Prefix: 's3://b/p', cloudWatchMetricsEnabled: false, resultsPublishingEnabled: true },
    },
    {
      EvaluateDataQuality: {
        ...head,
        Ruleset: 'R',
        Output: 'EvaluationResults',
        PublishingOptions: { EvaluationContext: 'c', ResultsS3Prefix: 's3://b/p', CloudWatchMetricsEnabled: false, ResultsPublishingEnabled: true },
        StopJobOnFailureOptions: { StopJobOnFailureTiming: 'Immediate' },
      },
    }],
  ['a node that the library has no class for', { type: 'GlueNode', ...one, nodeType: 'Spigot', glue: { Path: 's3://b/x', Topk: 3 } }, { Spigot: { ...head, Path: 's3://b/x', Topk: 3 } }],
  ['a source that the library has no class for', { type: 'GlueNode', ...base, inputs: [], nodeType: 'S3DeltaSource', glue: { Paths: ['s3://b/x'] } }, { S3DeltaSource: { Name: 'Node', Paths: ['s3://b/x'] } }],
  ['a Parquet target of Glue\'s own writer', parquet, { S3GlueParquetTarget: { ...targetHead, Compression: 'snappy' } }],
  ['a Parquet target of Spark\'s writer', { ...parquet, format: 'parquet', compression: 'zstd', bareFolder: true },
    { S3DirectTarget: { ...targetHead, Path: 's3://bucket/warehouse/tracks', Compression: 'zstd', Format: 'parquet' } }],
  ['a Parquet target that keeps a table current', { ...parquet, catalogUpdate: { database: 'db', table: 'tracks', behavior: 'LOG' } },
    { S3GlueParquetTarget: { ...targetHead, Compression: 'snappy', SchemaChangePolicy: policy } }],
  ['a CSV target', csvTarget, { S3DirectTarget: { ...targetHead, Compression: 'none', Format: 'csv' } }],
  ['a JSON target of a whole location', { type: 'JsonTarget', ...folder, path: '/', bareFolder: true, partitionKeys: [], compression: 'gzip', catalogUpdate: { database: 'db', table: 'tracks', behavior: 'LOG' } },
    { S3DirectTarget: { ...head, PartitionKeys: [], Path: 's3://bucket/warehouse', Compression: 'gzip', Format: 'json', SchemaChangePolicy: policy } }],
  ['an S3 catalog target', { ...catalogTarget, behavior: 'UPDATE_IN_DATABASE' },
    { S3CatalogTarget: { ...head, PartitionKeys: [], Database: 'db', Table: 'tracks', SchemaChangePolicy: { EnableUpdateCatalog: true, UpdateBehavior: 'UPDATE_IN_DATABASE' } } }],
  ['a catalog target', { ...catalogTarget, nodeType: 'CatalogTarget' }, { CatalogTarget: { ...head, PartitionKeys: [], Database: 'db', Table: 'tracks' } }],
  ['an Iceberg target', { ...iceberg, options: { 'format-version': '2' } },
    { S3IcebergDirectTarget: { ...targetHead, Format: 'parquet', Compression: 'gzip', AdditionalOptions: { 'format-version': '2' }, SchemaChangePolicy: { ...policy, UpdateBehavior: 'UPDATE_IN_DATABASE' } } }],
];

// As text: the order of the members is part of what is written.
test.each(CASES)('%s', (_, node, expected) => {
  expect(JSON.stringify(rendered(node), null, 2)).toBe(JSON.stringify(expected, null, 2));
});

test.each(['left', 'right', 'outer', 'leftsemi', 'leftanti'] as const)('a %s join has its own name', (joinType) => {
  expect(rendered({ ...join, joinType } as ManifestNode).Join.JoinType).toBe(joinType);
});

describe('glue options', () => {
  test('stand over what is rendered, and null takes a member away', () => {
    expect(rendered({ ...csv, glue: { Separator: 'pipe', OutputSchemas: null, GroupSize: '1048576' } })).toEqual({
      S3CsvSource: { Name: 'Node', Paths: ['s3://bucket/staging/track.csv'], Separator: 'pipe', QuoteChar: 'single_quote', WithHeader: true, GroupSize: '1048576' },
    });
  });
});

test('the members that are checked are those of the API', () => {
  const definitions = glueNodesSchema.definitions as Record<string, { properties?: Record<string, { $ref: string }>; required?: string[] }>;
  const expected = Object.entries(definitions.CodeGenConfigurationNode.properties!).map(([type, { $ref }]) => {
    const { properties = {}, required = [] } = definitions[$ref.replace('#/definitions/', '')];
    return [type, Object.keys(properties).map((member) => (required.includes(member) ? `${member}*` : member)).join(' ')];
  });
  expect(API_MEMBERS).toEqual(Object.fromEntries(expected));
  expect(expected).toHaveLength(79);
});

describe('what Glue has no words for is named', () => {
  test.each<[ManifestNode, string]>([
    [{ ...csv, separator: '^' }, 'node \'Node\' (CsvSource): Glue knows the separators ",", "\\u0001", "|", ";", "\\t", got: "^"'],
    [{ ...csv, quote: '~' }, 'node \'Node\' (CsvSource): Glue knows the quotes "\\"", "\'", got: "~"'],
    [{ ...csvTarget, separator: '|' }, 'node \'Node\' (CsvTarget): Glue writes CSV with a comma, got the separator: "|"'],
    [{ ...csvTarget, quote: "'" }, 'node \'Node\' (CsvTarget): Glue writes CSV with double quotes, got the quote: "\'"'],
    [{ ...parquet, compression: 'zstd' }, "node 'Node' (ParquetTarget): Glue's own Parquet writer has no zstd; with the format parquet there is"],
    [{ ...iceberg, compression: 'zstd' }, "node 'Node' (IcebergTarget): an Iceberg target of Glue is compressed as snappy, gzip or uncompressed, got: zstd"],
    [{ ...catalogTarget, nodeType: 'CatalogTarget', behavior: 'LOG' }, "node 'Node' (CatalogTarget): a CatalogTarget of Glue cannot keep its table current; an S3CatalogTarget can"],
    [{ ...dropDuplicates, fields: ['.a'] }, "node 'Node' (DropDuplicates): the columns that Glue compares are named by letters, digits, '_' and '-', got: \".a\""],
    [{ ...parquet, name: 'two\nlines' }, 'node \'two lines\' (ParquetTarget): in Name Glue takes no line break, got: "two\\nlines"'],
    [{ type: 'DropFields', ...one, fields: ['a\nb'] }, 'node \'Node\' (DropFields): in Paths Glue takes no line break and no control character, got: "a\\nb"'],
    [{ type: 'EvaluateDataQuality', ...one, ruleset: 'Rules = [ IsComplete "é" ]', rules: [], onlyInGlue: [], output: 'PrimaryInput' },
      'node \'Node\' (EvaluateDataQuality): in Ruleset Glue takes printable ASCII characters only, got: "Rules = [ IsComplete \\"é\\" ]"'],
    [{ type: 'EvaluateDataQuality', ...one, ruleset: 'R', rules: [], onlyInGlue: [], output: 'PrimaryInput', publishing: { evaluationContext: 'a b' } },
      "node 'Node' (EvaluateDataQuality): an evaluation context is letters, digits, '_' and '-', got: \"a b\""],
    [{ ...iceberg, options: { 'a\nb': 'c' } },
      'node \'Node\' (IcebergTarget): in AdditionalOptions Glue takes no line break and no control character, got: "a\\nb"'],
    [{ type: 'EvaluateDataQuality', ...one, ruleset: 'x'.repeat(65_537), rules: [], onlyInGlue: [], output: 'PrimaryInput' },
      "node 'Node' (EvaluateDataQuality): Glue takes 65536 characters in Ruleset, got: 65537"],
    [{ type: 'Sql', ...one, sql: 'SELECT \u0000', aliases: ['x'] }, 'node \'Node\' (Sql): in SqlQuery Glue takes no control character, got: "SELECT \\u0000"'],
    [{ type: 'GlueNode', ...one, nodeType: 'Recipee', glue: {} }, "node 'Node' (GlueNode): Glue has no type of node of this name, got: Recipee"],
    [{ type: 'GlueNode', ...one, nodeType: 'Spigot', glue: { Topk: 5 } }, "node 'Node' (GlueNode): a Spigot of Glue needs the member Path"],
    [{ type: 'GlueNode', ...base, inputs: [], nodeType: 'Spigot', glue: { Path: 's3://b/x' } }, "node 'Node' (GlueNode): a Spigot of Glue needs the member Inputs"],
    // A deployment that is known to fail: a join carries no columns.
    [{ ...join, glue: { OutputSchemas: [] } },
      "node 'Node' (Join): a Join of Glue has no such member, got: OutputSchemas; it has: Name, Inputs, JoinType, Columns"],
    [{ ...csv, glue: { Paths: null } }, "node 'Node' (CsvSource): a S3CsvSource of Glue needs the member Paths"],
  ])('%#', (node, problem) => {
    expect(glueNodeProblems([node])).toEqual([problem]);
  });

  test('all of it at once', () => {
    expect(glueNodeProblems([{ ...csv, separator: '^', quote: '~' }, { ...iceberg, compression: 'zstd' }])).toHaveLength(3);
  });

  test('not what the glue options say in their own words', () => {
    expect(glueNodeProblems([{ ...csv, separator: '^', glue: { Separator: 'pipe' } }])).toEqual([]);
  });

  test('nothing of what it has words for', () => {
    expect(glueNodeProblems(CASES.map(([, node]) => node))).toEqual([]);
  });
});

test('what the canvas does not show of a node is told, and what it does show is not changed by it', () => {
  const node: ManifestNode = { ...csv, nullWords: ['NA'], byName: { headers: ['a'], optional: [], surplus: 'ignore' }, encoding: 'utf-16', alternativePaths: ['b/'] };
  expect(rendered(node)).toEqual(rendered(csv));
  expect(glueNodeProblems([node])).toEqual([]);
  expect(notShownInStudio([csv, node])).toEqual([
    "node 'Node' (CsvSource): Glue Studio does not show alternativePaths, encoding, nullWords and that columns are found by name: a script that it generates, when the graph is saved there, does without",
  ]);
});

test.each<['all' | 'first', string]>([['all', 'explode_outer(ELEMENTS)'], ['first', 'get(ELEMENTS, 0)']])('a list, of which %s are taken, is a statement', (take, value) => {
  const schema = [{ name: 'id', type: 'int', nullable: true }, { name: 'a b', type: 'string', nullable: true }];
  const { SparkSQL } = rendered({ type: 'Explode', ...one, schema, field: 'a b', separator: '|', take });
  const elements = "filter(transform(split(`a b`, '[|]'), e -> trim(e)), e -> e != '')";
  expect(SparkSQL).toMatchObject({
    SqlQuery: `SELECT \`id\`, ${value.replace('ELEMENTS', elements)} AS \`a b\`\nFROM input`, SqlAliases: [{ From: 'in', Alias: 'input' }],
  });
});

test('what escapes quotes is shown', () => {
  expect(rendered({ ...csv, escape: '\\' }).S3CsvSource).toEqual({ ...rendered(csv).S3CsvSource, Escaper: '\\' });
});
