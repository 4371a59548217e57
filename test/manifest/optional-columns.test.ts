import {
  Aggregate, AggregateFunction, CsvSource, CsvTarget, DropDuplicates, FillConstants, JobGraph, JobNode, Join, ParquetTarget, RenameField, SparkSql,
  Union,
} from '../../src/job-graph';
import { missingColumns, OptionalColumn, optionalOrigins } from '../../src/manifest/optional-columns';
import { DataType, Field, Schema } from '../../src/schema';

const SCHEMA = Schema.of(Field.text('id'), Field.text('label'), Field.of('rank', DataType.INT));

function sourceOf(graph: JobGraph, name: string, optionalColumns: string[], schema = SCHEMA): CsvSource {
  return new CsvSource(graph, name, { location: 'in', path: `${name}.csv`, schema, optionalColumns, columnNames: { label: 'Label' } });
}

/** The columns that are null where the sources `a` and `b` lack some, of what a node makes of them. */
function missing(lacking: string[], add: (graph: JobGraph, a: JobNode, b: JobNode) => JobNode): Record<string, readonly string[]> {
  const graph = new JobGraph('job');
  const input = add(graph, sourceOf(graph, 'a', ['label', 'rank']), sourceOf(graph, 'b', ['label']));
  new ParquetTarget(graph, 'Out', { input, location: 'out', path: 'out/' });
  const nodes = graph._toManifest();
  return missingIn([{ name: 'job', nodes }], lacking.map((text) => ({ job: 'job', source: text.split('.')[0], column: text.split('.')[1] })));
}

function missingIn(jobs: Parameters<typeof optionalOrigins>[0], lacking: OptionalColumn[]): Record<string, readonly string[]> {
  const { nodes } = jobs[jobs.length - 1];
  return Object.fromEntries(missingColumns(optionalOrigins(jobs).get(nodes[nodes.length - 1])!, lacking));
}

const ALL = ['a.Label', 'a.rank', 'b.Label'];

test.each<[string, string[], Record<string, string[]>, (graph: JobGraph, a: JobNode, b: JobNode) => JobNode]>([
  ['a source', ['a.rank'], { rank: ['rank'] }, (_, a) => a],
  ['another name', ALL, { brand: ['Label'], rank: ['rank'] }, (graph, input) => new RenameField(graph, 'N', { input, sourceField: 'label', targetField: 'brand' })],
  ['rows that are left out', ALL, { label: ['Label'], rank: ['rank'] }, (graph, input) => new DropDuplicates(graph, 'N', { input })],
  ['a union, where both sides lack it', ALL, { label: ['Label'] }, (graph, left, right) => new Union(graph, 'N', { left, right })],
  ['a union, where one side lacks it', ['a.Label', 'a.rank'], {}, (graph, left, right) => new Union(graph, 'N', { left, right })],
  ['a constant in the place of a null', ALL, {}, (graph, input) => new FillConstants(graph, 'N', { input, constants: [{ field: 'label', value: 'x' }] })],
  ['SQL', ALL, {}, (graph, node) => new SparkSql(graph, 'N', { inputs: [{ node, alias: 'a' }], sql: 'SELECT label FROM a', outputSchema: Schema.of(Field.text('label')) })],
  ['groups, and what is computed of them', ALL, { 'label': ['Label'], 'sum(rank)': ['rank'] }, (graph, input) => new Aggregate(graph, 'N', {
    input, groupBy: ['label'], aggregations: [{ field: 'rank', aggFunc: AggregateFunction.SUM }, { field: 'rank', aggFunc: AggregateFunction.COUNT }],
  })],
])('%s', (_, lacking, expected, add) => {
  expect(missing(lacking, add)).toEqual(expected);
});

test('a join takes each column from its side', () => {
  const right = (graph: JobGraph, b: JobNode) => ['id', 'label', 'rank'].reduce((input: JobNode, from) => new RenameField(graph, `${from} of b`, { input, sourceField: from, targetField: `b_${from}` }), b);
  const joined = (graph: JobGraph, a: JobNode, b: JobNode) => new Join(graph, 'N', { left: a, right: right(graph, b), keys: [{ left: 'id', right: 'b_id' }] });
  expect(missing(['b.Label'], joined)).toEqual({ b_label: ['Label'] });
  expect(missing(['a.Label', 'a.rank'], joined)).toEqual({ label: ['Label'], rank: ['rank'] });
});

test('what an earlier job has written is missing with what that read', () => {
  const first = new JobGraph('first');
  new CsvTarget(first, 'Staged', { input: sourceOf(first, 'a', ['label']), location: 'staging', path: 'a/' });
  const second = new JobGraph('second');
  const input = new CsvSource(second, 'Again', { location: 'staging', path: 'a/', schema: SCHEMA });
  new ParquetTarget(second, 'Out', { input, location: 'out', path: 'out/' });
  const jobs = [first, second].map((graph) => ({ name: graph.name, nodes: graph._toManifest() }));
  const lacking = [{ job: 'first', source: 'a', column: 'Label' }];
  expect([missingIn(jobs, lacking), missingIn(jobs.slice(1), lacking)]).toEqual([{ label: ['Label'] }, {}]);
});
