import { TRACKS, found, source, target, told } from './graphs';
import {
  DataQualityOutput, DataQualityStop, EvaluateDataQuality, EvaluateDataQualityProps, JobGraph, Join, JoinType, NameClashes,
} from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { Field, Schema } from '../../src/schema';

type Rules = Omit<EvaluateDataQualityProps, 'input'>;

function evaluated(props: Rules): { graph: JobGraph; node: EvaluateDataQuality } {
  const graph = new JobGraph('test');
  const node = new EvaluateDataQuality(graph, 'Check', { input: source(graph, 'Tracks', TRACKS), ...props });
  target(graph, node);
  return { graph, node };
}

test('rules are checked everywhere, and written in DQDL', () => {
  const { graph, node } = evaluated({ rules: [QualityRule.isPrimaryKey('track_id'), QualityRule.valuesBetween('track_popularity', { min: 0 })] });
  expect(found(graph)).toEqual([]);
  expect(node.schema).toBe(TRACKS);
  expect(node._toManifest()).toMatchObject({
    type: 'EvaluateDataQuality',
    inputs: ['tracks'],
    ruleset: 'Rules = [\n    IsPrimaryKey "track_id",\n    ColumnValues "track_popularity" >= 0 where "track_popularity is not null"\n]',
    rules: [
      { kind: 'IsPrimaryKey', fields: ['track_id'], dqdl: 'IsPrimaryKey "track_id"' },
      { kind: 'ColumnValues', fields: ['track_popularity'], min: 0, dqdl: 'ColumnValues "track_popularity" >= 0 where "track_popularity is not null"' },
    ],
    onlyInGlue: [],
    output: 'PrimaryInput',
  });
  expect(node._toManifest()).not.toHaveProperty('stop');
  expect(node._toManifest()).not.toHaveProperty('publishing');
});

test('of a ruleset, what only Glue checks stays as it is', () => {
  const ruleset = 'Rules = [ RowCount > 0, Uniqueness "track_id" > 0.9, IsComplete "track_name" ]';
  const publishing = { evaluationContext: 'tracks', resultsS3Prefix: 's3://bucket/results', cloudWatchMetricsEnabled: true, resultsPublishingEnabled: false };
  const { graph, node } = evaluated({ ruleset, stop: DataQualityStop.AFTER_DATA_LOAD, publishing });
  expect(found(graph)).toEqual([]);
  expect(node._toManifest()).toMatchObject({
    ruleset,
    rules: [{ kind: 'RowCount', min: 1, dqdl: 'RowCount > 0' }, { kind: 'IsComplete', fields: ['track_name'], dqdl: 'IsComplete "track_name"' }],
    onlyInGlue: ['Uniqueness "track_id" > 0.9'],
    stop: 'AfterDataLoad',
    publishing,
  });
});

test('bounds of what has none here are left to Glue', () => {
  const rule = 'ColumnValues "track_name" >= 5 where "track_name is not null"';
  const { graph, node } = evaluated({ ruleset: `Rules = [${rule}]` });
  expect(found(graph)).toEqual([]);
  expect(node._toManifest()).toMatchObject({ rules: [], onlyInGlue: [rule] });
});

test('the outcomes of the rules are rows of another kind', () => {
  const { graph, node } = evaluated({ rules: [QualityRule.rowCountAtLeast(1)], output: DataQualityOutput.EVALUATION_RESULTS });
  expect(found(graph)).toEqual([]);
  expect(node.schema.names).toEqual(['Rule', 'Outcome', 'FailureReason']);
  expect(node.schema.isComplete).toBe(false);
  expect(node._toManifest()).toMatchObject({ output: 'EvaluationResults', schema: [] });
});

test.each<[Rules, string[]]>([
  [{}, ["rulesetCount: node 'Check': it takes rules or a ruleset, got: neither"]],
  [{ rules: [QualityRule.isComplete('track_id')], ruleset: 'Rules = [RowCount > 0]' }, ["rulesetCount: node 'Check': it takes rules or a ruleset, got: both"]],
  [{ rules: [] }, ["invalidRuleset: node 'Check': a ruleset has rules, got none: Rules = [ ]"]],
  [{ ruleset: 'RowCount > 0' }, ["invalidRuleset: node 'Check': a ruleset is 'Rules = [ rule, rule, ... ]', got: RowCount > 0"]],
  [{ ruleset: 'Rules = [IsComplete "nme"]' }, [
    "invalidRule: node 'Check': quality rule IsComplete of nme: names a field that the table does not have, got: nme; "
      + 'it has: track_id, track_name, track_popularity, released',
  ]],
  [{ rules: [QualityRule.completenessAtLeast('track_id', 2)], publishing: { resultsS3Prefix: 'results/' } }, [
    "invalidRule: node 'Check': quality rule Completeness of track_id: a share of rows is 0 to 1, got: 2",
    "invalidPublishing: node 'Check': resultsS3Prefix is s3://bucket/prefix, got: 'results/'",
  ]],
])('what is wrong with it: %j', (props, errors) => {
  expect(told(evaluated(props).graph)).toEqual(errors);
});

test('a rule cannot name what there are two of', () => {
  const graph = new JobGraph('test');
  const [left, right] = ['Left', 'Right'].map((name) => source(graph, name, Schema.of(Field.text('id'), Field.text(name))));
  const join = new Join(graph, 'Join', { left, right, keys: [{ left: 'id', right: 'id' }], joinType: JoinType.LEFT, nameClashes: NameClashes.AS_GLUE });
  new EvaluateDataQuality(graph, 'Check', { input: join, rules: [QualityRule.isComplete('id'), QualityRule.isComplete('Left')] });
  expect(told(graph)).toContain(
    "invalidRule: node 'Check': quality rule IsComplete of id: names a field that there are several of, got: id; rename it on one side before the join",
  );
});
