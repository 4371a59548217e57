import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { checkFree, takeLock } from '../../src/output/lock';

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  file = path.join(folder, '.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const deadPid = () => Number(spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout);
/** Other systems do not tell it. */
const STARTED = process.platform === 'linux' ? { started: expect.stringMatching(/^[0-9a-f-]{36}\/\d+$/) } : {};
const write = (holder: object) => fs.writeFileSync(file, JSON.stringify({ pid: process.ppid, host: os.hostname(), since: '2024-01-01T00:00:00.000Z', ...holder }));

test('names this process, and goes when it is released', () => {
  const release = takeLock(file);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({
    pid: process.pid, host: os.hostname(), since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), ...STARTED,
  });
  expect(() => takeLock(file)).toThrow(`held by process ${process.pid} on ${os.hostname()}`);
  release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('of a living process is not taken', () => {
  write({});
  expect(() => takeLock(file)).toThrow(`held by process ${process.ppid} on ${os.hostname()} since 2024-01-01T00:00:00.000Z`);
});

test('of a process on another machine is not taken, and it is said when it may be freed', () => {
  write({ host: 'elsewhere', pid: deadPid() });
  expect(() => takeLock(file)).toThrow(`${file}: held by process `);
  expect(() => takeLock(file)).toThrow(/ on elsewhere since [^;]+; that process cannot be seen from this machine: delete this file if no run of .* works there any more/);
});

test('of a time to come is not taken while its process lives, and taken over when it is dead', () => {
  write({ since: '2999-01-01T00:00:00.000Z' });
  expect(() => takeLock(file)).toThrow(`held by process ${process.ppid} on ${os.hostname()} since 2999-01-01T00:00:00.000Z, which is yet to come: clocks differ, or one was set back; delete this file if`);
  write({ since: '2999-01-01T00:00:00.000Z', pid: deadPid() });
  takeLock(file)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

(process.platform === 'linux' ? test : test.skip)('of a dead process whose id another one has is taken over', () => {
  write({ started: '460c532f-e9c0-457d-a1e3-74b617b751a9/1' });
  takeLock(file)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each([['a dead process', deadPid], ['an earlier process of the same id', () => process.pid]])('of %s is taken over', (_name, pid) => {
  write({ pid: pid() });
  const release = takeLock(file);
  expect(JSON.parse(fs.readFileSync(file, 'utf8')).pid).toBe(process.pid);
  release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each([
  ['that was never filled', '', -60_000], ['that a power cut emptied', '\0\0\0\0', -60_000], ['that was never filled, of a time to come', '', 3_600_000],
])('%s is taken over once it is old', (_name, content, age) => {
  fs.writeFileSync(file, content);
  expect(() => takeLock(file)).toThrow('another run begins in this one');
  fs.utimesSync(file, new Date(), new Date(Date.now() + age));
  takeLock(file)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each<[string, () => void, string]>([
  ...['null', '[]', '7', '"pid"', 'junk', '{', '{}', '{"pid":1}', '{"pid":1,"host":"h","since":1}', '{"pid":1,"host":"h","since":"yesterday"}',
    '{"pid":"1","host":"h","since":"2024-01-01T00:00:00Z"}', '{"pid":0,"host":"h","since":"2024-01-01T00:00:00Z"}', '{"pid":-1,"host":"h","since":"2024-01-01T00:00:00Z"}',
    '{"pid":1.5,"host":"h","since":"2024-01-01T00:00:00Z"}', '{"pid":1e300,"host":"h","since":"2024-01-01T00:00:00Z"}'].map((content): [string, () => void, string] => [content, () => fs.writeFileSync(file, content), 'names no process']),
  ['a folder', () => fs.mkdirSync(file), 'is a folder'],
  ['a FIFO', () => spawnSync('mkfifo', [file]), 'is a named pipe (FIFO)'],
  ['a link to nothing', () => fs.symlinkSync('nothing', file), 'is a link'],
  ['a link to itself', () => fs.symlinkSync(path.basename(file), file), 'is a link'],
  ['a huge file', () => fs.writeFileSync(file, Buffer.alloc(1_000_001)), 'holds 1000001 bytes; expected at most 1000000'],
])('that is none (%s) stays, and it is said what to do', (_name, make, expected) => {
  make();
  fs.lutimesSync(file, new Date(), new Date(Date.now() - 60_000));
  for (const look of [takeLock, checkFree]) {
    expect(() => look(file)).toThrow(`Delete ${file} and call again, unless a run of `);
    expect(() => look(file)).toThrow(`${file}: ${expected}; expected {"pid":…,"host":…,"since":…}`);
  }
  expect(fs.readdirSync(folder)).toEqual(['.lock']);
});

test('is looked at without being taken', () => {
  expect(() => checkFree(file)).not.toThrow();
  write({ pid: deadPid() });
  expect(() => checkFree(file)).not.toThrow();
  write({});
  expect(() => checkFree(file)).toThrow(`held by process ${process.ppid}`);
});
