import type { ManifestNode } from '../../src/manifest/schema';
import { rowChangingOptions } from '../../src/render/glue-options';

const base = { id: 'n', name: 'Node', schema: [] };
const one = { ...base, inputs: ['in'] };

const NODES = {
  csv: { type: 'CsvSource', ...base, inputs: [], location: 'staging', path: 'a.csv', separator: ',', quote: '"', dateFormats: [], timestampFormats: [] },
  json: { type: 'JsonSource', ...base, inputs: [], location: 'staging', path: 'a/', dateFormats: [], timestampFormats: [] },
  catalog: { type: 'CatalogSource', ...base, inputs: [], database: 'db', table: 't', nodeType: 'S3CatalogSource' },
  mapping: { type: 'ApplyMapping', ...one, mappings: [{ from: '.id', fromType: 'bigint', to: 'id', toType: 'int' }, { from: 'd', fromType: 'decimal(10,2)', to: 'e', toType: 'string' }] },
  drop: { type: 'DropFields', ...one, fields: ['.track_id'] },
  join: { type: 'Join', ...base, inputs: ['a', 'b'], joinType: 'inner', keys: [{ left: 'x', right: 'y' }] },
  sql: { type: 'Sql', ...base, inputs: ['a', 'b'], sql: 'SELECT 1', aliases: ['x', 'y'] },
  filter: { type: 'Filter', ...one, operator: 'AND', conditions: [{ field: 'a', operation: 'EQ', negated: false, value: '' }] },
  duplicates: { type: 'DropDuplicates', ...one, fields: ['a'] },
  target: { type: 'ParquetTarget', ...one, location: 'warehouse', path: 't/', format: 'glueparquet', compression: 'snappy', partitionKeys: [] },
  table: { type: 'ParquetTarget', ...one, location: 'warehouse', path: 't/', format: 'parquet', compression: 'zstd', partitionKeys: [], catalogUpdate: { database: 'db', table: 't', behavior: 'LOG' } },
  other: { type: 'GlueNode', ...one, nodeType: 'Spigot' },
} satisfies Record<string, object>;

type Kind = keyof typeof NODES;
const changing = (kind: Kind, glue: Record<string, unknown>) => rowChangingOptions({ ...NODES[kind], glue } as ManifestNode);

const mappingOf = (entries: object[]) => ({ Mapping: entries });
const written = [
  { ToKey: 'id', FromPath: ['.id'], FromType: 'long', ToType: 'Integer' },
  { ToKey: 'e', FromPath: ['d'], FromType: 'decimal', ToType: 'string', Children: [] },
];
const condition = (constant: string) => ({ Filters: [{ Operation: 'EQ', Values: [{ Type: 'COLUMNEXTRACTED', Value: ['a'] }, { Type: 'CONSTANT', Value: [constant] }] }] });
const enabled = { EnableUpdateCatalog: true, Database: 'db', Table: 't' };

test.each<[Kind, Record<string, unknown>]>([
  ['csv', { OutputSchemas: null, OptimizePerformance: true, GroupSize: '1', GroupFiles: 'inPartition', MaxBand: 1, MaxFilesInBand: 1, Recurse: true, Multiline: true, WriteHeader: false, CompressionType: 'gzip' }],
  ['csv', { Escaper: '', Exclusions: [], SkipFirst: false, WithHeader: true, AdditionalOptions: { EnableSamplePath: false }, Separator: 'comma' }],
  ['csv', { Escaper: '"', SkipFirst: null, AdditionalOptions: {} }],
  ['json', { JsonPath: '' }],
  ['catalog', { PartitionPredicate: '', AdditionalOptions: {} }],
  ['mapping', mappingOf(written)],
  ['mapping', mappingOf([...written, { ToKey: 'gone', FromPath: ['gone'], FromType: 'string', ToType: 'string', Dropped: true }])],
  ['drop', { Paths: [['.track_id']] }],
  ['join', { Columns: [{ From: 'b', Keys: [['y']] }, { From: 'a', Keys: [['x']] }] }],
  ['sql', { SqlAliases: [{ From: 'b', Alias: 'y' }, { From: 'a', Alias: 'x' }] }],
  ['filter', condition('')],
  ['target', { AutoDataQuality: { IsEnabled: true, EvaluationContext: 'c' }, NumberTargetPartitions: '4', Compression: 'none', PartitionKeys: null, SchemaChangePolicy: { EnableUpdateCatalog: false } }],
  ['table', { SchemaChangePolicy: enabled, OutputSchemas: [] }],
  // All of such a node is for Glue only: it has no options that would make it so.
  ['other', { Path: 's3://b/x' }],
])('the rows of a %s stay with %j', (kind, glue) => {
  expect(changing(kind, glue)).toEqual([]);
});

test.each<[Kind, Record<string, unknown>]>([
  ['csv', { Separator: 'pipe' }],
  ['csv', { QuoteChar: 'disabled' }],
  ['csv', { WithHeader: false }],
  ['csv', { WithHeader: null }],
  ['csv', { SkipFirst: true }],
  ['csv', { Escaper: '\\' }],
  ['csv', { Exclusions: ['**.tmp'] }],
  ['csv', { Paths: ['s3://a/', 's3://b/'] }],
  ['csv', { AdditionalOptions: { BoundedFiles: 3 } }],
  ['csv', { constructor: true }],
  ['csv', { NumberTargetPartitions: '1' }],
  ['json', { JsonPath: '$.items[*]' }],
  ['catalog', { PartitionPredicate: 'year = 2023' }],
  ['mapping', mappingOf([written[1], written[0]])],
  ['mapping', mappingOf([{ ...written[0], ToType: 'bigint' }, written[1]])],
  ['drop', { Paths: [['track_id']] }],
  ['join', { Columns: [{ From: 'a', Keys: [['y']] }, { From: 'b', Keys: [['x']] }] }],
  ['join', { JoinType: 'left' }],
  ['filter', condition(' ')],
  ['duplicates', { Columns: [['b']] }],
  ['duplicates', { Columns: null }],
  ['target', { PartitionKeys: [['genre']] }],
  ['target', { Path: 's3://elsewhere/' }],
  ['target', { SchemaChangePolicy: enabled }],
  ['table', { SchemaChangePolicy: { ...enabled, Table: 'another' } }],
  ['table', { Format: 'orc' }],
])('the rows of a %s change with %j', (kind, glue) => {
  expect(changing(kind, glue)).toEqual(Object.keys(glue));
});

test('a node without options has none that change rows', () => {
  expect(rowChangingOptions(NODES.csv as ManifestNode)).toEqual([]);
});
