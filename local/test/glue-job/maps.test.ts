import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { UserError } from '../../src/errors';
import { parseMaps } from '../../src/glue-job/files/maps';

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'maps-'));
  fs.mkdirSync(path.join(dir, 'a'));
  fs.mkdirSync(path.join(dir, 'b=c'));
  fs.writeFileSync(path.join(dir, 'file.csv'), 'id\n');
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

test('prefixes of buckets, a bucket as a whole, and tables', () => {
  const maps = parseMaps([`s3://lake/staging/=${dir}/a`, `s3://other=${dir}`, `music.albums=${dir}/a`]);
  expect(maps).toEqual({
    s3: [
      { bucket: 'lake', prefix: 'staging', folder: `${dir}/a` },
      { bucket: 'other', prefix: '', folder: dir },
    ],
    tables: [{ database: 'music', table: 'albums', folder: `${dir}/a` }],
  });
});

test('one that is given twice says the same', () => {
  const map = `music.albums=${dir}/a`;
  expect(parseMaps([map, map])).toEqual(parseMaps([map]));
  expect(parseMaps([`s3://lake/x=${dir}/a`, `s3://lake/x/=${dir}/a/`]).s3.map(({ prefix }) => prefix)).toEqual(['x', 'x']);
});

test('both sides may hold an equals sign', () => {
  expect(parseMaps([`s3://lake/year=2023=${dir}/a`, `s3://lake/rest=${dir}/b=c`]).s3).toEqual([
    { bucket: 'lake', prefix: 'year=2023', folder: `${dir}/a` },
    { bucket: 'lake', prefix: 'rest', folder: `${dir}/b=c` },
  ]);
});

test('everything that is wrong is told at once, with what would do', () => {
  const wrong = [
    'nothing', `=${dir}`, `http://lake/x=${dir}`, `s3://lake/p=${dir}/missing`, 's3://lake/q=', `music.albums=${dir}/file.csv`, `s3://lake/x.csv=${dir}/file.csv`,
    `s3://lake/r/=${dir}/a`, `s3://lake/r=${dir}`, `music.tracks=${dir}/a`, `music.tracks=${dir}`,
  ];
  let error: unknown;
  try {
    parseMaps(wrong);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).advice).toMatch(/^Give --map s3:\/\/BUCKET\/PREFIX=DIR.*--map DATABASE\.TABLE=DIR\.$/);
  expect((error as UserError).problems).toEqual([
    '--map nothing: has no =',
    `--map =${dir}: nothing before the =`,
    `--map http://lake/x=${dir}: http://lake/x is neither s3://BUCKET/PREFIX nor DATABASE.TABLE`,
    `--map s3://lake/p=${dir}/missing: ${dir}/missing: no such folder`,
    '--map s3://lake/q=: no folder after the =',
    `--map music.albums=${dir}/file.csv: ${dir}/file.csv is a file: map the prefix above it to the folder ${dir}`,
    `--map s3://lake/x.csv=${dir}/file.csv: ${dir}/file.csv is a file: map the prefix above it to the folder ${dir}`,
    `--map s3://lake/r=${dir}: the place was mapped before, by --map s3://lake/r/=${dir}/a`,
    `--map music.tracks=${dir}: the place was mapped before, by --map music.tracks=${dir}/a`,
  ]);
});
