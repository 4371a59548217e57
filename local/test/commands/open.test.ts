import * as path from 'path';
import { main } from '../../src/cli';
import { callFor, starts } from '../../src/terminal/opener';
import { Captured } from '../support/captured';
import { copyPipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

async function run(content: string, isThere: boolean, ...args: string[]) {
  const made = sandbox(copyPipeline('id n:int', { rules: [{ kind: 'RowCount', min: 2, dqdl: 'RowCount >= 2' }] }), { 'items.csv': content });
  const captured = new Captured();
  const opened: string[] = [];
  const status = await main(['run', made.assembly, '--data', made.data, '--out', made.out, ...args], captured.terminal, async (file) => {
    opened.push(file);
    return isThere;
  });
  return { status, opened, page: path.join(made.out, 'index.html'), stderr: captured.stderr.text };
}

test('--open opens the page of the run, once it is there', async () => {
  const { status, opened, page, stderr } = await run('id,n\na,1\nb,2\n', true, '--open');
  expect([status, opened, stderr]).toEqual([0, [page], '']);
});

test('where nothing can be opened, a line says where the page is, and the run is no less a good one', async () => {
  const { status, page, stderr } = await run('id,n\na,1\nb,2\n', false, '--open', '--json');
  expect([status, stderr]).toEqual([0, `Note: no browser could be opened here: the page is ${page}\n`]);
});

test('nothing is opened that was not asked for, or that was not published', async () => {
  expect((await run('id,n\na,1\nb,2\n', true)).opened).toEqual([]);
  expect(await run('id,n\na,1\n', true, '--open')).toMatchObject({ status: 1, opened: [] });
});

test.each([
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ['linux', { DISPLAY: '' }, undefined],
  ['darwin', {}, 'open'],
  ['win32', {}, 'rundll32'],
] as const)('on %s with %j the program is %s', (platform, env, program) => {
  const found = callFor('/a & b/index.html', { platform, env });
  expect([found?.program, found?.args[found.args.length - 1]]).toEqual([program, program && '/a & b/index.html']);
});

test('a program that is not there, or that fails at once, has opened nothing; one that stays has', async () => {
  const node = (script: string) => starts(process.execPath, ['-e', script], 3_000);
  expect(await starts('/nowhere/xdg-open', ['x'])).toBe(false);
  expect(await node('process.exit(3)')).toBe(false);
  expect(await node('')).toBe(true);
  expect(await starts(process.execPath, ['-e', 'setTimeout(() => {}, 2000)'], 50)).toBe(true);
});
