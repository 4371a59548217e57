import { source, told } from './graphs';
import {
  Aggregate, AggregateFunction, ApplyMapping, DropDuplicates, DropFields, EvaluateDataQuality, Filter, FilterCondition, JobGraph, JobNode, Join,
  ParquetTarget, RenameField, SelectFields,
} from '../../src/job-graph';
import { nearest } from '../../src/manifest/nearest';
import { QualityRule } from '../../src/quality';
import { Field, Schema } from '../../src/schema';

const SONGS = Schema.of(Field.text('genre'), Field.text('label'), Field.text('followers'));
const OTHERS = Schema.of(Field.text('id'));

test.each<[string, (graph: JobGraph, input: JobNode) => unknown]>([
  ['a column that is selected', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['genr'] })],
  ['one that is dropped', (graph, input) => new DropFields(graph, 'Node', { input, fields: ['genr'] })],
  ['one that is renamed', (graph, input) => new RenameField(graph, 'Node', { input, sourceField: 'genr', targetField: 'kind' })],
  ['one that is mapped', (graph, input) => new ApplyMapping(graph, 'Node', { input, mappings: [{ sourceField: 'genr' }] })],
  ['one by which duplicates are known', (graph, input) => new DropDuplicates(graph, 'Node', { input, fields: ['genr'] })],
  ['one by which rows are grouped', (graph, input) => (
    new Aggregate(graph, 'Node', { input, groupBy: ['genr'], aggregations: [{ field: 'label', aggFunc: AggregateFunction.COUNT }] })
  )],
  ['one that is aggregated', (graph, input) => new Aggregate(graph, 'Node', { input, aggregations: [{ field: 'genr', aggFunc: AggregateFunction.COUNT }] })],
  ['a condition', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.isNull('genr')] })],
  ['a key of a join', (graph, input) => new Join(graph, 'Node', { left: input, right: source(graph, 'Others', OTHERS), keys: [{ left: 'genr', right: 'id' }] })],
  ['a partition key', (graph, input) => new ParquetTarget(graph, 'Node', { input, location: 'out', path: 'rows/', partitionKeys: ['genr'] })],
  ['a rule', (graph, input) => new EvaluateDataQuality(graph, 'Node', { input, rules: [QualityRule.isComplete('genr')] })],
])('a name that is nearly one that is there is asked about: %s', (_, add) => {
  const graph = new JobGraph('test');
  add(graph, source(graph, 'Songs', SONGS));
  expect(told(graph).join('\n')).toContain("got: genr; did you mean 'genre'? it ");
});

test.each([
  ['Genre', ['genre']], ['follower', ['followers']], ['folowers', ['followers']], ['label', ['label']], ['xyz', []], ['', []],
])('%s is near to %j', (name, expected) => {
  expect(nearest(name, SONGS.names)).toEqual(expected);
});
