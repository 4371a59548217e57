import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { consoleJob, csv, getJob, studioExport } from './made-job';
import { call, query } from '../support/sandbox';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  file = path.join(folder, 'job.json');
  fs.writeFileSync(file, JSON.stringify(getJob(consoleJob())));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('writes TypeScript to standard output', async () => {
  const { status, stdout, stderr } = await call('import', file);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('export function madeJobGraph(): JobGraph {');
  expect(stdout).toContain("new Join(graph, 'Join artists', {");
});

test('writes TypeScript to a file, in a folder that it makes', async () => {
  const out = path.join(folder, 'lib', 'made-job.ts');
  expect(await call('import', file, '--out', out)).toEqual({ status: 0, stdout: `${out}\n`, stderr: '' });
  expect(fs.readFileSync(out, 'utf8')).toBe((await call('import', file)).stdout);
  expect(fs.readdirSync(path.dirname(out))).toEqual(['made-job.ts']);
});

test('takes what Glue Studio downloads', async () => {
  const studio = path.join(folder, 'studio.json');
  fs.writeFileSync(studio, JSON.stringify(studioExport(consoleJob())));
  const [one, other] = [await call('import', file), await call('import', studio)];
  expect(other.status).toBe(0);
  expect(withoutHeader(other.stdout)).toBe(withoutHeader(one.stdout));
});

test('takes columns that the job does not declare from the files that --map names', async () => {
  fs.writeFileSync(file, JSON.stringify(getJob({ nodes: [csv('album', 'albums')] })));
  fs.writeFileSync(path.join(folder, 'albums.csv'), 'album_id,label\n1,x\n');
  expect((await call('import', file)).stdout).toContain('schema: Schema.incomplete()');
  const { status, stdout } = await call('import', file, '--map', `s3://music-lake-example/staging=${folder}`);
  expect(status).toBe(0);
  expect(stdout).toContain("schema: Schema.of(Field.identifier('album_id', 'album'), Field.text('label'))");
});

test('takes columns from Parquet files too, with their types', async () => {
  const node = (id: string, api: object) => ({ id, studio: {}, api });
  fs.mkdirSync(path.join(folder, 'plays', 'country=NL'), { recursive: true });
  await query(`COPY (SELECT 't1' AS track_id, 12::BIGINT AS plays) TO '${folder}/plays/country=NL/part-0.parquet'`);
  fs.writeFileSync(file, JSON.stringify(getJob({
    nodes: [
      node('plays', { S3ParquetSource: { Name: 'Plays', Paths: ['s3://music-lake-example/plays/'] } }),
      node('table', { CatalogSource: { Name: 'Table', Database: 'music', Table: 'plays' } }),
    ],
  })));
  const { status, stdout } = await call('import', file, '--map', `s3://music-lake-example=${folder}`, '--map', `music.plays=${folder}/plays`);
  expect(status).toBe(0);
  expect(stdout.split("schema: Schema.of(Field.text('track_id'), Field.of('plays', DataType.BIGINT), Field.text('country'))")).toHaveLength(3);
});

test('its help names the options as they are given', async () => {
  const { status, stdout } = await call('import', '--help');
  expect(status).toBe(0);
  expect(stdout).not.toContain('[]');
});

describe('what is wrong is said, and nothing is written', () => {
  const wrong = async (...args: string[]) => {
    const out = path.join(folder, 'out.ts');
    fs.writeFileSync(out, 'before');
    const called = await call('import', ...args, '--out', out);
    expect(fs.readFileSync(out, 'utf8')).toBe('before');
    expect({ ...called, stderr: '' }).toEqual({ status: 2, stdout: '', stderr: '' });
    return called.stderr;
  };

  test('a file that is not there', async () => {
    expect(await wrong(path.join(folder, 'none.json'))).toContain('none.json');
  });

  test('a file that is no job', async () => {
    fs.writeFileSync(file, '{"Parameters": {}}');
    expect(await wrong(file)).toContain('aws glue get-job');
  });

  test('a map of a folder that is not there', async () => {
    expect(await wrong(file, '--map', 's3://music-lake-example=/no/such')).toContain('/no/such');
  });

  test('an option that there is not', async () => {
    expect(await wrong(file, '--pipeline', 'x')).toContain('--pipeline');
  });
});

test('an --out that cannot be written is said', async () => {
  const { status, stderr } = await call('import', file, '--out', folder);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Error: Give --out a file that can be written\.\n {2}.*: /);
  expect(fs.readdirSync(folder)).toEqual(['job.json']);
});

/** The file is named there. */
function withoutHeader(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//, '');
}
