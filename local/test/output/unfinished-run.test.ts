import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import * as fc from 'fast-check';
import { ownKindOf } from '../../src/file-kind';
import { ENTRIES } from '../../src/output/out-folder';
import { parsePlan } from '../../src/output/switch-plan';
import { pipelineWithDashboard } from '../dashboard/small-dashboard';
import { call, Called, removeSandboxes, Sandbox, sandbox, treeOf } from '../support/sandbox';

afterEach(removeSandboxes);

const STATE = '.spotify-pipeline';
const JOURNAL = `${STATE}/switch.json`;

/** An output folder of a run, a folder of somebody's beside it, and state in it that is not that of a run. */
async function withState(make: (made: Sandbox, state: string) => void): Promise<Sandbox> {
  const made = sandbox(pipelineWithDashboard(), { 'items.csv': 'id,name,rank\na,Anna,1\n' });
  await made.succeed();
  made.write('BESIDE/precious.txt', 'mine');
  made.write('BESIDE/next/warehouse/result/part-0.parquet', 'theirs');
  fs.mkdirSync(path.join(made.out, STATE));
  make(made, path.join(made.out, STATE));
  return made;
}

const dashboard = (made: Sandbox): Promise<Called> =>
  call('dashboard', made.assembly, '--warehouse', made.out, '--out', path.join(made.folder, 'page.html'));

const plan = (replace: readonly string[], remove: readonly string[]) => JSON.stringify({ replace, remove });
const journal = (text: string) => (made: Sandbox) => made.write(`out/${JOURNAL}`, text);

test.each<[string, (made: Sandbox, state: string) => void, string]>([
  ['an empty plan', journal(''), `${JOURNAL}: is empty; expected {"replace":[…],"remove":[…]}`],
  ['zeros', journal('\0\0\0'), `${JOURNAL}: is empty`],
  ['junk', journal('junk'), `${JOURNAL}: is no plan; expected {"replace":[…],"remove":[…]}`],
  ['half a plan', journal('{"replace":["warehouse"],"rem'), `${JOURNAL}: is no plan`],
  ['null', journal('null'), `${JOURNAL}: is no plan`],
  ['a list', journal('[]'), `${JOURNAL}: is no plan`],
  ['a number', journal('7'), `${JOURNAL}: is no plan`],
  ['a plan without removals', journal('{"replace":[]}'), `${JOURNAL}: is no plan`],
  ['a plan with more', journal('{"replace":[],"remove":[],"move":[]}'), `${JOURNAL}: is no plan`],
  ['a plan of other things than names', journal('{"replace":[{"length":1}],"remove":[7]}'), `${JOURNAL}: is no plan`],
  ['a folder beside', journal(plan([], ['../BESIDE'])), `${JOURNAL}: names "../BESIDE"; a run here writes staging, warehouse, answers, rejects, run.json, index.html alone`],
  ['many places', journal(plan([], ['1', '2', '3', '4', '5', '6', '7'])), `${JOURNAL}: names "1", "2", "3", "4", "5" and 2 more; `],
  ['the state itself', journal(plan([STATE], [])), `${JOURNAL}: names "${STATE}"`],
  ['an entry of the user', journal(plan([], ['notes'])), `${JOURNAL}: names "notes"`],
  ['an entry twice', journal(plan(['warehouse'], ['warehouse'])), `${JOURNAL}: names "warehouse" more than once`],
  ['a plan that is a folder', (_, state) => fs.mkdirSync(path.join(state, 'switch.json')), `${JOURNAL}: is a folder`],
  ['a plan that is a FIFO', (_, state) => spawnSync('mkfifo', [path.join(state, 'switch.json')]), `${JOURNAL}: is a named pipe (FIFO)`],
  ['a plan that is a link', (made, state) => {
    made.write('BESIDE/switch.json', plan(['warehouse'], []));
    fs.symlinkSync('../../BESIDE/switch.json', path.join(state, 'switch.json'));
  }, `${JOURNAL}: is a link`],
  ['a state that is a link', (made, state) => {
    made.write('BESIDE/switch.json', plan(['warehouse'], []));
    fs.rmdirSync(state);
    fs.symlinkSync('../BESIDE', state);
  }, `${STATE}: is a link; expected a folder`],
  ['a state that is a file', (_, state) => {
    fs.rmdirSync(state);
    fs.writeFileSync(state, 'mine');
  }, `${STATE}: is a file; expected a folder`],
  ['new results that are a link', (made, state) => {
    journal(plan(['warehouse'], []))(made);
    fs.symlinkSync('../../BESIDE/next', path.join(state, 'next'));
  }, `${STATE}/next: is a link; expected a folder`],
  ['earlier results that are a link', (made, state) => {
    journal(plan([], ['warehouse']))(made);
    fs.symlinkSync('../../BESIDE', path.join(state, 'previous'));
  }, `${STATE}/previous: is a link; expected a folder`],
  ['a new result that is a link', (made, state) => {
    journal(plan(['warehouse'], []))(made);
    fs.mkdirSync(path.join(state, 'next'));
    fs.symlinkSync('../../../BESIDE/next/warehouse', path.join(state, 'next', 'warehouse'));
  }, `${JOURNAL}: names warehouse, and `],
  ['an entry that stands in all places', (made) => {
    journal(plan([], ['warehouse']))(made);
    made.write(`out/${STATE}/previous/warehouse/result/part-0.parquet`, 'old');
  }, `${STATE}/previous: holds "warehouse": results of an earlier run; to keep them, move them back into `],
])('%s is not followed: it is said what there is and what to do, and nothing changes', async (_name, make, expected) => {
  const made = await withState(make);
  // A dashboard asks for no more than the plan.
  const isPlan = ownKindOf(path.join(made.out, JOURNAL)) !== 'nothing';
  const before = treeOf(made.folder);
  for (const calling of [() => made.run(), ...isPlan ? [() => dashboard(made)] : []]) {
    const called = await calling();
    expect([called.status, called.stdout]).toEqual([2, '']);
    expect(called.stderr).toContain(`Error: Delete ${path.join(made.out, STATE)} and call again: `);
    expect(called.stderr).toContain(expected);
    expect(treeOf(made.folder)).toEqual(before);
  }
  fs.rmSync(path.join(made.out, STATE), { recursive: true });
  expect((await made.run()).status).toBe(0);
  expect(fs.readFileSync(path.join(made.folder, 'BESIDE', 'precious.txt'), 'utf8')).toBe('mine');
});

test('a plan takes away nothing that no run wrote', async () => {
  const made = await withState(journal(plan([], ['warehouse', 'rejects'])));
  made.write('out/run.json', '{"version":2}');
  const before = treeOf(made.folder);
  for (const called of [await made.run(), await dashboard(made)]) {
    expect([called.status, called.stderr]).toEqual([2, expect.stringContaining(`${JOURNAL}: names "warehouse", and ${made.out} holds no results of an earlier run`)]);
    expect(treeOf(made.folder)).toEqual(before);
  }
});

test('a lock that names nobody: what to do, and nothing changes', async () => {
  const made = await withState((each, state) => {
    fs.rmdirSync(state);
    each.write('out/.spotify-pipeline.lock', 'null');
  });
  const before = treeOf(made.folder);
  const called = await made.run();
  expect([called.status, called.stderr]).toEqual([2, expect.stringContaining(`Error: Delete ${made.out}/.spotify-pipeline.lock and call again, unless a run of `)]);
  expect(treeOf(made.folder)).toEqual(before);
});

test('a plan that was not yet in its place is none: its switch had not begun', async () => {
  const made = await withState((each) => {
    each.write(`out/${JOURNAL}.part`, '{"repl');
    each.write(`out/${STATE}/next/warehouse/result/part-0.parquet`, 'new');
  });
  expect((await dashboard(made)).status).toBe(0);
  expect((await made.run()).status).toBe(0);
  expect(fs.existsSync(path.join(made.out, STATE))).toBe(false);
});

test('folders of a pipeline\'s own locations are its own', () => {
  expect(parsePlan(plan(['lake'], []), [...ENTRIES, 'lake'])).toEqual({ replace: ['lake'], remove: [] });
  expect(parsePlan(plan(['lake'], []), ENTRIES)).toHaveProperty('problem');
});

test('a plan names entries that runs write, once each, or is none', () => {
  const name = fc.oneof(fc.constantFrom(...ENTRIES), fc.string(), fc.constantFrom('..', '.', '', '/', '\\', 'a\\b', 'warehouse/', './warehouse', 'warehouse\0', 'WAREHOUSE', '__proto__'));
  fc.assert(fc.property(fc.array(name, { maxLength: 4 }), fc.array(name, { maxLength: 4 }), (replace, remove) => {
    const names = [...replace, ...remove];
    const isPlan = names.every((each) => ENTRIES.includes(each)) && new Set(names).size === names.length;
    expect('problem' in parsePlan(plan(replace, remove), ENTRIES)).toBe(!isPlan);
  }));
});

test('no text is acted on that is no plan', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    expect(parsePlan(text, ENTRIES)).toHaveProperty('problem');
  }));
});
