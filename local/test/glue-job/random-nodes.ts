import { isSource, isTarget } from 'cdk-spotify-analytics/manifest';
import * as fc from 'fast-check';
import type { ManifestNode } from '../../src/manifest';

// Texts of all kinds, and now and then one that Glue takes nowhere: a line break, a NUL, half of a surrogate pair.
const text = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('id', 'track_id', '.track_id', 'größe', '日本', '𝄞', 'two words', "it's", '`tick`', 'x (2)', 'constructor') },
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.constantFrom('a\nb', 'a\u0000', '\ud800', '\uffff', 'a\r') },
);
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
const type = fc.constantFrom('string', 'boolean', 'int', 'bigint', 'float', 'double', 'date', 'timestamp', 'decimal(10,2)');
const schema = fc.array(fc.record({ name: text, type, nullable: fc.boolean() }), { maxLength: 3 });
const character = fc.constantFrom(',', ';', '|', '\t', '\u0001', '"', "'", '^');
const usual = <T>(value: T, others: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others });
const parquetCompression = fc.constantFrom('snappy', 'gzip', 'zstd', 'uncompressed');
const textCompression = fc.constantFrom('gzip', 'uncompressed');
const place = { location: fc.constantFrom('raw', 'staging', 'warehouse'), path: fc.constantFrom('/', 'tracks/', 'a.csv', 'Data Warehouse/') };
const partitionKeys = fc.array(text, { maxLength: 2 });
const aggregateFunction = fc.constantFrom(
  'avg', 'countDistinct', 'count', 'first', 'last', 'kurtosis', 'max', 'min', 'skewness', 'stddev_samp', 'stddev_pop', 'sum', 'sumDistinct', 'var_samp', 'var_pop',
);
const behavior = fc.constantFrom('UPDATE_IN_DATABASE', 'LOG');
const target = { ...place, partitionKeys };
const updated = { ...target, catalogUpdate: fc.record({ database: text, table: text, behavior }), bareFolder: fc.constant(true) };
const OPTIONAL = ['catalogUpdate', 'bareFolder', 'partitionPredicate', 'publishing', 'stop', 'options', 'behavior', 'value', 'asGlue', 'writtenFrom'];

type Parts = Record<string, fc.Arbitrary<unknown>>;

/** What a node of each type has of its own; or why there is no random one. */
const PARTS: Record<ManifestNode['type'], Parts | string> = {
  CsvSource: { ...place, separator: usual(',', character), quote: usual('"', character), dateFormats: texts, timestampFormats: texts, asGlue: fc.constant(true) },
  JsonSource: { ...place, dateFormats: texts, timestampFormats: texts },
  ParquetSource: place,
  CatalogSource: { database: text, table: text, nodeType: fc.constantFrom('CatalogSource', 'S3CatalogSource'), partitionPredicate: text, asGlue: fc.constant(true) },
  Join: {
    joinType: fc.constantFrom('inner', 'left', 'right', 'outer', 'leftsemi', 'leftanti'),
    keys: some(fc.record({ left: text, right: text })),
  },
  ApplyMapping: { mappings: some(record({ from: text, writtenFrom: text, fromType: type, to: text, toType: type })), asGlue: fc.constant(true) },
  SelectFields: { fields: texts },
  DropFields: { fields: texts },
  RenameField: { from: text, to: text },
  Filter: {
    operator: fc.constantFrom('AND', 'OR'),
    conditions: some(record({ field: text, operation: fc.constantFrom('EQ', 'LT', 'GT', 'LTE', 'GTE', 'REGEX', 'ISNULL'), negated: fc.boolean(), value: text })),
    asGlue: fc.constant(true),
  },
  DropDuplicates: { fields: texts },
  Aggregate: {
    groupBy: fc.array(text, { maxLength: 2 }),
    aggregations: some(fc.record({ function: aggregateFunction, field: text })),
    asGlue: fc.constant(true),
  },
  Union: { distinct: fc.boolean(), asGlue: fc.constant(true) },
  Sql: { sql: text },
  DropNullFields: {
    emptyIsNull: fc.boolean(),
    nullTextIsNull: fc.boolean(),
    minusOneIsNull: fc.boolean(),
    nullTexts: fc.array(fc.record({ value: text, type }), { maxLength: 2 }),
  },
  FillMissingValues: { field: text, filledField: text },
  SplitFields: { fields: texts },
  SelectFromCollection: { index: fc.integer({ min: 0, max: 1 }) },
  Explode: { field: text, separator: fc.constantFrom(';', '|', ','), take: fc.constantFrom('all', 'first') },
  CustomCode: { code: text, className: text },
  EvaluateDataQuality: {
    ruleset: text,
    rules: fc.constant([]),
    onlyInGlue: fc.constant([]),
    output: fc.constantFrom('PrimaryInput', 'EvaluationResults'),
    stop: fc.constantFrom('Immediate', 'AfterDataLoad'),
    publishing: fc.record(
      { evaluationContext: text, resultsS3Prefix: text, cloudWatchMetricsEnabled: fc.boolean(), resultsPublishingEnabled: fc.boolean() },
      { requiredKeys: [] },
    ),
  },
  GlueNode: 'it is in Glue what it was given, whatever that is',
  ParquetTarget: { ...updated, format: fc.constantFrom('glueparquet', 'parquet'), compression: parquetCompression },
  CsvTarget: { ...updated, separator: usual(',', character), quote: usual('"', character), compression: textCompression },
  JsonTarget: { ...updated, compression: textCompression },
  CatalogTarget: { database: text, table: text, nodeType: fc.constantFrom('S3CatalogTarget', 'CatalogTarget'), partitionKeys, behavior },
  IcebergTarget: { ...target, database: text, table: text, compression: parquetCompression, options: fc.dictionary(text, text, { maxKeys: 2 }) },
};

/** The node types of the manifest that are rendered: those that have a class of their own in the library. */
export const NODE_TYPES = (Object.keys(PARTS) as ManifestNode['type'][]).filter((nodeType) => typeof PARTS[nodeType] !== 'string');

const draft = fc.record({ node: fc.constantFrom(...NODE_TYPES).chain(nodeOf), picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()) });

/** A graph of a source and up to 25 nodes in the form of the manifest, each with inputs among those before it. */
export const randomNodes: fc.Arbitrary<ManifestNode[]> = fc.tuple(nodeOf('CsvSource'), fc.array(draft, { maxLength: 25 }))
  .map(([source, drafts]) => drafts.reduce<ManifestNode[]>((nodes, { node, picks }) => [...nodes, ...withInputs(nodes, node, picks)], [source]));

/** A node of a type, without inputs. */
export function nodeOf(nodeType: ManifestNode['type']): fc.Arbitrary<ManifestNode> {
  const base = { type: fc.constant(nodeType), id: fc.constant(nodeType), name: text, inputs: fc.constant([]), schema };
  // Of the nodes with a list of fields, DropDuplicates alone can do without.
  return record({ ...base, ...PARTS[nodeType] as Parts }, nodeType === 'DropDuplicates' ? ['fields'] : OPTIONAL) as fc.Arbitrary<ManifestNode>;
}

function some<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: 1, maxLength: 3 });
}

function record(parts: Parts, optional = OPTIONAL): fc.Arbitrary<object> {
  return fc.record(parts, { requiredKeys: Object.keys(parts).filter((part) => !optional.includes(part)) });
}

/** The node with inputs that fit it; none where nothing before it does. */
function withInputs(nodes: ManifestNode[], node: ManifestNode, picks: number[]): ManifestNode[] {
  const fits = node.type === 'SelectFromCollection' ? givesCollection : (other: ManifestNode) => !isTarget(other);
  const sources = nodes.filter(fits);
  const count = inputCount(node, picks[2]);
  if (count > 0 && sources.length === 0) return [];
  const inputs = picks.slice(0, count).map((pick) => sources[pick % sources.length].id);
  const id = `node-${nodes.length}`;
  return [node.type === 'Sql' ? { ...node, id, inputs, aliases: inputs.map((_, index) => `input${index}`) } : { ...node, id, inputs } as ManifestNode];
}

function givesCollection(node: ManifestNode): boolean {
  return node.type === 'SplitFields' || node.type === 'CustomCode';
}

function inputCount(node: ManifestNode, pick: number): number {
  if (isSource(node)) return 0;
  if (node.type === 'Join' || node.type === 'Union') return 2;
  return node.type === 'Sql' || node.type === 'CustomCode' ? 1 + pick % 2 : 1;
}
