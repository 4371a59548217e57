import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { pipelineWithDashboard } from './small-dashboard';
import type { PipelineManifest } from '../../src/manifest';
import { csvSource, fields } from '../support/manifests';
import { call, Called, removeSandboxes, Sandbox, sandbox, treeOf } from '../support/sandbox';

/** The module itself: what TypeScript imports is a view of it that cannot be changed. */
const actual: typeof fs = jest.requireActual('fs');

afterEach(() => {
  jest.restoreAllMocks();
  removeSandboxes();
});

const dashboard = (made: Sandbox, warehouse = made.out): Promise<Called> =>
  call('dashboard', made.assembly, '--warehouse', warehouse, '--out', path.join(made.folder, 'page.html'));
const page = (made: Sandbox) => fs.readFileSync(path.join(made.folder, 'page.html'), 'utf8');

/** Results of two rows; those of three rows are written aside, and the run was killed when the earlier ones had been moved away. */
async function killedInSwitch(manifest: PipelineManifest = pipelineWithDashboard(), location = 'warehouse'): Promise<Sandbox> {
  const made = sandbox(manifest, { 'items.csv': 'id,name,rank\nc,Cora,3\nd,Dora,4\ne,Edda,5\n' });
  await made.succeed();
  const state = path.join(made.folder, 'state');
  fs.renameSync(made.out, state);
  made.write('data/items.csv', 'id,name,rank\na,Anna,1\nb,Bert,2\n');
  await made.succeed();
  made.write('out/.spotify-pipeline/switch.json', JSON.stringify({ replace: [location, 'run.json'], remove: [] }));
  const [next, previous] = ['next', 'previous'].map((name) => path.join(made.out, '.spotify-pipeline', name));
  fs.renameSync(state, next);
  fs.mkdirSync(previous);
  fs.renameSync(path.join(made.out, location), path.join(previous, location));
  return made;
}

const lock = (made: Sandbox, holder: object) =>
  made.write('out/.spotify-pipeline.lock', JSON.stringify({ pid: process.ppid, host: os.hostname(), since: '2024-01-01T00:00:00.000Z', ...holder }));

test.each([['the folder that the run wrote to', ''], ['its warehouse', 'warehouse']])('what a killed run left half switched is completed: %s', async (_name, below) => {
  const made = await killedInSwitch();
  const called = await dashboard(made, path.join(made.out, below));
  expect([called.status, called.stderr.includes('Error')]).toEqual([0, false]);
  expect(page(made)).toContain('3 rows in result');
  expect(fs.readdirSync(made.out).sort()).toEqual(['index.html', 'run.json', 'warehouse']);
});

test('so it is where the pipeline has a location of its own', async () => {
  const manifest = JSON.parse(JSON.stringify(pipelineWithDashboard()).replaceAll('"warehouse"', '"lake"')) as PipelineManifest;
  const made = await killedInSwitch(manifest, 'lake');
  expect((await dashboard(made, path.join(made.out, 'lake'))).status).toBe(0);
  expect(page(made)).toContain('3 rows in result');
});

test.each([['', false], ['warehouse', false], ['', true], ['warehouse', true]])('where a run is at work it is said so: out/%s, in its switch: %p', async (below, isInSwitch) => {
  const made = await killedInSwitch();
  if (!isInSwitch) fs.rmSync(path.join(made.out, '.spotify-pipeline', 'switch.json'));
  lock(made, {});
  const before = treeOf(made.folder);
  const called = await dashboard(made, path.join(made.out, below));
  expect([called.status, called.stderr]).toEqual([2, expect.stringContaining(`Error: Wait until the other run has ended, or give another folder: this one is in use.\n  ${made.out}/.spotify-pipeline.lock: held by process ${process.ppid}`)]);
  expect(treeOf(made.folder)).toEqual(before);
});

test('a run that reads what a killed one staged completes that one\'s switch first', async () => {
  const staged = { ...csvSource('raw', fields('id name rank')), location: 'raw', path: 'raw.csv' };
  const stage = { type: 'CsvTarget' as const, id: 't', name: 'Stage', inputs: ['raw'], schema: staged.schema, location: 'staging', path: 'items/', separator: ',', quote: '"', compression: 'uncompressed' as const, partitionKeys: [] };
  const manifest = pipelineWithDashboard();
  const made = sandbox({ ...manifest, jobs: [{ name: 'raw-to-staging', nodes: [staged, stage] }, ...manifest.jobs] }, { 'raw.csv': 'id,name,rank\na,Anna,1\n' });
  await made.succeed();
  const out = path.join(made.folder, 'other');
  made.write('out/.spotify-pipeline/switch.json', JSON.stringify({ replace: ['run.json', 'staging'], remove: [] }));
  fs.mkdirSync(path.join(made.out, '.spotify-pipeline', 'next'));
  fs.renameSync(path.join(made.out, 'staging'), path.join(made.out, '.spotify-pipeline', 'next', 'staging'));
  expect((await made.run('--data', path.join(made.out, 'staging'), '--out', out)).status).toBe(0);
  expect(fs.readdirSync(made.out).sort()).toEqual(['index.html', 'run.json', 'staging', 'warehouse']);
});

/** As on a disk that cannot be written to. */
function refuseChangesIn(folder: string): void {
  for (const name of ['writeFileSync', 'mkdirSync', 'rmSync', 'renameSync'] as const) {
    const original = actual[name] as (...args: unknown[]) => unknown;
    jest.spyOn(actual, name).mockImplementation(((...args: unknown[]) => {
      if (String(args[0]).startsWith(folder)) throw Object.assign(new Error(`EROFS: read-only file system, open '${args[0]}'`), { code: 'EROFS' });
      return original(...args);
    }) as never);
  }
}

test('a folder that cannot be written to is read, also with what a killed run left beside the results', async () => {
  const made = sandbox(pipelineWithDashboard(), { 'items.csv': 'id,name,rank\na,Anna,1\nb,Bert,2\n' });
  await made.succeed();
  refuseChangesIn(made.out);
  expect((await dashboard(made)).status).toBe(0);
  jest.restoreAllMocks();
  made.write('out/.spotify-pipeline/next/warehouse/result/part-0.parquet', 'half');
  lock(made, { pid: process.pid });
  refuseChangesIn(made.out);
  expect((await dashboard(made)).status).toBe(0);
  expect(page(made)).toContain('2 rows in result');
});

test('a switch that cannot be completed for want of rights: what to do', async () => {
  const made = await killedInSwitch();
  refuseChangesIn(made.out);
  const called = await dashboard(made);
  expect([called.status, called.stderr]).toEqual([2, expect.stringContaining('Error: Give write access to this folder, or copy it to where it can be written: a run was killed while it switched')]);
  expect(called.stderr).toContain(`  ${made.out}: EROFS: read-only file system`);
});
