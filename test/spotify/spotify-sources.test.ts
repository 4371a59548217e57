import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CsvEncoding, JobGraph, PipelineStart, SpotifyAnalyticsPipeline, SpotifySources, SurplusColumns } from '../../src';
import { rawToStaging, stagingToWarehouse } from '../../src/spotify/spotify-graphs';
import { runLocally } from '../engines/spark/local-engine';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sources-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Files as people have them: from Spotify's API, exported by a spreadsheet, with a column more and in another order. */
const FILES = {
  'albums.csv': [
    'track_id;album_id;artist_id;track;album_name;released;label;album_popularity;duration_ms;duration_sec;market',
    't1;a1;r1;Über;First;2016;NA;10;1000;1,5;DE',
    't2;a1;r1;Zwei;First;2016-11;Label;10;2000;2,0;DE',
    't3;a2;r1;Trois;Second;2016-11-10;Label;NA;3000;3,0;FR',
  ],
  'artists.csv': ['id;name;artist_popularity;followers;genre_0', "r1;Somebody;50;1.234;['synth pop', 'pop']"],
  'tracks.csv': ['track_popularity;id', '7;t1', '8;t2', '9;t3'],
};
const FORM = { separator: ';', nullWords: ['NA'], surplusColumns: SurplusColumns.IGNORE, thousandsSeparator: '.', decimalSeparator: ',' };
const SOURCES: SpotifySources = {
  albums: {
    ...FORM, path: 'albums.csv', encoding: CsvEncoding.WINDOWS_1252, columnNames: { track_name: 'track', release_date: 'released' }, dateFormats: ['yyyy[-MM[-dd]]'],
  },
  artists: { ...FORM, path: 'artists.csv' },
  genreList: {},
  tracks: { ...FORM, path: 'track.csv', alternativePaths: ['tracks.csv'] },
};

async function run(graph: JobGraph, data: string, next: string): Promise<void> {
  await runLocally({ nodes: graph._toManifest(), data, next, maxRejects: { share: 0 } });
}

test('raw files as people have them come to the same warehouse', async () => {
  const data = path.join(folder, 'data');
  fs.mkdirSync(data);
  for (const [name, lines] of Object.entries(FILES)) fs.writeFileSync(path.join(data, name), Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
  const next = path.join(folder, 'next');
  await run(rawToStaging(false, SOURCES), data, next);
  expect(fs.readFileSync(path.join(next, 'staging/albums.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^track_name,/), expect.stringMatching(/^Über,t1,.*,2016,/),
  ]);
  const graph = stagingToWarehouse({ audioFeatures: false, sources: SOURCES });
  await run(graph, path.join(next, 'staging'), path.join(folder, 'end'));
  const { DuckDBInstance } = jest.requireActual('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = 'track_name, CAST(release_date AS VARCHAR), label, album_popularity, duration_sec, followers, track_popularity, genre';
  const rows = await connection.runAndReadAll(`SELECT ${columns} FROM read_parquet('${path.join(folder, 'end/warehouse/tracks')}/**/*.parquet') ORDER BY track_id`);
  expect(rows.getRowsJson()).toEqual([
    ['Über', '2016-01-01', null, 10, 1.5, '1234', 7, 'synth pop'],
    ['Zwei', '2016-11-01', 'Label', 10, 2, '1234', 8, 'synth pop'],
    ['Trois', '2016-11-10', 'Label', null, 3, '1234', 9, 'synth pop'],
  ]);
});

test('features that are not read are warned of; from staging the list of genres is that of the staged artists', () => {
  const stack = new Stack(new App(), 'Stack');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', { sources: { features: { separator: ';' } } });
  Annotations.fromStack(stack).hasWarning('/Stack/Spotify', Match.stringLikeRegexp('sources.features is given, and not read'));
  const types = (startsFromStaging: boolean) => stagingToWarehouse({ audioFeatures: false, sources: { genreList: { separator: ';' } }, startsFromStaging })
    ._toManifest().map(({ type }) => type);
  expect([true, false].map((staged) => types(staged).includes('Explode'))).toEqual([true, false]);
});

test('from staging the options are those of the staged files; mistakes in them are told with all others', () => {
  const nodes = stagingToWarehouse({ audioFeatures: true, sources: { features: { path: 'sound.csv', separator: '\t' } }, startsFromStaging: true })._toManifest();
  expect(nodes.find(({ name }) => name === 'Audio features')).toMatchObject({ path: 'sound.csv', separator: '\t' });
  expect(() => new SpotifyAnalyticsPipeline(new Stack(new App(), 'Stack'), 'Spotify', {
    startFrom: PipelineStart.STAGING, sources: { albums: { columnNames: { relase_date: 'released' }, separator: ';;' } },
  })).toThrow(/node 'Albums': separator .*;;[^]*columnNames names a field that the schema does not have, got: relase_date/);
});
