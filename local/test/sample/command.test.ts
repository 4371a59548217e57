import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { sampleCommand } from '../../src/commands/sample';
import { UserError } from '../../src/errors';
import { RAW_FILES } from '../../src/sample/raw-files';
import { writeSample } from '../../src/sample/write-sample';
import { Captured } from '../support/captured';

const ALBUMS = RAW_FILES.albums.name;

let folder: string;
let captured: Captured;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sample-command-'));
  captured = new Captured();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const call = (...args: string[]) => sampleCommand(captured.terminal).parseAsync(args, { from: 'user' });
const failure = async (...args: string[]): Promise<UserError> => {
  const error = await call(...args).then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};
const visible = (dir: string) => readdirSync(dir).filter((name) => !name.startsWith('.'));

test('writes the files, makes the folder and says what it wrote', async () => {
  const out = path.join(folder, 'new', 'data');
  await call('--out', out, '--tracks', '100');
  expect(visible(out)).toHaveLength(5);
  expect(captured.stdout.text).toContain(`Sample of 100 tracks (seed 1) written to ${out}:`);
  for (const { name } of Object.values(RAW_FILES)) expect(captured.stdout.text).toContain(name);
});

test('replaces its own files', async () => {
  await call('--out', folder, '--tracks', '100');
  const before = readFileSync(path.join(folder, ALBUMS), 'utf8');
  await call('--out', folder, '--tracks', '50');
  const after = readFileSync(path.join(folder, ALBUMS), 'utf8');
  expect(before.split('\n')).toHaveLength(102);
  expect(after.split('\n')).toHaveLength(52);
});

test('does not replace a file of somebody else', async () => {
  const file = path.join(folder, ALBUMS);
  writeFileSync(file, 'downloaded');
  expect((await failure('--out', folder)).problems).toEqual([`${file}: is not a file that this command wrote; move it, or give another folder`]);
  expect(readFileSync(file, 'utf8')).toBe('downloaded');
});

test('nor one of its own that was changed', async () => {
  await call('--out', folder, '--tracks', '20');
  writeFileSync(path.join(folder, ALBUMS), 'changed');
  expect((await failure('--out', folder, '--tracks', '20')).problems).toHaveLength(1);
});

test.each(['0', '-5', '1.5', 'many', '', '1e3', '99999999999'])('refuses %j tracks', async (tracks) => {
  const { problems, status } = await failure('--out', folder, '--tracks', tracks);
  expect(problems).toEqual([`--tracks ${tracks}: give a whole number from 1 to 100000000`]);
  expect(status).toBe(2);
});

test.each(['x', '1.5', '99999999999'])('refuses the seed %j', async (seed) => {
  expect((await failure('--out', folder, '--seed', seed)).problems).toEqual([
    `--seed ${seed}: give a whole number from -2147483647 to 2147483647`,
  ]);
});

test('names all problems at once', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect((await failure('--out', file, '--tracks', 'a', '--seed', 'b')).problems).toHaveLength(3);
});

test('refuses a folder that is a file, or in one', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect((await failure('--out', file)).problems).toEqual([`--out ${file}: is a file; give a folder`]);
  const inside = path.join(file, 'data');
  expect((await failure('--out', inside)).problems).toEqual([`--out ${inside}: ${file} is a file, so no folder can be made in it`]);
});

const MARKER = '.spotify-sample.json';

test.each<[string, string]>([['null', 'null'], ['junk', 'junk'], ['no sizes', '{"bytes":null}'], ['a size that is text', `{"bytes":{"${ALBUMS}":"10"}}`], ['nothing', '']])(
  'a marker that holds %s makes no file its own', async (_name, content) => {
    writeFileSync(path.join(folder, MARKER), content);
    writeFileSync(path.join(folder, ALBUMS), 'downloaded');
    expect((await failure('--out', folder)).problems).toEqual([expect.stringContaining(`${ALBUMS}: is not a file that this command wrote`)]);
    rmSync(path.join(folder, ALBUMS));
    await call('--out', folder, '--tracks', '20');
    await call('--out', folder, '--tracks', '10');
  });

test.each<[string, (marker: string) => void, string]>([
  ['a link', (marker) => symlinkSync('precious', marker), 'is a link'],
  ['a folder', (marker) => mkdirSync(marker), 'is a folder'],
  ['a FIFO', (marker) => spawnSync('mkfifo', [marker]), 'is a named pipe (FIFO)'],
])('%s in the place of the marker is neither read nor written through', async (_name, make, kind) => {
  writeFileSync(path.join(folder, 'precious'), 'mine');
  make(path.join(folder, MARKER));
  expect((await failure('--out', folder)).problems).toEqual([`${path.join(folder, MARKER)}: ${kind}; expected the file in which this command remembers what it wrote: delete it`]);
  expect(visible(folder)).toEqual(['precious']);
  expect(readFileSync(path.join(folder, 'precious'), 'utf8')).toBe('mine');
});

test('a link in the place of what is written aside leads nowhere, and one in the place of a file is not replaced', async () => {
  writeFileSync(path.join(folder, 'precious'), 'mine');
  symlinkSync('precious', path.join(folder, `.${ALBUMS}.partial`));
  await call('--out', folder, '--tracks', '10');
  expect(readFileSync(path.join(folder, 'precious'), 'utf8')).toBe('mine');
  rmSync(path.join(folder, ALBUMS));
  symlinkSync('nothing', path.join(folder, ALBUMS));
  expect((await failure('--out', folder, '--tracks', '10')).problems).toEqual([expect.stringContaining(`${ALBUMS}: is not a file that this command wrote`)]);
});

// Root may write everywhere, whatever the permissions say.
(process.getuid?.() === 0 ? test.skip : test)('refuses a folder that cannot be written to', async () => {
  const locked = path.join(folder, 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  expect((await failure('--out', locked)).problems[0]).toContain('cannot be written to');
});

test('a sample of one track is whole', async () => {
  await call('--out', folder, '--tracks', '1');
  expect(readFileSync(path.join(folder, RAW_FILES.artists.name), 'utf8').split('\n')).toHaveLength(3);
});

test('an interrupt leaves the files that were there, and nothing else', async () => {
  await writeSample({ out: folder, tracks: 100, seed: 1 });
  const before = readFileSync(path.join(folder, ALBUMS), 'utf8');
  const controller = new AbortController();
  const writing = writeSample({ out: folder, tracks: 50_000, seed: 2, signal: controller.signal, onProgress: () => controller.abort() });
  await expect(writing).rejects.toThrow();
  expect(readFileSync(path.join(folder, ALBUMS), 'utf8')).toBe(before);
  expect(readdirSync(folder)).toHaveLength(5);
});

test('the signal of the terminal does so through the command', async () => {
  const out = path.join(folder, 'data');
  const interrupted = failure('--out', out, '--tracks', '200000');
  while (process.listenerCount('SIGINT') === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  process.emit('SIGINT');
  expect(await interrupted).toMatchObject({ status: 130, advice: 'Interrupted: no file was changed.' });
  expect(existsSync(path.join(out, ALBUMS))).toBe(false);
  expect(readdirSync(out)).toEqual([]);
  expect(process.listenerCount('SIGINT')).toBe(0);
});
