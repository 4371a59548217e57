import type { EvaluateDataQualityNode, ManifestDashboard, ManifestJob, ManifestNode, ManifestRule, PipelineManifest } from '../../src/manifest';
import { smallDashboard } from '../dashboard/small-dashboard';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const isComplete = (field: string): ManifestRule => ({ kind: 'IsComplete', fields: [field], dqdl: `IsComplete "${field}"` });
const answer = (name: string, sql: string, columns: string) => ({ name, description: 'What is it?', sql, columns: fields(columns) });

/** A pipeline that stages a file of which `label` and `rank` are optional, and makes a table of what it has staged. */
function optionalPipeline(dashboard?: ManifestDashboard): PipelineManifest {
  const raw = csvSource('raw', fields('id label rank'), {
    location: 'raw', path: 'raw.csv', byName: { headers: ['id', 'Label', 'rank'], optional: ['Label', 'rank'], surplus: 'refuse' },
  });
  const mapped: ManifestNode = {
    type: 'ApplyMapping',
    id: 'mapped',
    name: 'Mapped',
    inputs: ['raw'],
    schema: fields('id name rank'),
    mappings: [['id', 'id'], ['label', 'name'], ['rank', 'rank']].map(([from, to]) => ({ from, fromType: 'string', to, toType: 'string' })),
  };
  const checked: EvaluateDataQualityNode = {
    type: 'EvaluateDataQuality',
    id: 'checked',
    name: 'Checked',
    inputs: ['mapped'],
    schema: mapped.schema,
    ruleset: 'Rules = [ ]',
    rules: [isComplete('name'), isComplete('id')],
    onlyInGlue: [],
    output: 'PrimaryInput',
    stop: 'Immediate',
  };
  const staged: ManifestNode = {
    type: 'CsvTarget',
    id: 'staged',
    name: 'Staged',
    inputs: ['checked'],
    schema: mapped.schema,
    location: 'staging',
    path: 'items/',
    separator: ',',
    quote: '"',
    compression: 'uncompressed',
    partitionKeys: [],
  };
  const staging: ManifestJob = { name: 'raw-to-staging', nodes: [raw, mapped, checked, staged] };
  const source = csvSource('items', fields('id name rank:int'));
  return {
    ...pipeline([source, parquet(source)], {
      jobs: [staging],
      rules: [isComplete('id'), isComplete('name'), { kind: 'IsPrimaryKey', fields: ['id', 'rank'], dqdl: 'IsPrimaryKey "id" "rank"' }],
      queries: [
        answer('all_rows', 'SELECT count(*) AS n FROM result', 'n:bigint'),
        answer('names', 'SELECT lower(r.name) AS name, count(*) AS n FROM result r GROUP BY 1', 'name n:bigint'),
        answer('ids', 'WITH result AS (SELECT id FROM result) SELECT id AS name FROM result ORDER BY name', 'name'),
        answer('starred', 'SELECT id FROM (SELECT * FROM result)', 'id'),
      ],
    }),
    dashboard,
  };
}

const WITHOUT = { 'raw.csv': 'id\na\nb\n' };
const OF_NAME = [
  { kind: 'rule', name: 'Checked: IsComplete "name"', needs: ['Label'] },
  { kind: 'rule', name: 'result: IsComplete "name"', needs: ['Label'] },
];

test('what needs a column that no file has is left out by name, and the rest is as it is', async () => {
  const made = sandbox(optionalPipeline(), WITHOUT);
  const report = await made.succeed();
  expect(report.leftOut).toEqual([...OF_NAME, { kind: 'rule', name: 'result: IsPrimaryKey "id" "rank"', needs: ['rank'] }, { kind: 'query', name: 'names', needs: ['Label'] }]);
  expect(report.rules.map(({ table, rule }) => `${table}: ${rule}`)).toEqual(['Checked: IsComplete "id"', 'result: IsComplete "id"']);
  expect(report.queries.map(({ name }) => name)).toEqual(['all_rows', 'ids', 'starred']);
  const { stdout } = await made.run();
  expect(stdout).toContain('Warning: query `names` is left out: it needs `Label`, which no file has\n');
  expect(made.read('index.html')).toContain('Left out, since no file has a column that it needs');
});

test('a query that the engine refuses ends the run as ever', async () => {
  const manifest = optionalPipeline();
  const made = sandbox({ ...manifest, queries: [answer('wrong', 'SELECT no_such(id) AS id FROM result', 'id')] }, WITHOUT);
  const { status, stderr } = await made.run();
  expect([status, stderr]).toEqual([2, expect.stringContaining('Correct the SQL of query wrong: the engine refuses it.')]);
});

test('nothing is left out where a file has the columns, though they have no value', async () => {
  const made = sandbox(optionalPipeline(), { 'raw.csv': 'id,Label,rank\na,,\nb,,\n' });
  const { status, stderr } = await made.run();
  expect([status, stderr]).toEqual([1, expect.stringContaining('Checked: IsComplete "name": 2 of 2 rows do not hold')]);
});

test('a run that begins with what was staged knows of no file before it', async () => {
  const made = sandbox(optionalPipeline(), { 'items.csv': 'id,name,rank\na,x,1\n' });
  const report = await made.succeed();
  expect(report.leftOut).toEqual([]);
});

describe('a dashboard', () => {
  const [sheet] = smallDashboard().sheets;
  const [ranks] = sheet.visuals;
  const ids = { ...ranks, id: 'ids', title: 'Ids', groups: [{ ...ranks.groups[0], field: 'id' }], measures: [{ ...ranks.measures[0], field: 'id', aggregation: 'count' as const }] };
  const filter = { id: 'f', kind: 'category' as const, title: 'Names', dataSet: 'items', field: 'name', control: 'dropDown' as const, multiple: true };
  const dashboard = (parts: Partial<ManifestDashboard>) => smallDashboard({
    sql: 'SELECT id, name, rank, upper(name) AS large FROM result',
    fields: [
      { name: 'id', type: 'string', role: 'category', title: 'Id' },
      ...smallDashboard().dataSets[0].fields,
      { name: 'large', type: 'string', role: 'category', title: 'Large', calculated: true },
    ],
  }, parts);

  test('is drawn without the visuals and filters of such a column; what is calculated of one stays', async () => {
    const large = { ...ids, id: 'large', title: 'Large', groups: [{ ...ranks.groups[0], field: 'large' }] };
    const made = sandbox(optionalPipeline(dashboard({ sheets: [sheet, { ...sheet, id: 'other', visuals: [ids, { ...ranks, id: 'again', title: 'Again' }, large] }], filters: [filter] })), WITHOUT);
    const { leftOut } = await made.succeed();
    expect(leftOut.filter(({ kind }) => kind === 'filter' || kind === 'visual')).toEqual([
      { kind: 'filter', name: 'Names', needs: ['Label'] },
      { kind: 'visual', name: 'Ranks', needs: ['Label', 'rank'] },
      { kind: 'visual', name: 'Again', needs: ['Label', 'rank'] },
    ]);
    const html = made.read('index.html');
    expect([html.includes('>Ids<'), html.includes('>Large<'), html.includes('id="dash-visual-ranks"'), html.includes('role="tablist"')]).toEqual([true, true, false, false]);
  });

  test('is not drawn where nothing of it is left: a filter that cannot be changed would leave no row', async () => {
    const made = sandbox(optionalPipeline(dashboard({ sheets: [{ ...sheet, visuals: [ids] }], filters: [{ ...filter, control: 'none', values: ['x'] }] })), WITHOUT);
    const { leftOut } = await made.succeed();
    expect(leftOut.filter(({ kind }) => kind === 'filter' || kind === 'visual').map(({ name }) => name)).toEqual(['Names', 'Ids']);
    expect(made.read('index.html')).not.toContain('<script');
  });
});
