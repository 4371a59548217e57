import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { writeAside, writeAllAside } from '../../src/output/write-aside';

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'write-aside-'));
  file = path.join(folder, 'page.html');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const content = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

test('is not led elsewhere by a link in the place of what is written aside', () => {
  fs.writeFileSync(path.join(folder, 'precious'), 'mine');
  fs.symlinkSync('precious', `${file}.${process.pid}.part`);
  writeAside(file, 'new');
  expect([content('precious'), content('page.html'), fs.readdirSync(folder).sort()]).toEqual(['mine', 'new', ['page.html', 'precious']]);
});

test('takes the place of a link, and leaves what it leads to', () => {
  fs.writeFileSync(path.join(folder, 'precious'), 'mine');
  fs.symlinkSync('precious', file);
  writeAside(file, 'new');
  expect([content('precious'), content('page.html')]).toEqual(['mine', 'new']);
});

test.each<[string, () => void, string]>([
  ['a folder', () => fs.mkdirSync(file), 'is a folder'],
  ['a FIFO', () => spawnSync('mkfifo', [file]), 'is a named pipe (FIFO)'],
  ['a link to a device', () => fs.symlinkSync('/dev/null', file), 'is a device'],
])('%s is not replaced, and no other file is written', (_name, make, expected) => {
  make();
  const other = path.join(folder, 'other.html');
  expect(() => writeAllAside([{ file: other, content: 'x' }, { file, content: 'x' }], 'Give another.')).toThrow(`Give another.\n${file}: ${expected}`);
  expect(fs.readdirSync(folder)).toEqual(['page.html']);
});
