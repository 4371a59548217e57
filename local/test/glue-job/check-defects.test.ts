import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import {
  consoleJob, delta, dropFields, getJob, join, leftJoinJob, MadeJob, mapping, sources, studioExport, target, typedMapping,
} from './made-job';
import { call } from '../support/sandbox';

let dir: string;
beforeAll(() => { dir = fs.mkdtempSync(path.join(os.tmpdir(), 'check-')); });
afterAll(() => fs.rmSync(dir, { recursive: true }));

const FORMATS = [['get-job', getJob], ['studio', studioExport]] as const;

/** Every kind of defect that was seen in jobs of the console for this data set, and what is found. */
const DEFECTS: readonly [string, MadeJob, readonly [string, string][]][] = [
  ['none', consoleJob(), []],
  ['key copies left', consoleJob(['`.track_id`']), [['keyCopy', 'target']]],
  ['the wrong copy dropped', consoleJob(['track_id', 'id']), [['dottedField', 'target']]],
  ['nothing dropped', consoleJob([]), [['dropsNothing', 'drop'], ['keyCopy', 'target'], ['keyCopy', 'target'], ['dottedField', 'target']]],
  ['a column dropped that is not there', consoleJob(['`.track_id`', '`.id`', 'id']), [['dropsMissing', 'drop']]],
  ['a track\'s id is joined with an artist\'s', {
    nodes: [
      ...sources(),
      join('join-1', 'Join artists', 'album.artist_id', 'artist.id'),
      join('join-2', 'Join tracks', 'track.track_id', 'join-1.id'),
      dropFields('drop', 'join-2', ['`.track_id`', 'id']),
      target('target', 'drop'),
    ],
  }, [['keyDomains', 'join-2'], ['lostKey', 'join-2']]],
  ['both copies of a key dropped', leftJoinJob(['track_id', 'id']), [['lostKey', 'join-2']]],
  ['two columns of one name written', leftJoinJob(['id']), [['duplicateField', 'target']]],
  ['an ambiguous column used', {
    nodes: [...leftJoinJob(undefined).nodes.slice(0, -1), mapping('map', 'Change Schema', 'join-2', 'track_id track_popularity'), target('target', 'map')],
  }, [['ambiguousField', 'map']]],
  ['a prefix left on a column', {
    nodes: [
      ...sources(),
      join('join-1', 'Join artists', 'album.artist_id', 'artist.id', 'left'),
      mapping('map', 'Renamed keys for Join', 'track', 'track_id>right_track_id track_popularity>right_track_popularity'),
      join('join-2', 'Join tracks', 'join-1.track_id', 'map.right_track_id', 'left'),
      dropFields('drop', 'join-2', ['right_track_id', 'id']),
      target('target', 'drop'),
    ],
  }, [['prefixedField', 'target']]],
  ['a mapping from a type that the column has not', {
    nodes: [
      ...sources().slice(2),
      typedMapping('map', 'track', 'track_popularity', 'bigint'),
      join('join', 'Join', 'track.track_id', 'map.track_popularity'),
      target('target', 'join'),
    ],
  }, [['mappingType', 'map'], ['keyTypes', 'join'], ['keyCopy', 'target'], ['dottedField', 'target']]],
  ['a Delta table that is a CSV file', {
    nodes: [
      ...sources().slice(0, 2), delta('track', 'track'),
      join('join-1', 'Join artists', 'album.artist_id', 'artist.id'),
      join('join-2', 'Join tracks', 'track.track_id', 'join-1.track_id'),
      dropFields('drop', 'join-2', ['`.track_id`', 'id']),
      target('target', 'drop'),
    ],
  }, [['wrongSourceType', 'track']]],
];

async function check(job: object, ...args: string[]) {
  const file = path.join(dir, 'job.json');
  fs.writeFileSync(file, JSON.stringify(job));
  const { status, stdout, stderr } = await call('check', file, '--json', ...args);
  return { status, stderr, report: JSON.parse(stdout) };
}

interface Found { readonly kind: string; readonly id: string; readonly node: { readonly id: string } | null }

const ofKind = (findings: readonly Found[], kind: string) =>
  findings.filter((finding) => finding.kind === kind).map(({ id, node }) => [id, node?.id]);

describe.each(FORMATS)('a job as %s', (_format, written) => {
  test.each(DEFECTS)('%s', async (_name, job, expected) => {
    const { status, stderr, report } = await check(written(job));
    expect(ofKind(report.findings, 'defect')).toEqual(expected);
    expect([status, stderr === '']).toEqual(expected.length > 0 ? [1, false] : [0, true]);
  });
});

test('two targets in one folder are advice: Glue adds the files of both', async () => {
  const { status, report } = await check(getJob({ nodes: [...consoleJob().nodes, target('target-2', 'drop', { partitionKeys: ['genre'] })] }));
  expect(ofKind(report.findings, 'advice')).toContainEqual(['samePlace', 'target-2']);
  expect(status).toBe(0);
});
