import { ARTISTS, found, source, target, told } from './graphs';
import {
  Aggregate, AggregateFunction, ApplyMapping, CsvSource, CustomCode, DropDuplicates, DropFields, DropNullFields, FillConstants, FillMissingValues,
  Filter, FilterCondition, GlueNode, JobGraph, JobNode, Join, JoinType, KeyedJoin, NameClashes, RenameField, SelectFields, SelectFromCollection,
  SparkSql, SplitFields, Union,
} from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

const UNKNOWN = Schema.incomplete(Field.text('known'));

test.each<[string, (graph: JobGraph, input: JobNode) => JobNode, string[]]>([
  ['SelectFields', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['known', 'x'] }), ['known']],
  ['DropFields', (graph, input) => new DropFields(graph, 'Node', { input, fields: ['known', 'x'] }), []],
  ['RenameField', (graph, input) => new RenameField(graph, 'Node', { input, sourceField: 'x', targetField: 'y' }), ['known']],
  ['Filter', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.atLeast('x', 1)] }), ['known']],
  ['DropDuplicates', (graph, input) => new DropDuplicates(graph, 'Node', { input, fields: ['x'] }), ['known']],
  ['DropNullFields', (graph, input) => new DropNullFields(graph, 'Node', { input }), ['known']],
  ['FillConstants', (graph, input) => new FillConstants(graph, 'Node', { input, constants: [{ field: 'x', value: 1 }] }), ['known']],
  ['FillMissingValues', (graph, input) => new FillMissingValues(graph, 'Node', { input, field: 'x' }), ['known']],
  ['Aggregate', (graph, input) => new Aggregate(graph, 'Node', {
    input, groupBy: ['x'], aggregations: [{ aggFunc: AggregateFunction.SUM, field: 'y' }],
  }), []],
  ['Union', (graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other', Schema.of(Field.text('known'), Field.text('x'))) }), ['known']],
  ['Join', (graph, left) => new Join(graph, 'Node', {
    left, right: source(graph, 'Artists', ARTISTS), keys: [{ left: 'x', right: 'id' }], nameClashes: NameClashes.AS_GLUE,
  }), ['known', 'id', 'name', 'followers']],
  ['KeyedJoin', (graph, left) => KeyedJoin.of(graph, 'Node', {
    left, right: source(graph, 'Artists', ARTISTS), keys: [{ left: 'known', right: 'id' }], joinType: JoinType.OUTER,
  }), ['known', 'name', 'followers']],
  ['SplitFields', (graph, input) => new SelectFromCollection(graph, 'Node', {
    input: new SplitFields(graph, 'Split', { input, fields: ['x', 'known'] }), index: 0,
  }), ['known']],
])('what follows from unknown columns is no error: %s', (_, build, known) => {
  const graph = new JobGraph('test');
  const node = build(graph, source(graph, 'Source', UNKNOWN));
  target(graph, node);
  expect(found(graph)).toEqual(['ERROR unknownColumns Source']);
  expect(node.schema.isComplete).toBe(false);
  expect(node.schema.names).toEqual(known);
  expect(node._toManifest().schema).toEqual([]);
});

test('each node that declares its columns says that they are not known, and how to declare them', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Source', UNKNOWN);
  const code = new CustomCode(graph, 'Code', { inputs: [input], code: 'return dfc', className: 'Transform' });
  const one = new SelectFromCollection(graph, 'One', { input: code, index: 0 });
  const sql = new SparkSql(graph, 'Sql', { inputs: [{ node: one, alias: 't' }], sql: 'SELECT 1', outputSchema: Schema.incomplete() });
  target(graph, new GlueNode(graph, 'Recipe', { nodeType: 'Recipe', inputs: [sql], members: { RecipeSteps: [] } }));
  expect(told(graph)).toEqual([
    "unknownColumns: node 'Source': its columns are not all known, got: only known; list them in schema",
    "unknownColumns: node 'Code': its columns are not all known, got: none; list them in outputSchema",
    "unknownColumns: node 'Sql': its columns are not all known, got: none; list them in outputSchema",
    "unknownColumns: node 'Recipe': its columns are not all known, got: none; list them in outputSchema",
  ]);
});

test('names that are given stay in the manifest', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Source', UNKNOWN);
  expect(new SelectFields(graph, 'Select', { input, fields: ['x', 'known'] })._toManifest().fields).toEqual(['x', 'known']);
  expect(new DropFields(graph, 'Drop', { input, fields: ['y'] })._toManifest().fields).toEqual(['y']);
  const mappings = [{ sourceField: 'x', targetField: 'y' }];
  const mapping = new ApplyMapping(graph, 'Map', { input, mappings });
  expect(mapping.schema.isComplete).toBe(false);
  expect(mapping._toManifest().mappings).toEqual([{ from: 'x', fromType: 'string', to: 'y', toType: 'string' }]);
});

describe('a mapping states types', () => {
  const mapped = (schema: Schema) => {
    const graph = new JobGraph('test');
    const input = new CsvSource(graph, 'Source', { location: 'raw', path: 'x.csv', schema });
    const node = new ApplyMapping(graph, 'Map', {
      input,
      mappings: [
        { sourceField: 'x', sourceType: DataType.STRING, targetField: 'count', targetType: DataType.BIGINT },
        { sourceField: 'y', targetType: DataType.DATE },
      ],
    });
    target(graph, node);
    return { graph, node };
  };

  test('which make unknown columns known', () => {
    const { node } = mapped(Schema.incomplete());
    expect(node.schema.isComplete).toBe(true);
    expect(node._toManifest()).toMatchObject({
      schema: [{ name: 'count', type: 'bigint', nullable: true }, { name: 'y', type: 'date', nullable: true }],
      mappings: [{ from: 'x', fromType: 'string', to: 'count', toType: 'bigint' }, { from: 'y', fromType: 'date', to: 'y', toType: 'date' }],
    });
  });

  test('and which agree with known ones', () => {
    const { graph } = mapped(Schema.of(Field.of('x', DataType.INT), Field.text('y')));
    expect(graph.findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
      "mappingType node 'Map': a mapping says that field x is string, and 'Source' gives it as int; leave sourceType out, or correct it",
    ]);
  });
});
