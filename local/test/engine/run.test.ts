import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { loadManifest } from '../../src/assembly/assembly';
import { copyPipeline, csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { query, removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const ITEMS = { 'items.csv': 'id,n\na,1\nb,2\nc,\n' };
const plain = () => copyPipeline('id n:int', {
  rules: [{ kind: 'RowCount', min: 1, dqdl: 'RowCount >= 1' }],
  queries: [{ name: 'largest', description: 'Which is largest?', sql: 'SELECT id, n, n / 2E0 AS half, n > 1 AS big FROM result ORDER BY n DESC NULLS LAST', columns: fields('id n:int half:double big:boolean') }],
});

describe('what a run leaves', () => {
  test('the tree, and nothing else', async () => {
    const made = sandbox(plain(), ITEMS);
    const report = await made.succeed();
    expect(Object.keys(made.tree())).toEqual(['answers/largest.csv', 'index.html', 'run.json', 'warehouse/result/part-0.parquet']);
    expect(fs.readdirSync(made.out).sort()).toEqual(['answers', 'index.html', 'run.json', 'warehouse']);
    expect(made.read('answers/largest.csv')).toBe('id,n,half,big\nb,2,1,true\na,1,0.5,false\nc,,,\n');
    expect(JSON.parse(made.read('run.json'))).toEqual(report);
    expect(report).toMatchObject({
      version: 1,
      pipeline: 'Test/Pipeline',
      from: 'staging',
      rejects: [],
      tables: [{ name: 'result', rows: 3, files: 1 }],
      rules: [{ table: 'result', rule: 'RowCount >= 1', passed: true, found: '3 rows' }],
      queries: [{ name: 'largest', rows: 3, file: 'largest.csv' }],
    });
    expect(made.read('index.html')).toContain('Which is largest?');
  });

  test('a second run gives equal rows, not twice as many', async () => {
    const made = sandbox(plain(), ITEMS);
    await made.succeed();
    const first = await made.rows();
    await made.succeed();
    expect(await made.rows()).toEqual(first);
    expect(Object.keys(made.tree())).toHaveLength(4);
  });

  test('types, also where a column holds nothing', async () => {
    const made = sandbox(copyPipeline('s b:boolean i:int l:bigint f:float d:double day:date at:timestamp e:decimal(5,2)'), { 'items.csv': 's,b,i,l,f,d,day,at,e\n,,,,,,,,\n' });
    await made.succeed();
    const types = await query(`SELECT column_type FROM (DESCRIBE SELECT * FROM '${made.out}/warehouse/result/part-0.parquet')`);
    expect(types.flat()).toEqual(['VARCHAR', 'BOOLEAN', 'INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'DECIMAL(5,2)']);
    expect(await made.rows()).toEqual([Array(9).fill(null)]);
  });

  test('an empty result is one file with the columns, partitioned or not', async () => {
    const source = csvSource('items', fields('id n:int'));
    const filter = { type: 'Filter' as const, id: 'f', name: 'F', inputs: ['items'], schema: source.schema, operator: 'AND' as const, conditions: [{ field: 'id', operation: 'EQ' as const, negated: false, value: 'z' }] };
    for (const partitionKeys of [[], ['id']]) {
      const made = sandbox(pipeline([source, filter, parquet(filter, { partitionKeys })]), ITEMS);
      await made.succeed();
      expect(Object.keys(made.tree()).filter((name) => name.endsWith('.parquet'))).toEqual(['warehouse/result/part-0.parquet']);
      expect((await query(`DESCRIBE SELECT * FROM '${made.out}/warehouse/result/part-0.parquet'`)).map(([name]) => name)).toEqual(['id', 'n']);
    }
  });

  test('hive partitions, a null among the keys, and the table reads them', async () => {
    const source = csvSource('items', fields('id n:int k:int'));
    const manifest = pipeline([source, parquet(source, { partitionKeys: ['k'] })], {
      queries: [{ name: 'all_rows', description: 'All?', sql: 'SELECT id, n, k FROM result ORDER BY id', columns: fields('id n:int k:int') }],
    });
    const made = sandbox(manifest, { 'items.csv': 'id,n,k\na,1,7\nb,2,\nc,3,8\n' });
    expect((await made.succeed()).tables).toMatchObject([{ rows: 3, files: 3 }]);
    expect(Object.keys(made.tree()).filter((name) => name.endsWith('.parquet'))).toEqual([
      'warehouse/result/k=7/part-0.parquet', 'warehouse/result/k=8/part-0.parquet', 'warehouse/result/k=__HIVE_DEFAULT_PARTITION__/part-0.parquet',
    ]);
    expect(made.read('answers/all_rows.csv')).toBe('id,n,k\na,1,7\nb,2,\nc,3,8\n');
  });

  test('JSON, a null field written', async () => {
    const source = csvSource('items', fields('id n:int'));
    const made = sandbox(pipeline([source, { type: 'JsonTarget', id: 'j', name: 'J', inputs: ['items'], schema: source.schema, location: 'warehouse', path: 'lines/', compression: 'uncompressed', partitionKeys: [] }]), ITEMS);
    await made.succeed();
    expect(made.read('warehouse/lines.json')).toBe('{"id":"a","n":1}\n{"id":"b","n":2}\n{"id":"c","n":null}\n');
  });
});

describe('two jobs', () => {
  const staged = fields('id n');
  const raw = csvSource('raw', staged, { location: 'raw', path: 'raw_items.csv' });
  const rawJob = { name: 'raw-to-staging', nodes: [raw, { type: 'CsvTarget' as const, id: 't', name: 'Stage', inputs: ['raw'], schema: staged, location: 'staging', path: 'items/', separator: ',', quote: '"', compression: 'uncompressed' as const, partitionKeys: [] }] };
  const source = csvSource('items', fields('id n:int'));
  const two = () => pipeline([source, parquet(source)], { jobs: [rawJob] });
  const RAW = { 'raw_items.csv': 'id,n\na,1\nb,two\n' };

  test('from raw: the staged files are left, and rejects name them', async () => {
    const made = sandbox(two(), RAW);
    const report = await made.succeed('--max-rejects', '1');
    expect(report).toMatchObject({ from: 'raw', jobs: [{ name: 'raw-to-staging' }, { name: 'staging-to-warehouse' }], rejects: [{ file: 'items.csv', lines: 1, rows: 2 }] });
    expect(made.read('staging/items.csv')).toBe('id,n\na,1\nb,two\n');
    expect(await made.rows()).toEqual([['a', 1], ['b', null]]);
  });

  test('staged files are found, and the staged ones of an earlier run from raw go', async () => {
    const made = sandbox(two(), RAW);
    await made.succeed('--max-rejects', '1');
    fs.rmSync(path.join(made.data, 'raw_items.csv'));
    made.write('data/items/part-0.csv', 'id,n\nz,9\n');
    expect((await made.succeed()).from).toBe('staging');
    expect(fs.existsSync(path.join(made.out, 'staging'))).toBe(false);
    expect(await made.rows()).toEqual([['z', 9]]);
  });

  test('reads the staged files of an earlier run in the same folder, and leaves them', async () => {
    const made = sandbox(two(), RAW);
    await made.succeed('--max-rejects', '1');
    const called = await made.run('--data', path.join(made.out, 'staging'), '--max-rejects', '1');
    expect(called.status).toBe(0);
    expect(made.read('staging/items.csv')).toBe('id,n\na,1\nb,two\n');
  });

  test('files of both: --from decides, else an error names them', async () => {
    const made = sandbox(two(), { ...RAW, 'items.csv': 'id,n\nz,9\n' });
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain('Say with --from where to start (raw or staging)');
    expect(stderr).toContain('raw: raw_items.csv');
    expect(stderr).toContain('staging: items.csv');
    expect((await made.succeed('--from', 'staging')).from).toBe('staging');
    expect((await made.run('--from', 'lake')).stderr).toContain('Give --from one of: raw, staging.');
  });

  test('sources of two locations do not read one file, but each that of its folder', async () => {
    const [one, other] = ['crm', 'shop'].map((location) => csvSource(location, fields('id n:int'), { location, path: 'items.csv' }));
    const made = sandbox(pipeline([one, other, { ...join('both', one, other, [['id', 'id']]), schema: fields('id n:int') }, parquet(one)]), { 'items.csv': 'id,n\na,1\n' });
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain('Put the files of each location into a folder of its name.');
    expect(stderr).toMatch(/items\.csv: node Read crm of crm and node Read shop of shop would both read it/);
  });

  test('no file at all: the error lists the names', async () => {
    const { status, stderr } = await sandbox(two()).run();
    expect(status).toBe(2);
    expect(stderr).toContain('raw: looked for raw_items.csv');
    expect(stderr).toContain('staging: looked for items.csv or items/');
  });
});

describe('what is printed', () => {
  test('a line for each job, the figures and the place of the page', async () => {
    const made = sandbox(plain(), ITEMS);
    const { stdout, stderr } = await made.run();
    expect(stderr).toBe('');
    expect(stdout.replace(/[\d.]+ s|[\d.]+ B/g, 'N')).toBe([
      'staging-to-warehouse: 3 rows in, 3 out, N',
      'result: 3 rows in 1 Parquet file, N',
      'Rejects: none',
      'Quality rules: 1 of 1 hold',
      `Answers: 1, in ${path.join(made.out, 'answers')}; \`answer NAME --out DIR\` prints one`,
      'Time: N, starting from staging',
      '',
      `Open ${path.join(made.out, 'index.html')}`,
      '',
    ].join('\n'));
  });

  test('--answers: these too, before the figures', async () => {
    const { stdout } = await sandbox(plain(), ITEMS).run('--answers');
    expect(stdout).toMatch(/^staging-to-warehouse: .*\n\nWhich is largest\? \(largest\)\n[^]*│ b +│ +2 │ +1 │[^]*┘\n\nresult: 3 rows/);
  });

  test('--answers is nothing for a program, or for who wants nothing printed', async () => {
    for (const option of ['--json', '--quiet']) {
      expect((await sandbox(plain(), ITEMS).run('--answers', option)).stderr).toContain(`option '--answers' cannot be used with option '${option}'`);
    }
  });

  test('--quiet: the place of the page', async () => {
    const made = sandbox(plain(), ITEMS);
    expect(await made.run('--quiet')).toEqual({ status: 0, stdout: `${path.join(made.out, 'index.html')}\n`, stderr: '' });
  });

  test('--json: run.json', async () => {
    const made = sandbox(plain(), ITEMS);
    const { stdout, stderr } = await made.run('--json');
    expect(stdout).toBe(made.read('run.json'));
    expect(stderr).toBe('');
  });

  test('a join that matched nothing is warned of by name', async () => {
    const a = csvSource('a', fields('k'));
    const b = csvSource('b', fields('k2'));
    const joined = join('both', a, b, [['k', 'k2']]);
    const { status, stdout } = await sandbox(pipeline([a, b, joined, parquet(joined)]), { 'a.csv': 'k\n1\n', 'b.csv': 'k2\n2\n3\n' }).run();
    expect(status).toBe(0);
    expect(stdout).toContain('Warning: join Join both (staging-to-warehouse) on k = k2 matched nothing: none of 1 rows has a partner among 2');
  });

  test('ten rows of an answer, and how many there are', async () => {
    const made = sandbox(plain(), { 'items.csv': `id,n\n${Array.from({ length: 1500 }, (_, index) => `i${index},${index}\n`).join('')}` });
    const { stdout } = await made.run('--answers');
    expect(stdout).toContain(`10 of 1,500 rows, all of them in ${path.join(made.out, 'answers', 'largest.csv')}`);
    expect(stdout).toContain('│ 1,490 │');
    expect(stdout).not.toContain('│ 1,489 │');
  });
});

describe('a query', () => {
  const asked = (sql: string, columns: string) => sandbox(copyPipeline('id n:int', { queries: [{ name: 'q', description: 'Q?', sql, columns: fields(columns) }] }), ITEMS).run();

  test.each([
    ['SELECT id FROM result', 'id missing:int', 'query q: gives no column `missing`; found id'],
    ['SELECT id AS genr FROM result', 'genre', "query q: gives no column `genre`; did you mean 'genr'? found genr"],
    ['SELECT nothing FROM result', 'nothing', 'Referenced column "nothing" not found'],
    ['SELECT id FROM result', 'id:int', "Could not convert string 'a' to INT32"],
  ])('%s', async (sql, columns, expected) => {
    const { status, stderr } = await asked(sql, columns);
    expect(status).toBe(2);
    expect(stderr).toContain(expected);
  });

  test('its answer is in the order that it asks for', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_000);
    const made = sandbox(copyPipeline('n:int', { queries: [{ name: 'q', description: 'Q?', sql: 'SELECT n FROM result ORDER BY n DESC', columns: fields('n:bigint') }] }), { 'items.csv': `n\n${rows.join('\n')}\n` });
    await made.succeed();
    expect(made.read('answers/q.csv')).toBe(`n\n${rows.sort((a, b) => b - a).join('\n')}\n`);
  });
});

describe('the output folder', () => {
  test('with entries of somebody else that would be lost is refused; others stay', async () => {
    const made = sandbox(plain(), ITEMS);
    made.write('out/warehouse/mine.txt', 'mine');
    made.write('out/notes.txt', 'mine');
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain(path.join(made.out, 'warehouse'));
    expect(made.tree()).toEqual({ 'notes.txt': 'mine', 'warehouse/mine.txt': 'mine' });
    fs.rmSync(path.join(made.out, 'warehouse'), { recursive: true });
    await made.succeed();
    expect(made.tree()['notes.txt']).toBe('mine');
  });

  test('that would overwrite the input is refused', async () => {
    const made = sandbox(plain());
    made.write('out/warehouse/items.csv', ITEMS['items.csv']);
    const { status, stderr } = await made.run('--data', path.join(made.out, 'warehouse'));
    expect(status).toBe(2);
    expect(stderr).toContain('the run would write over its own input');
    expect(made.tree()).toEqual({ 'warehouse/items.csv': ITEMS['items.csv'] });
  });

  test('may be the folder of the input, whose files stay', async () => {
    const made = sandbox(plain());
    made.write('out/items.csv', ITEMS['items.csv']);
    expect((await made.run('--data', made.out)).status).toBe(0);
    expect(made.read('items.csv')).toBe(ITEMS['items.csv']);
  });

  test('that is a file, or lies under one, is refused', async () => {
    const made = sandbox(plain(), ITEMS);
    fs.writeFileSync(made.out, 'mine');
    expect((await made.run()).stderr).toContain('is a file');
    const { status, stderr } = await made.run('--out', path.join(made.out, 'below'));
    expect(status).toBe(2);
    expect(stderr).toContain('a part of its path is a file');
    expect(fs.readFileSync(made.out, 'utf8')).toBe('mine');
  });

  test('in use by a living process is refused, naming it', async () => {
    const made = sandbox(plain(), ITEMS);
    made.write('out/.spotify-pipeline.lock', JSON.stringify({ pid: process.ppid, host: os.hostname(), since: '2024-01-01T00:00:00Z' }));
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain(`held by process ${process.ppid} on ${os.hostname()} since 2024-01-01T00:00:00Z`);
    expect(Object.keys(made.tree())).toEqual(['.spotify-pipeline.lock']);
  });

  test('is one run\'s at a time', async () => {
    const made = sandbox(plain(), ITEMS);
    const { stderr, status } = await made.run();
    expect([status, stderr.includes('Error')]).toEqual([0, false]);
    const { runPipeline } = await import('../../src/run/run');
    const manifest = loadManifest(made.assembly);
    const told = { onStep: () => {}, onJob: () => {} };
    const request = { manifest, data: made.data, out: made.out, maxRejects: { lines: 0 }, signal: new AbortController().signal, ...told };
    const results = await Promise.allSettled([runPipeline(request), runPipeline(request)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { message: expect.stringContaining('this one is in use') } });
    expect(Object.keys(made.tree())).toHaveLength(4);
  });
});
