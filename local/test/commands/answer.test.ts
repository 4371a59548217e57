import * as fs from 'fs';
import * as path from 'path';
import stringWidth from 'string-width';
import { Captured } from '../support/captured';
import { rawIn } from '../support/foreign-text';
import { copyPipeline, fields } from '../support/manifests';
import { call, callOn, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const LOOKS = /\x1b\[[0-9]{1,2}m/g;

async function ran(): Promise<Sandbox> {
  const made = sandbox(copyPipeline('id name n:int'), { 'items.csv': 'id,name,n\na,"Anna, ""the"" first of a very long name that goes on",1234567\nb,,7\nc,x,\n' });
  const manifest = copyPipeline('id name n:int', {
    queries: [
      { name: 'all_items', description: 'Which are there?', sql: 'SELECT id, name, n AS release_year, n AS how_many_there_are_of_it FROM result ORDER BY id', columns: fields('id name release_year:int how_many_there_are_of_it:int') },
      { name: 'all_names', description: 'Which names?', sql: 'SELECT name FROM result ORDER BY id', columns: fields('name') },
    ],
  });
  made.write('cdk.out/Test.pipeline.json', JSON.stringify(manifest));
  await made.succeed();
  return made;
}

const answer = async (made: Sandbox, columns: number | undefined, ...args: string[]) => {
  const { status, stdout, stderr } = await callOn(new Captured(columns), 'answer', ...args, '--out', made.out);
  return { status, lines: stdout.replace(LOOKS, '').trimEnd().split('\n'), stderr };
};

test('an answer is printed whole where there is room', async () => {
  expect(await answer(await ran(), undefined, 'all_items')).toEqual({
    status: 0,
    stderr: '',
    lines: [
      'Which are there? (all_items)',
      '┌────┬────────────────────────────────────────────────────┬──────────────┬──────────────────────────┐',
      '│ id │ name                                               │ release_year │ how_many_there_are_of_it │',
      '├────┼────────────────────────────────────────────────────┼──────────────┼──────────────────────────┤',
      '│ a  │ Anna, "the" first of a very long name that goes on │      1234567 │                1,234,567 │',
      '│ b  │                                                    │            7 │                        7 │',
      '│ c  │ x                                                  │              │                          │',
      '└────┴────────────────────────────────────────────────────┴──────────────┴──────────────────────────┘',
    ],
  });
});

test('on a terminal it fits: texts are cut, numbers are not, and where not all columns fit each value has a line', async () => {
  const made = await ran();
  for (const columns of [20, 30, 40, 50, 60, 80, 100, 200]) {
    const { lines } = await answer(made, columns, 'all_items');
    expect(Math.max(...lines.slice(1).map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
    expect(lines.join('\n')).toContain('1,234,567');
  }
  expect((await answer(made, 60, 'all_items')).lines.slice(2, 5)).toEqual([
    '│ id │ name             │ release_year │ how_many_there_a… │',
    '├────┼──────────────────┼──────────────┼───────────────────┤',
    '│ a  │ Anna, "the" fir… │      1234567 │         1,234,567 │',
  ]);
  expect((await answer(made, 30, 'all_items')).lines.slice(1, 5)).toEqual([
    'id          a', 'name        Anna, "the" first…', 'release_y…  1234567', 'how_many_…  1,234,567',
  ]);
});

test('of one column the rows without a value are rows, too', async () => {
  expect((await answer(await ran(), undefined, 'all_names')).lines.slice(4)).toEqual([
    '│ Anna, "the" first of a very long name that goes on │', `│${' '.repeat(52)}│`, `│ x${' '.repeat(50)}│`, `└${'─'.repeat(52)}┘`,
  ]);
});

test('without a name it tells what was asked', async () => {
  expect((await answer(await ran(), undefined)).lines).toEqual(['all_items (3 rows): Which are there?', 'all_names (3 rows): Which names?']);
});

test('a name that is not there is told with what is near', async () => {
  const made = await ran();
  expect((await answer(made, undefined, 'all_item')).stderr).toBe(`Error: Give the name of an answer that is in ${made.out}.\n  all_item: is none; did you mean 'all_items'?\n`);
  expect((await answer(made, undefined, 'constructor')).stderr).toContain('  constructor: is none; there is: all_items, all_names\n');
});

test('a folder of no run, and files that are not as a run left them, are refused', async () => {
  const made = await ran();
  expect(await call('answer', 'x', '--out', made.data)).toEqual({ status: 2, stdout: '', stderr: `Error: Give --out the folder that a run wrote to.\n  ${made.data}: has no run.json of a run\n` });
  const file = path.join(made.out, 'answers', 'all_items.csv');
  for (const [text, problem] of [['id\n1\n', 'has other columns than'], ['id,name,release_year,how_many_there_are_of_it\n1\n', 'row 1 has another number of values than 4']]) {
    fs.writeFileSync(file, text);
    expect((await answer(made, undefined, 'all_items')).stderr).toContain(`${file}: ${problem}`);
  }
  fs.rmSync(file);
  fs.symlinkSync('/etc/hostname', file);
  expect((await answer(made, undefined, 'all_items'))).toMatchObject({ status: 2, lines: [''] });
});

test('a report that came from elsewhere leads to no file beside the answers, and is not followed', async () => {
  const made = await ran();
  const report = JSON.parse(made.read('run.json'));
  const [query] = report.queries;
  const foreign = [{ ...query, name: 'up', file: '../../data/items.csv' }, { ...query, name: 'none', columns: undefined }, null, { ...query, description: '\x1b[31m\u202e' }];
  fs.writeFileSync(path.join(made.out, 'run.json'), JSON.stringify({ ...report, queries: foreign }));
  const { lines } = await answer(made, undefined);
  expect(lines).toEqual(['all_items (3 rows): \\x1b[31m\\u202e']);
  expect(rawIn(lines.join(''))).toEqual([]);
});
