import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { takeLock } from '../../src/output/lock';

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  file = path.join(folder, '.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const deadPid = () => Number(spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout);
const write = (holder: object) => fs.writeFileSync(file, JSON.stringify({ pid: process.ppid, host: os.hostname(), since: '2024-01-01T00:00:00.000Z', ...holder }));

test('names this process, and goes when it is released', () => {
  const release = takeLock(file);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, host: os.hostname(), since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
  expect(() => takeLock(file)).toThrow(`held by process ${process.pid} on ${os.hostname()}`);
  release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('of a living process is not taken', () => {
  write({});
  expect(() => takeLock(file)).toThrow(`held by process ${process.ppid} on ${os.hostname()} since 2024-01-01T00:00:00.000Z`);
});

test('of a process on another machine is not taken', () => {
  write({ host: 'elsewhere', pid: deadPid() });
  expect(() => takeLock(file)).toThrow('on elsewhere');
});

test.each([['a dead process', deadPid], ['an earlier process of the same id', () => process.pid]])('of %s is taken over', (_name, pid) => {
  write({ pid: pid() });
  const release = takeLock(file);
  expect(JSON.parse(fs.readFileSync(file, 'utf8')).pid).toBe(process.pid);
  release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('that was never filled is taken over once it is old', () => {
  fs.writeFileSync(file, '');
  expect(() => takeLock(file)).toThrow('another run begins in this one');
  fs.utimesSync(file, new Date(), new Date(Date.now() - 60_000));
  takeLock(file)();
  expect(fs.readdirSync(folder)).toEqual([]);
});
