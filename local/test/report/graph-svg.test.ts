import { REPORT, STAGING_JOB, WAREHOUSE_JOB, field, node } from './fixture';
import { elements, parseXml, withClass } from './xml';
import type { ManifestJob } from '../../src/manifest';
import { cardOf, matchedNothing } from '../../src/report/graph-card';
import { detailOf } from '../../src/report/graph-node';
import { renderGraphSvg } from '../../src/report/graph-svg';
import type { RunReport } from '../../src/run-report';

const JOBS = [STAGING_JOB, WAREHOUSE_JOB];

function withJoin(unmatched: { unmatchedLeft: number; unmatchedRight: number }): RunReport {
  return { ...REPORT, jobs: [{ ...REPORT.jobs[0], nodes: [node('join', [10, 20], 0, unmatched)] }] };
}

test('every node is a card, every input an edge, every hand-over from job to job a link', () => {
  const svg = parseXml(renderGraphSvg(JOBS));
  expect(withClass(svg, 'jg-name').map((name) => name.textContent)).toEqual(JOBS.flatMap((job) => job.nodes.map(({ name }) => name)));
  expect(withClass(svg, 'jg-edge')).toHaveLength(6);
  expect(withClass(svg, 'jg-link')).toHaveLength(2);
  expect(withClass(svg, 'jg-job').map((title) => title.textContent)).toEqual(['raw-to-stagingraw → staging', 'staging-to-warehousestaging → warehouse']);
});

test('cards say what their node does', () => {
  const details = withClass(parseXml(renderGraphSvg(JOBS)), 'jg-detail').map((detail) => detail.textContent);
  expect(details).toEqual([
    'raw/albums_2023.csv', 'raw/artists_2023.csv', 'staging/albums/', 'staging/artists/',
    'staging/albums/', 'staging/artists/', 'artist_id = id', 'drops id', 'warehouse/tracks/',
  ]);
});

test('the figures of a run stand on the edges, and jobs that were not run say so', () => {
  const svg = parseXml(renderGraphSvg(JOBS, REPORT));
  expect(withClass(svg, 'jg-rows').map((label) => label.textContent)).toEqual(['12,277 rows', '37,012 rows', '12,270 rows', '12,270 rows']);
  expect(withClass(svg, 'jg-small').map((line) => line.textContent)).toEqual(expect.arrayContaining(['7 left rows unmatched', '12,270 rows written']));
  expect(withClass(svg, 'jg-about').map((about) => about.textContent)).toEqual(['raw → staging · not part of this run', 'staging → warehouse · 0.98 s']);
});

test('a join that matched nothing is marked, another one is not', () => {
  const bad = parseXml(renderGraphSvg(JOBS, withJoin({ unmatchedLeft: 10, unmatchedRight: 20 })));
  expect(withClass(bad, 'jg-warned').map((card) => withClass(card, 'jg-name')[0].textContent)).toEqual(['Join artists']);
  expect(withClass(bad, 'jg-warning').map((line) => line.textContent)).toEqual(['No row found a match']);
  expect(withClass(parseXml(renderGraphSvg(JOBS, withJoin({ unmatchedLeft: 9, unmatchedRight: 19 }))), 'jg-warned')).toEqual([]);
});

test('a join matched nothing only when there was something to match', () => {
  expect(matchedNothing(node('join', [0, 0], 0, { unmatchedLeft: 0, unmatchedRight: 0 }))).toBe(false);
  expect(matchedNothing(node('join', [5, 0], 0, { unmatchedLeft: 5, unmatchedRight: 0 }))).toBe(true);
  expect(matchedNothing(node('join', [5, 9], 0, { unmatchedLeft: 5 }))).toBe(true);
  expect(matchedNothing(node('filter', [5], 5))).toBe(false);
  expect(cardOf(WAREHOUSE_JOB.nodes[2], node('join', [5, 9], 5, { unmatchedLeft: 0, unmatchedRight: 0 })).lines).toContain('every row matched');
});

test('cards do not overlap, sources stand left and targets right, inputs in their order', () => {
  const svg = parseXml(renderGraphSvg([WAREHOUSE_JOB], REPORT));
  const boxes = withClass(svg, 'jg-node').map((card) => {
    const [x, y] = (card.getAttribute('transform') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    const [rect] = withClass(card, 'jg-card');
    return { x, y, right: x + Number(rect.getAttribute('width')), bottom: y + Number(rect.getAttribute('height')) };
  });
  const [albums, artists, join, drop, warehouse] = boxes;
  boxes.forEach((a, index) => boxes.slice(index + 1).forEach((b) => {
    expect(a.right < b.x || b.right < a.x || a.bottom < b.y || b.bottom < a.y).toBe(true);
  }));
  expect(albums.x).toBe(artists.x);
  expect(albums.y).toBeLessThan(artists.y);
  expect([albums.right < join.x, join.right < drop.x, drop.right < warehouse.x]).toEqual([true, true, true]);
});

test('hostile names are text, long ones are cut and stand whole in the title of their card', () => {
  const name = `<script>alert("1")</script> & '${'long '.repeat(30)}'`;
  const job = structuredClone(WAREHOUSE_JOB);
  job.nodes[0].name = name;
  const svg = parseXml(renderGraphSvg([{ ...job, name }]));
  expect(elements(svg, 'script')).toEqual([]);
  expect(withClass(svg, 'jg-name')[0].textContent).toMatch(/^<script>.*…$/);
  expect(elements(withClass(svg, 'jg-node')[0], 'title')[0].textContent).toContain(name);
});

test('the same jobs give the same bytes, and the picture follows light and dark by itself', () => {
  expect(renderGraphSvg(JOBS, REPORT)).toBe(renderGraphSvg(structuredClone(JOBS), structuredClone(REPORT)));
  expect(renderGraphSvg(JOBS)).toMatch(/prefers-color-scheme:dark/);
  expect(renderGraphSvg(JOBS)).not.toMatch(/NaN|undefined|href|url\(/);
});

test('a node may read one input twice', () => {
  const job = structuredClone(WAREHOUSE_JOB);
  job.nodes[2].inputs = ['albums', 'albums'];
  expect(withClass(parseXml(renderGraphSvg([job])), 'jg-edge')).toHaveLength(4);
});

test('a graph of a thousand nodes is drawn whole', () => {
  const job: ManifestJob = { ...WAREHOUSE_JOB, nodes: [...STAGING_JOB.nodes.slice(0, 1)] };
  for (let index = 1; index < 1000; index++) {
    const input = index % 5 === 0 ? 'raw-albums' : job.nodes[index - 1].id;
    job.nodes.push({ type: 'RenameField', id: `n${index}`, name: `Step ${index}`, inputs: [input], schema: [field('b')], from: 'a', to: 'b' });
  }
  const svg = parseXml(renderGraphSvg([job]));
  expect(withClass(svg, 'jg-node')).toHaveLength(1000);
  expect(withClass(svg, 'jg-edge')).toHaveLength(999);
});

const COMMON = { id: 'n', name: 'n', inputs: ['m'], schema: [field('a')] };

test.each([
  ['genre_0 → genre', { ...COMMON, type: 'ApplyMapping', mappings: [{ from: 'genre_0', fromType: 'string', to: 'genre', toType: 'string' }, { from: 'a', fromType: 'string', to: 'a', toType: 'string' }] }],
  ['keeps 1 field', { ...COMMON, type: 'ApplyMapping', mappings: [{ from: 'a', fromType: 'string', to: 'a', toType: 'int' }] }],
  ['keeps a, b', { ...COMMON, type: 'SelectFields', fields: ['a', 'b'] }],
  ['a → b', { ...COMMON, type: 'RenameField', from: 'a', to: 'b' }],
  ['a ≥ 50 or not b is null', { ...COMMON, type: 'Filter', operator: 'OR', conditions: [{ field: 'a', operation: 'GTE', negated: false, value: '50' }, { field: 'b', operation: 'ISNULL', negated: true }] }],
  ['on all fields', { ...COMMON, type: 'DropDuplicates' }],
  ['on a', { ...COMMON, type: 'DropDuplicates', fields: ['a'] }],
  ['avg(a), count(b) by c', { ...COMMON, type: 'Aggregate', groupBy: ['c'], aggregations: [{ function: 'avg', field: 'a' }, { function: 'count', field: 'b' }] }],
  ['count(b)', { ...COMMON, type: 'Aggregate', groupBy: [], aggregations: [{ function: 'count', field: 'b' }] }],
  ['distinct rows', { ...COMMON, type: 'Union', distinct: true }],
  ['SELECT a FROM t', { ...COMMON, type: 'Sql', sql: 'SELECT a\n  FROM t\n', aliases: ['t'] }],
  ['lake/', { ...COMMON, type: 'ParquetSource', inputs: [], location: 'lake', path: '/' }],
  ['raw/a.json', { ...COMMON, type: 'JsonSource', inputs: [], location: 'raw', path: 'a.json' }],
  ['music.tracks', { ...COMMON, type: 'CatalogSource', inputs: [], database: 'music', table: 'tracks' }],
  ['columns without a value', { ...COMMON, type: 'DropNullFields' }],
  ['a → a_filled', { ...COMMON, type: 'FillMissingValues', field: 'a', filledField: 'a_filled' }],
  ['a, b | others', { ...COMMON, type: 'SplitFields', fields: ['a', 'b'] }],
  ['number 1', { ...COMMON, type: 'SelectFromCollection', index: 1 }],
  ['MyTransform', { ...COMMON, type: 'CustomCode', className: 'MyTransform', code: 'return dfc' }],
  ['2 rules', { ...COMMON, type: 'EvaluateDataQuality', rules: [{ kind: 'RowCount', dqdl: 'RowCount > 1' }], onlyInGlue: ['ColumnCount > 1'] }],
  ['runs in Glue only', { ...COMMON, type: 'GlueNode', nodeType: 'Recipe', glue: {} }],
  ['music.tracks', { ...COMMON, type: 'CatalogTarget', database: 'music', table: 'tracks' }],
  ['music.tracks', { ...COMMON, type: 'IcebergTarget', database: 'music', table: 'tracks', location: 'lake', path: 'tracks/' }],
] as const)('the detail of a node reads `%s`', (detail, each) => {
  expect(detailOf(structuredClone(each) as unknown as ManifestJob['nodes'][number])).toBe(detail);
});

test('a node that only Glue knows has Glue\'s name for its type, and stands where its type says', () => {
  const job: ManifestJob = {
    ...WAREHOUSE_JOB,
    nodes: [
      { ...COMMON, type: 'GlueNode', id: 'in', name: 'In', inputs: [], schema: [], nodeType: 'SnowflakeSource', glue: {} },
      { ...COMMON, type: 'GlueNode', id: 'mask', name: 'Mask', inputs: ['in'], schema: [], nodeType: 'PIIDetection', glue: {} },
      { ...COMMON, type: 'GlueNode', id: 'out', name: 'Out', inputs: ['mask'], nodeType: 'S3HudiDirectTarget', glue: {} },
    ],
  };
  const svg = parseXml(renderGraphSvg([job, job]));
  expect(withClass(svg, 'jg-type').slice(0, 3).map((type) => type.textContent)).toEqual(['SnowflakeSource', 'PIIDetection', 'S3HudiDirectTarget']);
  expect(withClass(svg, 'jg-node').slice(0, 3).map((card) => card.getAttribute('class'))).toEqual(['jg-node jg-source', 'jg-node jg-transform', 'jg-node jg-target']);
  expect(withClass(svg, 'jg-small').slice(0, 3).map((line) => line.textContent)).toEqual(['columns unknown', 'columns unknown', '1 column']);
  expect(withClass(svg, 'jg-link')).toEqual([]);
});

test('a table that one job writes and the next one reads is a hand-over', () => {
  const table = { database: 'music', table: 'tracks' };
  const target = { ...COMMON, inputs: ['raw-albums'], id: 'out', name: 'Out' };
  const raw = STAGING_JOB.nodes[0];
  const source: ManifestJob['nodes'][number] = { ...COMMON, type: 'CatalogSource', id: 'in', name: 'In', inputs: [], ...table, nodeType: 'CatalogSource' };
  const reading: ManifestJob = { ...WAREHOUSE_JOB, nodes: [source, { ...WAREHOUSE_JOB.nodes[4], inputs: ['in'] }] };
  const writers: ManifestJob['nodes'] = [
    { ...target, type: 'CatalogTarget', ...table, nodeType: 'CatalogTarget', partitionKeys: [] },
    { ...target, type: 'ParquetTarget', location: 'lake', path: 'tracks/', format: 'parquet', compression: 'snappy', partitionKeys: [], catalogUpdate: { ...table, behavior: 'LOG' } },
  ];
  for (const writer of writers) expect(withClass(parseXml(renderGraphSvg([{ ...STAGING_JOB, nodes: [raw, writer] }, reading])), 'jg-link')).toHaveLength(1);
});
