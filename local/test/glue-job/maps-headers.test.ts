import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { columnsInFiles } from '../../src/glue-job/files/columns-in-files';
import { parseMaps } from '../../src/glue-job/files/maps';
import type { GlueJob, GlueJobNode } from '../../src/glue-job/glue-job';

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'headers-'));
  write('staging/albums.csv', 'track_id,"album, name"\n1,x\n');
  write('staging/track.csv/part-00001.csv', 'track_id;track_popularity\n1;2\n');
  write('staging/track.csv/_SUCCESS', '');
  write('staging/artists.csv', 'id,name\n');
  write('staging/open.csv', 'id,"na\n');
  write('staging/empty.csv', '');
  write('staging/wide.csv', `${','.repeat(1_600_000)}\n`);
  write('table/data.csv', 'country,plays\n');
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

function write(name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
  fs.writeFileSync(path.join(dir, name), text);
}

const csv = (id: string, url: string, options: object = {}) =>
  node(id, 'S3CsvSource', { Paths: [url], Separator: 'comma', QuoteChar: 'quote', WithHeader: true, ...options });

function node(id: string, type: string, members: Record<string, unknown>): GlueJobNode {
  return { id, type, name: id, inputs: [], members: { Name: id, ...members } };
}

async function headers(nodes: GlueJobNode[], ...maps: string[]) {
  const job: GlueJob = { name: 'job', source: 'api', file: 'job.json', nodes, settings: {}, notes: [] };
  const columns = await columnsInFiles(job, parseMaps(maps.map((map) => map.replace('DIR', dir))));
  return Object.fromEntries([...columns].map(([id, read]) => [id, read.map(({ name }) => name)]));
}

test('the header of a file, of the first file of a folder, and of a file that stands for a folder; a table has types that none tells', async () => {
  const nodes = [
    csv('album', 's3://lake/staging/albums.csv'),
    csv('track', 's3://lake/staging/track.csv/', { Separator: 'semicolon' }),
    csv('artist', 's3://lake/staging/artists/'),
    node('plays', 'CatalogSource', { Database: 'music', Table: 'plays' }),
  ];
  expect(await headers(nodes, 's3://lake/staging=DIR/staging', 'music.plays=DIR/table')).toEqual({
    album: ['track_id', 'album, name'], track: ['track_id', 'track_popularity'], artist: ['id', 'name'],
  });
});

test('nothing is known of what is not mapped, not there, empty, or has no header', async () => {
  const nodes = [
    csv('other', 's3://other/staging/albums.csv'), csv('missing', 's3://lake/staging/missing.csv'), csv('empty', 's3://lake/staging/empty.csv'),
    csv('bare', 's3://lake/staging/albums.csv', { WithHeader: false }), node('plays', 'CatalogSource', { Database: 'music', Table: 'plays' }),
  ];
  expect(await headers(nodes, 's3://lake/staging=DIR/staging')).toEqual({});
});

test('headers that cannot be read are told, all of them', async () => {
  const nodes = [csv('one', 's3://lake/staging/open.csv'), csv('album', 's3://lake/staging/albums.csv'), csv('two', 's3://lake/staging/wide.csv')];
  await expect(headers(nodes, 's3://lake/staging=DIR/staging')).rejects.toThrow(
    new RegExp('^Correct the files that --map names: a header cannot be read\\.\n.*open\\.csv: line 1: [^\n]*\n.*wide\\.csv: its header has 1,600,001 columns; expected at most 10,000$'));
});
