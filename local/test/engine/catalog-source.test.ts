import type { CatalogSourceNode, ManifestNode } from '../../src/manifest';
import { catalogSource, csvSource, fields, parquet, pipeline } from '../support/manifests';
import { sorted } from '../support/run-nodes';
import { query, removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const SCHEMA = fields('id n:int day:date');
const reading = (options: Partial<CatalogSourceNode> = {}, files = {}) => {
  const source = catalogSource('tracks', SCHEMA, options);
  return sandbox(pipeline([source, parquet(source)]), files);
};

test.each(['tracks.csv', 'tracks/part-0.csv', 'music.tracks/a.csv'])('a table is read from %s, texts that do not fit as rejects', async (file) => {
  const made = reading({}, { [file]: 'id,n,day\na,1,2020-01-01\nb,x,\n' });
  expect((await made.succeed('--max-rejects', '1')).rejects).toMatchObject([{ lines: 1, rows: 2 }]);
  expect(sorted(await made.rows())).toEqual([['a', 1, '2020-01-01'], ['b', null, null]]);
});

test('a partition predicate chooses among the partitions of Parquet files', async () => {
  const made = reading({ partitionPredicate: "day >= '2020-01-02' and `day` is not null" });
  for (const [day, n] of [['2020-01-01', 1], ['2020-01-02', 2], ['2020-01-03', 3]]) {
    made.write(`data/music.tracks/day=${day}/x`, '');
    await query(`COPY (SELECT 'id' AS id, ${n}::INT AS n) TO '${made.data}/music.tracks/day=${day}/part-0.parquet' (FORMAT parquet)`);
  }
  const report = await made.succeed();
  expect(sorted(await made.rows())).toEqual([['id', 2, '2020-01-02'], ['id', 3, '2020-01-03']]);
  expect(report.jobs[0].nodes).toMatchObject([{ type: 'CatalogSource', rowsOut: 2 }, { rowsOut: 2 }]);
});

test('a predicate that the engine cannot read, and all else that only Glue runs, is refused at once', async () => {
  const { status, stderr } = await reading({ partitionPredicate: 'date_sub(day, 1) > nothing' }, { 'tracks.csv': 'id,n,day\na,1,2020-01-01\n' }).run();
  expect(status).toBe(2);
  expect(stderr).toContain('node Read tracks: its partition predicate `date_sub(day, 1) > nothing` is not for this engine');
});

test.each<[string, string[][]]>([["n = 'x'", []], ['CAST(id AS INT) = 1', [['1']]]])('a predicate is Spark\'s, in which what cannot be cast is null: %s', async (partitionPredicate, rows) => {
  const made = reading({ partitionPredicate }, { 'tracks.csv': 'id,n,day\na,1,2020-01-01\n1,2,2020-01-02\n' });
  await made.succeed();
  expect(await made.rows('id')).toEqual(rows);
});

test('a table that an earlier job writes is read where it was written', async () => {
  const raw = csvSource('raw', fields('id n'), { location: 'raw', path: 'raw.csv' });
  const write: ManifestNode = { type: 'CatalogTarget', id: 't', name: 'T', inputs: ['raw'], schema: raw.schema, database: 'music', table: 'tracks', nodeType: 'CatalogTarget', partitionKeys: [] };
  const source = catalogSource('tracks', fields('id n'));
  const made = sandbox(pipeline([source, parquet(source)], { jobs: [{ name: 'first', nodes: [raw, write] }] }), { 'raw.csv': 'id,n\na,1\n' });
  await made.succeed();
  expect(await made.rows()).toEqual([['a', '1']]);
  expect(await made.rows('*', 'tracks')).toEqual([['a', '1']]);
});
