import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { pipelineWithDashboard } from '../dashboard/small-dashboard';
import { consoleJob, BUCKET, getJob } from '../glue-job/made-job';
import { csvSource, fields, join, parquet, parquetSource, pipeline } from '../support/manifests';
import { call, query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

/** What is no file, and how it is called. To open the first waits for ever, where nobody writes to it. */
const NO_FILES: readonly [string, (place: string) => void, string][] = [
  ['a FIFO', (place) => spawnSync('mkfifo', [place]), 'is a named pipe (FIFO)'],
  ['a device', (place) => fs.symlinkSync('/dev/zero', place), 'is a device'],
  ['a socket', (place) => spawnSync(process.execPath, ['-e', "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))", place]), 'is a socket'],
  ['a link to itself', (place) => fs.symlinkSync(path.basename(place), place), 'is a link that leads back to itself'],
  ['a link to nothing', (place) => fs.symlinkSync('nothing', place), 'is a link to nothing'],
];

const albums = csvSource('albums', fields('album artist_id'));
const artists = csvSource('artists', fields('id name'));
const joined = join('both', albums, artists, [['artist_id', 'id']]);

function made(): Sandbox {
  return sandbox(pipeline([albums, artists, joined, parquet(joined)]), { 'albums.csv': 'album,artist_id\nx,1\n', 'artists.csv': 'id,name\n1,X\n' });
}

const ADVICE = 'Error: Put files in the place of these, or take them away. Nothing was changed.\n';

test.each(NO_FILES)('%s in the place of an input file, of a part and of a compressed file: all are named', async (_name, make, kind) => {
  const box = made();
  const [lone, part, compressed] = ['albums.csv', 'artists/part-1.csv', 'artists.csv.gz'].map((name) => path.join(box.data, name));
  fs.rmSync(lone);
  fs.rmSync(path.join(box.data, 'artists.csv'));
  box.write('data/artists/part-0.csv', 'id,name\n1,X\n');
  for (const place of [lone, part, compressed]) make(place);
  const { status, stderr } = await box.run();
  expect([status, stderr]).toEqual([2, `${ADVICE}${[lone, compressed, part].map((place) => `  ${place}: ${kind}; expected a file\n`).join('')}`]);
  expect(fs.existsSync(box.out)).toBe(false);
});

test('a folder in the place of a part: its rows would be missing', async () => {
  const box = made();
  box.write('data/albums/part-0.csv', 'album,artist_id\nx,1\n');
  box.write('data/albums/part-1.csv/part-0.csv', 'album,artist_id\ny,1\n');
  fs.rmSync(path.join(box.data, 'albums.csv'));
  expect((await box.run()).stderr).toBe(`${ADVICE}  ${box.data}/albums/part-1.csv: is a folder; expected a file\n`);
});

test('a partition that leads back to a folder above it: its rows would be there many times', async () => {
  const items = parquetSource('items', fields('id'));
  const box = sandbox(pipeline([items, parquet(items)]));
  fs.mkdirSync(path.join(box.data, 'items', 'k=1'), { recursive: true });
  await query(`COPY (SELECT 'a' AS id) TO '${box.data}/items/k=1/part-0.parquet' (FORMAT parquet)`);
  await box.succeed();
  fs.symlinkSync('..', path.join(box.data, 'items', 'k=1', 'k=2'));
  expect((await box.run()).stderr).toBe(`${ADVICE}  ${box.data}/items/k=1/k=2: is a link that leads back to a folder above it\n`);
});

test('what no source reads does not matter', async () => {
  const box = made();
  spawnSync('mkfifo', [path.join(box.data, 'other.csv')]);
  box.write('data/artists/part-0.csv', 'id,name\n1,X\n');
  fs.rmSync(path.join(box.data, 'artists.csv'));
  spawnSync('mkfifo', [path.join(box.data, 'artists', '_temporary.csv')]);
  expect((await box.run()).status).toBe(0);
});

test.each(NO_FILES)('%s in the place of a folder or a manifest', async (_name, make, kind) => {
  const box = made();
  const place = path.join(box.folder, 'place');
  make(place);
  expect((await box.run('--data', place)).stderr).toBe(`Error: Give the folder of the input files with --data.\n  ${place}: ${kind}; expected a folder\n`);
  expect((await box.run('--out', place)).stderr).toBe(`Error: Give --out a folder.\n  ${place}: ${kind}\n`);
  const page = path.join(box.folder, 'page.html');
  expect((await call('dashboard', box.assembly, '--warehouse', place, '--out', page)).stderr).toContain(`--warehouse ${place}: ${kind}; give the folder of the tables\n`);
  const manifest = path.join(box.assembly, 'Test.pipeline.json');
  fs.rmSync(manifest);
  make(manifest);
  expect((await box.run()).stderr).toBe(`Error: Run \`cdk synth\` again: a pipeline manifest cannot be read.\n  ${manifest}: ${kind}; expected a file\n`);
});

test.each(NO_FILES)('%s among the files of a warehouse', async (_name, make, kind) => {
  const box = sandbox(pipelineWithDashboard(), { 'items.csv': 'id,name,rank\na,Anna,1\n' });
  await box.succeed();
  const part = path.join(box.out, 'warehouse', 'result', 'part-1.parquet');
  make(part);
  const { status, stderr } = await call('dashboard', box.assembly, '--warehouse', box.out, '--out', path.join(box.folder, 'page.html'));
  expect([status, stderr]).toEqual([2, expect.stringContaining(`  table result: ${part}: ${kind}; expected a file\n`)]);
});

test.each(NO_FILES)('%s among the files of a job that was made elsewhere', async (_name, make, kind) => {
  const box = made();
  box.write('job.json', JSON.stringify(getJob(consoleJob())));
  const [job, place] = [path.join(box.folder, 'job.json'), path.join(box.data, 'track.csv')];
  make(place);
  const map = ['--map', `s3://${BUCKET}/staging=${box.data}`];
  for (const args of [['run', job, '--out', box.out], ['check', job], ['import', job], ['graph', job, '--out', path.join(box.folder, 'graph.svg')]]) {
    expect((await call(...args, ...map)).stderr).toBe(`${ADVICE}  ${place}: ${kind}; expected a file\n`);
  }
});
