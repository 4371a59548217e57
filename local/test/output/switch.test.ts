import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ENTRIES } from '../../src/output/out-folder';
import { completeSwitch, switchEntries, SwitchPlaces } from '../../src/output/switch';
import { pendingPlan } from '../../src/output/unfinished-run';
import { treeOf } from '../support/sandbox';

/** The module itself: what TypeScript imports is a view of it that cannot be changed. */
const actual: typeof fs = jest.requireActual('fs');

let folder: string;
beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'switch-')); });
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

/** An output folder of an earlier run, and a later one's results beside it. */
function prepare(): { places: SwitchPlaces; plan: { replace: string[]; remove: string[] } } {
  const out = path.join(folder, 'out');
  const work = path.join(out, 'work');
  const places = { out, next: path.join(work, 'next'), previous: path.join(work, 'previous'), journal: path.join(work, 'switch.json') };
  const write = (file: string, content: string) => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  };
  write(path.join(out, 'warehouse', 't', 'old.parquet'), 'old');
  write(path.join(out, 'rejects', 'old.csv'), 'old');
  write(path.join(out, 'run.json'), REPORT);
  write(path.join(out, 'notes.txt'), 'mine');
  write(path.join(places.next, 'warehouse', 't', 'new.parquet'), 'new');
  write(path.join(places.next, 'answers', 'new.csv'), 'new');
  write(path.join(places.next, 'run.json'), `${REPORT}\n`);
  return { places, plan: { replace: ['answers', 'run.json', 'warehouse'], remove: ['rejects'] } };
}

/** What a run does first. */
function recover(places: SwitchPlaces): void {
  const plan = pendingPlan(places, ENTRIES);
  if (plan) completeSwitch(places, plan);
}

const shown = (places: SwitchPlaces) => Object.fromEntries(Object.entries(treeOf(places.out)).filter(([name]) => !name.startsWith('work')));
const REPORT = JSON.stringify({ version: 1, pipeline: 'Test' });
const OLD = { 'notes.txt': 'mine', 'rejects/old.csv': 'old', 'run.json': REPORT, 'warehouse/t/old.parquet': 'old' };
const NEW = { 'answers/new.csv': 'new', 'notes.txt': 'mine', 'run.json': `${REPORT}\n`, 'warehouse/t/new.parquet': 'new' };

/** At the n-th rename the process is as good as killed: nothing more is done, nor tidied up. */
function killAtRename(count: number): void {
  let done = 0;
  const { renameSync, rmSync } = actual;
  const alive = () => {
    if (done >= count) throw new Error('killed');
  };
  jest.spyOn(actual, 'renameSync').mockImplementation((from, to) => {
    done++;
    alive();
    renameSync(from, to);
  });
  jest.spyOn(actual, 'rmSync').mockImplementation((...args) => {
    alive();
    rmSync(...args);
  });
}

test('replaces, adds and removes entries, and leaves those that are not named', () => {
  const { places, plan } = prepare();
  switchEntries(places, plan);
  expect(shown(places)).toEqual(NEW);
  expect(fs.existsSync(places.journal)).toBe(false);
});

test('a switch that was cut short anywhere is completed by the next run', () => {
  const states: Record<string, string>[] = [];
  for (let cut = 1; cut <= 7; cut++) {
    const { places, plan } = prepare();
    killAtRename(cut);
    expect(() => switchEntries(places, plan)).toThrow('killed');
    jest.restoreAllMocks();
    states.push(shown(places));
    recover(places);
    // Before the journal stood there was no switch: all is as it was.
    expect(shown(places)).toEqual(cut === 1 ? OLD : NEW);
    expect(() => recover(places)).not.toThrow();
    fs.rmSync(places.out, { recursive: true });
  }
  expect(new Set(states.map((state) => JSON.stringify(state))).size).toBeGreaterThan(4);
});

test('when an entry cannot be moved, all are put back', () => {
  const { places, plan } = prepare();
  const rename = actual.renameSync;
  jest.spyOn(actual, 'renameSync').mockImplementation((from, to) => {
    if (String(from) === path.join(places.next, 'warehouse')) throw new Error('EBUSY');
    rename(from, to);
  });
  expect(() => switchEntries(places, plan)).toThrow('EBUSY');
  expect(shown(places)).toEqual(OLD);
  expect(fs.existsSync(places.journal)).toBe(false);
});
