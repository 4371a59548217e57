import { csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox, Sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const tracks = csvSource('tracks', fields('track artist_id'));
const artists = csvSource('artists', fields('id name'));

/** A join of tracks and their artists. @param rows the keys on each side, in their order */
function joined(left: readonly string[], right: readonly string[], joinType: Parameters<typeof join>[4] = 'inner'): Sandbox {
  const both = join('both', tracks, artists, [['artist_id', 'id']], joinType);
  return sandbox(pipeline([tracks, artists, both, parquet(both)]), {
    'tracks.csv': `track,artist_id\n${left.map((key, index) => `t${index},${key}\n`).join('')}`,
    'artists.csv': `id,name\n${right.map((key) => `${key},x\n`).join('')}`,
  });
}

const keys = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `k${String(from + index).padStart(3, '0')}`);
const LOST = '2 of 101 rows of its left side (2 %) found no partner by artist_id = id, and are in no result; one has artist_id `k099`';

/** What is said of the losses of the only join. */
async function losses(made: Sandbox): Promise<unknown> {
  const { jobs } = await made.succeed();
  return jobs[0].nodes.find(({ type }) => type === 'Join')?.losses;
}

test('rows that an inner join loses, more than 1 %, are told by name: when it ends, in run.json and on the page', async () => {
  const made = joined(keys(101), keys(99));
  const { status, stdout } = await made.run();
  expect([status, stdout.includes(`Warning: join Join both (staging-to-warehouse): ${LOST}\n`)]).toEqual([0, true]);
  expect(JSON.parse(made.read('run.json')).jobs[0].nodes[2].losses).toEqual([{ side: 'left', rows: 2, of: 101, example: 'artist_id `k099`' }]);
  const page = made.read('index.html');
  expect(page).toContain('2 % of the left lost');
  expect(page).toContain('Rows that found no partner in a join, and are in no result');
});

test('not 1 % of them', async () => {
  const made = joined(keys(100), keys(99));
  const { stdout } = await made.run();
  expect(stdout).not.toContain('Warning');
  expect(stdout).toContain('\nUnmatched: 1 of 100 rows of the left side of Join both\n');
  expect(await losses(made)).toBeUndefined();
});

test.each([
  [keys(3), 'Unmatched: none\n'],
  [keys(3, 1), 'Unmatched: 1 of 3 rows of the left side of Join both, 1 of 3 rows of the right side of Join both\n'],
])('a line tells what inner joins lost, however little', async (left, line) => {
  expect((await joined(left, keys(3)).run()).stdout).toContain(line);
});

test('of a join that keeps such rows there is nothing to tell', async () => {
  expect((await joined(keys(3, 1), keys(3), 'left').run()).stdout).not.toContain('Unmatched');
});

test('--max-unmatched ends a run that loses more, and publishes nothing', async () => {
  const made = joined(keys(101), keys(99));
  for (const share of ['0%', '1.9%']) {
    const { status, stderr } = await made.run('--max-unmatched', share);
    expect(status).toBe(2);
    expect(stderr).toContain(`node Join both: ${LOST}`);
    expect(made.tree()).toEqual({});
  }
  expect((await made.run('--max-unmatched', '2%')).status).toBe(0);
});

test('--max-unmatched below 1 % counts, too', async () => {
  expect((await joined(keys(1000), keys(999)).run('--max-unmatched', '0.05%')).status).toBe(2);
});

test.each(['2', '-1%', '101%', 'x'])('--max-unmatched %s is no share', async (text) => {
  const { status, stderr } = await joined(keys(1), keys(1)).run('--max-unmatched', text);
  expect([status, stderr.includes('Give --max-unmatched a share from 0% to 100%')]).toEqual([2, true]);
});

describe('which rows are lost', () => {
  test('none of the side that is looked up in: what nobody looked up', async () => {
    expect(await losses(joined([...keys(3), ...keys(3)], keys(300)))).toBeUndefined();
    expect(await losses(joined(keys(300), [...keys(3), ...keys(3)]))).toBeUndefined();
  });

  test('those of both sides where rows come in pairs', async () => {
    expect(await losses(joined(keys(10), keys(10, 1)))).toEqual([
      { side: 'left', rows: 1, of: 10, example: 'artist_id `k000`' }, { side: 'right', rows: 1, of: 10, example: 'id `k010`' },
    ]);
  });

  test('those whose key is null', async () => {
    expect(await losses(joined(['', ...keys(3), ...keys(3)], keys(3)))).toEqual([{ side: 'left', rows: 1, of: 7, example: 'artist_id null' }]);
  });

  test('all, where the other side is empty', async () => {
    const none = { type: 'Filter' as const, id: 'f', name: 'F', inputs: ['artists'], schema: artists.schema, operator: 'AND' as const, conditions: [{ field: 'id', operation: 'ISNULL' as const, negated: false }] };
    const both = join('both', tracks, none, [['artist_id', 'id']]);
    const made = sandbox(pipeline([tracks, artists, none, both, parquet(both)]), { 'tracks.csv': 'track,artist_id\nt,a\n', 'artists.csv': 'id,name\na,x\n' });
    const { jobs } = await made.succeed();
    expect(jobs[0].nodes.find(({ type }) => type === 'Join')?.losses).toEqual([{ side: 'left', rows: 1, of: 1, example: 'artist_id `a`' }]);
  });

  test.each(['left', 'right', 'outer', 'leftsemi', 'leftanti'] as const)('none of a %s join', async (joinType) => {
    expect(await losses(joined(keys(10), keys(10, 1), joinType))).toBeUndefined();
  });
});
