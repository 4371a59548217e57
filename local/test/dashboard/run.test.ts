import { pipelineWithDashboard, smallDashboard } from './small-dashboard';
import type { PackedDashboardData } from '../../src/packed-data';
import { copyPipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const FILES = { 'items.csv': 'id,name,rank\na,Anna,1\nb,Bert,2\nc,Carl,2\n' };

test('the page of a run has the dashboard, with the data of the warehouse', async () => {
  const made = sandbox(pipelineWithDashboard(), FILES);
  const { status, stdout } = await made.run();
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Time: [\d.]+ s, starting from staging; of it [\d.]+ s for the data of the dashboard\n/)]);
  const html = made.read('index.html');
  expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src/);
  const data = JSON.parse(/<script type="application\/json" id="dashboard-data">(.*?)<\/script>/.exec(html)![1]) as PackedDashboardData;
  expect(data.dataSets.map(({ name, rows, columns }) => [name, rows, columns.map((column) => [column.name, column.distinct])])).toEqual([['items', 3, [['name', 3], ['rank', 2]]]]);
});

test('without a dashboard it has no script, and no time is said', async () => {
  const made = sandbox(copyPipeline('id name rank:int'), FILES);
  const { stdout } = await made.run();
  expect(stdout).toMatch(/Time: [\d.]+ s, starting from staging\n/);
  expect(made.read('index.html')).not.toMatch(/<script|script-src|dashboard/);
});

test('run.json is as it is without one', async () => {
  const [drawn, plain] = [sandbox(pipelineWithDashboard(), FILES), sandbox(copyPipeline('id name rank:int'), FILES)];
  expect(Object.keys(await drawn.succeed())).toEqual(Object.keys(await plain.succeed()));
});

test('a data set that the engine refuses ends the run, and changes nothing', async () => {
  const made = sandbox(pipelineWithDashboard(), FILES);
  await made.succeed();
  const before = made.tree();
  made.write('cdk.out/Test.pipeline.json', JSON.stringify(pipelineWithDashboard(smallDashboard({ sql: 'SELECT nothing FROM result' }))));
  const { status, stdout, stderr } = await made.run();
  expect([status, stdout, made.tree()]).toEqual([2, expect.stringMatching(/^staging-to-warehouse: .*\n$/), before]);
  expect(stderr).toMatch(/Error: Correct the data sets of the dashboard: it cannot be drawn\.\n {2}data set items: .*nothing/);
});
