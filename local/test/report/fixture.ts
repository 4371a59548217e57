import type { ManifestChart, ManifestField, ManifestJob, ManifestQuery, PipelineManifest } from '../../src/manifest';
import type { PageInput } from '../../src/report/page';
import type { Answer, NodeReport, RunReport } from '../../src/run-report';

export const field = (name: string, type = 'string', identifies?: string): ManifestField =>
  ({ name, type, nullable: true, ...identifies === undefined ? {} : { identifies } });

const ALBUM = [field('track_name'), field('artist_id', 'string', 'artist')];
const ARTIST = [field('id', 'string', 'artist'), field('name')];
const CSV = { separator: ',', quote: '"' };
const TEXT = { compression: 'uncompressed' as const, partitionKeys: [] };
const FORMATS = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };

/** Copies two raw files to staging: two sources, two targets. */
export const STAGING_JOB: ManifestJob = {
  name: 'raw-to-staging',
  nodes: [
    { type: 'CsvSource', id: 'raw-albums', name: 'Raw albums', inputs: [], schema: ALBUM, location: 'raw', path: 'albums_2023.csv', ...CSV, ...FORMATS },
    { type: 'CsvSource', id: 'raw-artists', name: 'Raw artists', inputs: [], schema: ARTIST, location: 'raw', path: 'artists_2023.csv', ...CSV, ...FORMATS },
    { type: 'CsvTarget', id: 'staged-albums', name: 'Staged albums', inputs: ['raw-albums'], schema: ALBUM, location: 'staging', path: 'albums/', ...CSV, ...TEXT },
    { type: 'CsvTarget', id: 'staged-artists', name: 'Staged artists', inputs: ['raw-artists'], schema: ARTIST, location: 'staging', path: 'artists/', ...CSV, ...TEXT },
  ],
};

/** Joins what the other job staged. */
export const WAREHOUSE_JOB: ManifestJob = {
  name: 'staging-to-warehouse',
  nodes: [
    { type: 'CsvSource', id: 'albums', name: 'Albums', inputs: [], schema: ALBUM, location: 'staging', path: 'albums/', ...CSV, ...FORMATS },
    { type: 'CsvSource', id: 'artists', name: 'Artists', inputs: [], schema: ARTIST, location: 'staging', path: 'artists/', ...CSV, ...FORMATS },
    { type: 'Join', id: 'join', name: 'Join artists', inputs: ['albums', 'artists'], schema: [...ALBUM, ...ARTIST], joinType: 'inner', keys: [{ left: 'artist_id', right: 'id' }] },
    { type: 'DropFields', id: 'drop', name: 'Drop key', inputs: ['join'], schema: [...ALBUM, ARTIST[1]], fields: ['id'] },
    { type: 'ParquetTarget', id: 'warehouse', name: 'Warehouse', inputs: ['drop'], schema: [...ALBUM, ARTIST[1]], location: 'warehouse', path: 'tracks/', format: 'glueparquet', compression: 'snappy', partitionKeys: [] },
  ],
};

export function answer(name: string, columns: ManifestField[], rows: Answer['rows']): Answer {
  return { name, columns, rows };
}

export function query({ name, columns }: Answer, chart?: ManifestChart): ManifestQuery {
  return { name, description: `What is ${name}?`, sql: `SELECT *\nFROM tracks -- ${name}`, columns: [...columns], ...chart === undefined ? {} : { chart } };
}

export function node(id: string, rowsIn: number[], rowsOut: number, unmatched: Partial<NodeReport> = {}): NodeReport {
  return { id, name: id, type: 'Any', rowsIn, rowsOut, seconds: 0.01, ...unmatched };
}

export const REPORT: RunReport = {
  version: 1,
  pipeline: 'Example/Spotify',
  from: 'staging',
  started: '2026-01-31T09:05:33.120Z',
  seconds: 3.412,
  versions: { engine: 'DuckDB v1.5.6', local: '1.2.3', node: 'v20.16.0' },
  jobs: [{
    name: 'staging-to-warehouse',
    seconds: 0.977,
    nodes: [
      node('albums', [], 12_277),
      node('artists', [], 37_012),
      node('join', [12_277, 37_012], 12_270, { unmatchedLeft: 7, unmatchedRight: 30_857 }),
      node('drop', [12_270], 12_270),
      node('warehouse', [12_270], 12_270),
    ],
    joinsWithoutMatch: [],
  }],
  tables: [{ name: 'tracks', rows: 12_270, files: 1, bytes: 1_834_221 }],
  rejects: [{ file: 'albums.csv', lines: 3, rows: 12_277 }, { file: 'artists.csv', lines: 0, rows: 37_012 }],
  rules: [
    { table: 'tracks', rule: 'RowCount >= 1', passed: true, found: '12270 rows' },
    { table: 'tracks', rule: 'IsComplete "artist_id"', passed: true, found: '0 rows do not hold' },
  ],
  queries: [],
  leftOut: [],
  notes: [],
};

/** What a page shows, of these answers and the charts for them by name. */
export function pageInput(answers: Answer[], charts: Record<string, ManifestChart> = {}, report: Partial<RunReport> = {}): PageInput {
  const manifest: PipelineManifest = {
    version: 1,
    pipeline: REPORT.pipeline,
    jobs: [STAGING_JOB, WAREHOUSE_JOB],
    tables: [],
    queries: answers.map((each) => query(each, charts[each.name])),
  };
  const queries = answers.map(({ name, columns, rows }) => ({ name, description: `What is ${name}?`, columns, rows: rows.length, seconds: 0.02, file: `${name}.csv` }));
  return { manifest, answers, report: { ...REPORT, queries, ...report } };
}
