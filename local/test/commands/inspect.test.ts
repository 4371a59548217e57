import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { dataFolder, lines, removeFolders, shop } from '../inspect/data-folder';
import { HOSTILE, rawIn } from '../support/foreign-text';
import { call } from '../support/sandbox';

afterEach(removeFolders);

test('tells what the files of a folder are, and how they belong together', async () => {
  const { status, stdout, stderr } = await call('inspect', dataFolder({ ...shop(), 'notes.md': '# notes' }));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('orders.csv: CSV, 60 rows, 5 columns');
  expect(stdout).toContain('Separator: comma; quotes: none; line ends: LF');
  expect(stdout).toContain('Types: of all rows');
  expect(stdout).toMatch(/│ order_id +│ int +│ +0% │ +60 │ identifier: unique and complete/);
  expect(stdout).toMatch(/│ orders\.csv +│ customer_id │ +60 │ +58 │ +97% │/);
  expect(stdout).toContain('notes.md: its ending is that of no data file');
});

test('tells of one file what is usual and what is not', async () => {
  const folder = dataFolder({ 'a.csv': Buffer.from(lines('id;preis', '1;1,50', '2;', '3;2,25 '.trim()), 'latin1') });
  const { stdout } = await call('inspect', path.join(folder, 'a.csv'));
  expect(stdout).toContain('Separator: semicolon');
  expect(stdout).toMatch(/│ preis +│ double │ +33% │ +2 │ decimals after `,`/);
});

describe('what cannot be looked at is said, without a stack trace', () => {
  const wrong = async (...args: string[]) => {
    const { status, stdout, stderr } = await call('inspect', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Error: [A-Z].*\.\n( {2}.*\n)+$/);
    return stderr;
  };

  test('a file that is not there', async () => {
    expect(await wrong('/no/such')).toContain('/no/such: is not there');
  });

  test('an empty folder, and one without data', async () => {
    expect(await wrong(dataFolder({}))).toContain('is empty');
    expect(await wrong(dataFolder({ 'a.md': 'x', '.hidden.csv': 'id' }))).toContain('a.md');
  });

  test('a FIFO is not waited for', async () => {
    const folder = dataFolder({});
    spawnSync('mkfifo', [path.join(folder, 'data.csv')]);
    expect(await wrong(path.join(folder, 'data.csv'))).toContain('is a named pipe (FIFO)');
    expect(await wrong(folder)).toContain('data.csv: is a named pipe (FIFO)');
  });

  test('a binary and an empty file', async () => {
    const stderr = await wrong(dataFolder({ 'a.csv': Buffer.from([0, 1, 2, 3, 0, 255]), 'b.csv': '' }));
    expect(stderr).toContain('a.csv: is no text');
    expect(stderr).toContain('b.csv: is empty');
  });

  test('an --out that holds files, is a file, or has no value', async () => {
    const folder = dataFolder(shop());
    expect(await wrong(folder, '--out', folder)).toContain('holds files already');
    expect(await wrong(folder, '--out', path.join(folder, 'orders.csv'))).toContain('is a file');
    expect(await wrong(folder, '--out', '')).toContain('is empty');
    expect(fs.readdirSync(folder)).toHaveLength(3);
  });

  test('a folder of which no source reads a file, and no app is written', async () => {
    const folder = dataFolder({
      'a.json': '[{"id": 1}]', 'b.csv': lines('1,2', '3,4'), 'c.csv': 'id,name\n', 'd.csv': lines('id,size,size', '1,2,3'), 'e.csv': lines(',size', '1,2'),
    });
    const out = path.join(folder, 'app');
    const { status, stderr } = await call('inspect', folder, '--out', out);
    expect(status).toBe(2);
    expect(stderr).toContain('a.json: is a JSON array; write an object a line');
    expect(stderr).toContain('b.csv: has no header');
    expect(stderr).toContain('c.csv: has no rows');
    expect(stderr).toContain('d.csv: has a name twice in its header');
    expect(stderr).toContain('e.csv: has a column without a name in its header');
    expect(fs.existsSync(out)).toBe(false);
  });
});

test('a bad language is refused by name', async () => {
  const { status, stderr } = await call('inspect', dataFolder(shop()), '--language', 'cobol');
  expect(status).toBe(2);
  expect(stderr).toContain('typescript, python');
});

test('of very many columns with very long names a bounded part is printed', async () => {
  const width = 10_000;
  const names = Array.from({ length: width }, (_, index) => `${'n'.repeat(index < 20 ? 5_000 : 10)}${index}`);
  const folder = dataFolder({ 'wide.csv': lines(names.join(','), names.map((_, index) => index).join(',')) });
  const { status, stdout, stderr } = await call('inspect', folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('wide.csv: CSV, 1 row, 10,000 columns');
  expect(stdout).toContain('Of its columns the first 1,000 are looked at');
  expect(stdout).toContain('and 940 more columns');
  expect(stdout.length).toBeLessThan(20_000);
});

test('names and values of others are shown and not followed', async () => {
  const hostile = HOSTILE.filter((text) => !/[\n\r\0\ud800-\udfff]/.test(text));
  const folder = dataFolder({ 'a.csv': lines(hostile.map((text, index) => `"x${text}${index}"`).join(','), hostile.map(() => 'x').join(',')) });
  const { stdout, stderr } = await call('inspect', folder);
  expect(rawIn(`${stdout}${stderr}`.replaceAll('\n', ''))).toEqual([]);
});
