import * as fs from 'fs';
import * as path from 'path';
import type { PipelineManifest } from '../../src/manifest';
import { allStringManifest, standardManifest } from '../standard-manifest';
import { query, Sandbox } from '../support/sandbox';

const SLICE = path.join(__dirname, '..', '..', '..', '..', 'shared', 'data', 'spotify-slice');
const GLUE = path.join(SLICE, 'glue-studio-output.snappy.parquet');
const isThere = fs.existsSync(GLUE);
if (!isThere) console.warn(`The real data are not in ${SLICE}: what compares with them is skipped.`);

const sandboxes: Sandbox[] = [];
afterAll(() => sandboxes.forEach((made) => made.remove()));

async function run(manifest: PipelineManifest) {
  const made = new Sandbox(manifest);
  sandboxes.push(made);
  const { status, stdout, stderr } = await made.run('--data', SLICE, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return { made, report: JSON.parse(stdout) };
}

/** Rows that one side has more often than the other, column by column by name. */
function differences(left: string, right: string, columns: string): Promise<unknown[][]> {
  return query(`(SELECT ${columns} FROM ${left} EXCEPT ALL SELECT ${columns} FROM ${right}) UNION ALL (SELECT ${columns} FROM ${right} EXCEPT ALL SELECT ${columns} FROM ${left})`);
}

(isThere ? describe : describe.skip)('on the real data', () => {
  const glue = `read_parquet('${GLUE}')`;
  let columns: string[];
  beforeAll(async () => {
    columns = (await query(`DESCRIBE SELECT * FROM ${glue}`)).map(([name]) => String(name));
  });

  test('with every column a string, the rows are those that AWS Glue wrote', async () => {
    const { made, report } = await run(allStringManifest());
    const ours = `read_parquet('${made.out}/warehouse/tracks/*.parquet')`;
    expect((await query(`DESCRIBE SELECT * FROM ${ours}`)).map(([name]) => name).sort()).toEqual([...columns].sort());
    expect(report.tables).toMatchObject([{ rows: 12_277, files: 1 }]);
    expect(report.rejects).toEqual([]);
    // Glue leaves an empty field as an empty text.
    expect(await differences(`(SELECT COLUMNS(c -> true) FROM (SELECT coalesce(COLUMNS(*), '') FROM ${ours}))`, glue, columns.map((name) => `"${name}"`).join(', '))).toEqual([]);
  });

  test('typed, they are the same rows typed, the rules hold and every question has an answer', async () => {
    const { made, report } = await run(standardManifest());
    const typed: Record<string, string> = {
      track_popularity: 'INTEGER', album_popularity: 'INTEGER', artist_popularity: 'INTEGER', followers: 'BIGINT', duration_ms: 'BIGINT', duration_sec: 'DOUBLE', release_date: 'DATE',
    };
    const ours = `read_parquet('${made.out}/warehouse/tracks/*.parquet')`;
    const types = Object.fromEntries((await query(`DESCRIBE SELECT * FROM ${ours}`)).map(([name, type]) => [name, type]));
    expect(types).toEqual(Object.fromEntries(columns.map((name) => [name, typed[name] ?? 'VARCHAR'])));
    const cast = columns.map((name) => {
      const text = name === 'release_date' ? `left("${name}", 10)` : `nullif("${name}", '')`;
      return `CAST(${text} AS ${typed[name] ?? 'VARCHAR'}) AS "${name}"`;
    });
    expect(await differences(ours, `(SELECT ${cast.join(', ')} FROM ${glue})`, columns.map((name) => `"${name}"`).join(', '))).toEqual([]);
    expect(await query(`SELECT count(*), sum(followers), count(genre), min(release_date) FROM ${ours}`)).toEqual([['12277', expect.any(String), '6537', '1900-01-01']]);
    expect(report.rejects).toEqual([]);
    expect(report.rules.filter((rule: { passed: boolean }) => !rule.passed)).toEqual([]);
    expect(report.rules.length).toBeGreaterThan(5);
    // In these rows no track over 10 minutes is as popular as that.
    expect(report.queries.filter(({ rows }: { rows: number }) => rows === 0).map(({ name }: { name: string }) => name)).toEqual(['long_and_popular_tracks']);
    expect(report.queries.length).toBeGreaterThanOrEqual(32);
    const joins = report.jobs[0].nodes.filter(({ type }: { type: string }) => type === 'Join');
    expect(joins.map((node: object) => ({ ...node, id: undefined, name: undefined, seconds: undefined, keys: undefined }))).toEqual([
      { type: 'Join', rowsIn: [12_277, 37_012], rowsOut: 12_277, unmatchedLeft: 0, unmatchedRight: 30_857 },
      { type: 'Join', rowsIn: [12_277, 12_277], rowsOut: 12_277, unmatchedLeft: 0, unmatchedRight: 0 },
    ]);
  });
});
