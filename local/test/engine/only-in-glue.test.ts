import { runProblems } from '../../src/engine/only-in-glue';
import type { ManifestNode } from '../../src/manifest';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const source = csvSource('items', fields('id n:int'));
const common = { inputs: ['items'], schema: source.schema };
const NODES: ManifestNode[] = [
  { type: 'CustomCode', id: 'c', name: 'My code', ...common, code: 'return dfc', className: 'MyTransform' },
  { type: 'FillMissingValues', id: 'f', name: 'Fill', ...common, field: 'n', filledField: 'n_filled' },
  { type: 'GlueNode', id: 'g', name: 'Mask', ...common, nodeType: 'PIIDetection', glue: { PiiType: 'RowMasking' } },
  { type: 'EvaluateDataQuality', id: 'q', name: 'Check', ...common, ruleset: 'Rules = [ RowCount > 1 ]', rules: [], onlyInGlue: [], output: 'EvaluationResults' },
];
const REASONS = [
  "node My code: its code is a function on Glue's own frames (CustomCode)",
  "node Fill: the values that it fills in are guessed by a model of Glue's (FillMissingValues)",
  'node Mask: there is no engine but Glue for nodes of the type PIIDetection',
  'node Check: only Glue gives the outcomes of its rules as rows (Output EvaluationResults)',
  'node Read items: only Glue knows its option Exclusions',
];

test('nodes that only Glue runs are refused by name, all at once, and nothing is changed', async () => {
  const changed = { ...source, glue: { Exclusions: ['["*.tmp"]'], GroupSize: '1048576', OptimizePerformance: true } };
  const made = sandbox(pipeline([source, parquet(source)]), { 'items.csv': 'id,n\na,1\n' });
  await made.succeed();
  const before = made.tree();
  made.write('cdk.out/Test.pipeline.json', JSON.stringify(pipeline([changed, ...NODES, parquet(NODES[3])])));
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe('Error: Run this in Glue: there are nodes that no other engine has. Nothing was changed.');
  expect(stderr.split('\n').slice(1, -1).map((line) => line.trim()).sort()).toEqual([...REASONS].sort());
  expect(made.tree()).toEqual(before);
});

test('options that leave the rows alone are passed over', async () => {
  expect(await runProblems([{ name: 'job', nodes: [{ ...source, glue: { GroupSize: '1', Recurse: true, Escaper: '' } }, parquet(source, { glue: { NumberTargetPartitions: '4' } })] }], false)).toEqual([]);
});
