import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const BIN = path.join(__dirname, '..', '..', 'bin', 'spotify-pipeline.js');
const ROWS = 600_000;

const albums = csvSource('albums', fields('album track:bigint artist'));
const artists = csvSource('artists', fields('id name'));
const joined = join('both', albums, artists, [['artist', 'id']]);
const manifest = pipeline([albums, artists, joined, parquet(joined)], {
  queries: [{ name: 'count_rows', description: 'How many?', sql: 'SELECT count(*) AS n, sum(track) AS total FROM result', columns: fields('n:bigint total:bigint') }],
});

/** Results of an earlier run on few rows, and input that takes long enough to be stopped in the middle. */
async function prepare(): Promise<Sandbox> {
  const made = sandbox(manifest, { 'albums.csv': 'album,track,artist\na,1,x\n', 'artists.csv': 'id,name\nx,X\n' });
  await made.succeed();
  await query(`COPY (SELECT 'album ' || range AS album, range AS track, 'artist ' || (range % 50000) AS artist FROM range(${ROWS})) TO '${made.data}/albums.csv' (HEADER)`);
  await query(`COPY (SELECT 'artist ' || range AS id, 'name ' || range AS name FROM range(50000)) TO '${made.data}/artists.csv' (HEADER)`);
  return made;
}

function start(made: Sandbox): { child: ChildProcess; ended: Promise<{ status: number | null; signal: string | null; stderr: string }> } {
  const child = spawn(process.execPath, [BIN, 'run', made.assembly, '--data', made.data, '--out', made.out], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr?.on('data', (text) => { stderr += String(text); });
  return { child, ended: new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal, stderr }))) };
}

/** Waits until the run writes its Parquet file. */
async function whileWriting(made: Sandbox): Promise<void> {
  const aside = path.join(made.out, '.spotify-pipeline', 'next', 'warehouse');
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 2))) {
    if (fs.existsSync(aside)) return;
  }
  throw new Error('the run has not begun to write');
}

async function expectFullResults(made: Sandbox): Promise<void> {
  await made.succeed();
  expect(made.read('answers/count_rows.csv')).toBe(`n,total\n${ROWS},${ROWS * (ROWS - 1) / 2}\n`);
  expect(fs.readdirSync(made.out).sort()).toEqual(['answers', 'index.html', 'run.json', 'warehouse']);
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run with 130 and changes nothing', async (signal) => {
  const made = await prepare();
  const before = made.tree();
  const { child, ended } = start(made);
  await whileWriting(made);
  child.kill(signal);
  const { status, stderr } = await ended;
  expect(status).toBe(130);
  expect(stderr).toContain('Interrupted: nothing was changed.');
  expect(made.tree()).toEqual(before);
  expect(fs.readdirSync(made.out).sort()).toEqual(['answers', 'index.html', 'run.json', 'warehouse']);
  await expectFullResults(made);
});

test('a run that is killed leaves the results of the earlier one; the next one tidies up and gives all rows', async () => {
  const made = await prepare();
  const before = made.tree();
  const { child, ended } = start(made);
  await whileWriting(made);
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
  const after = Object.entries(made.tree()).filter(([name]) => !name.startsWith('.spotify-pipeline'));
  expect(Object.fromEntries(after)).toEqual(before);
  expect(fs.existsSync(path.join(made.out, '.spotify-pipeline.lock'))).toBe(true);
  await expectFullResults(made);
});

test('a run killed in the middle of the switch is completed by the next, even when that one fails', async () => {
  const made = await prepare();
  const work = path.join(made.out, '.spotify-pipeline');
  made.write('out/.spotify-pipeline/next/warehouse/result/part-0.parquet', 'new');
  made.write('out/.spotify-pipeline/switch.json', JSON.stringify({ replace: ['warehouse', 'run.json'], remove: [] }));
  fs.mkdirSync(path.join(work, 'previous'));
  fs.renameSync(path.join(made.out, 'warehouse'), path.join(work, 'previous', 'warehouse'));
  made.write('data/albums.csv', '');
  expect((await made.run()).status).toBe(2);
  expect(made.read('warehouse/result/part-0.parquet')).toBe('new');
  expect(fs.existsSync(work)).toBe(false);
});
