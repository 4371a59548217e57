import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { dataFolder, Files, lines, removeFolders, shop } from './data-folder';
import type { PipelineManifest } from '../../src/manifest';
import { call, query } from '../support/sandbox';

afterAll(removeFolders);

interface WrittenApp {
  /** The folder of the data, in which the app is. */
  readonly folder: string;
  readonly app: string;
  readonly text: string;
  readonly stdout: string;
}

async function writtenApp(files: Files, language: 'typescript' | 'python' = 'typescript', prepare = async (_folder: string) => {}): Promise<WrittenApp> {
  const folder = dataFolder(files);
  await prepare(folder);
  const app = path.join(folder, 'app');
  const { status, stdout, stderr } = await call('inspect', folder, '--out', app, '--language', language);
  if (status !== 0) throw new Error(stderr);
  return { folder, app, text: fs.readFileSync(path.join(app, language === 'python' ? 'app.py' : 'bin/app.ts'), 'utf8'), stdout };
}

interface Ran {
  /** What the compiler says. Nothing is run where it says anything. */
  readonly problems: readonly string[];
  readonly results: Readonly<Record<string, {
    /** What the library says of the app. */
    readonly findings: readonly string[];
    /** Of its pipeline, where it was looked at and not made. */
    readonly manifest?: PipelineManifest;
  }>>;
}

function runApps(apps: Readonly<Record<string, { readonly text: string; readonly cwd: string; readonly outdir?: string }>>): Ran {
  const child = spawnSync(process.execPath, [path.join(__dirname, 'run-apps.js'), path.join(__dirname, 'apps')], {
    input: JSON.stringify(apps), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout.slice(child.stdout.indexOf('{"problems"'))) as Ran;
}

/** Apps compile, the library finds nothing wrong with them, and a run reads each value, and finds that their rules hold. */
async function expectSound(written: Readonly<Record<string, WrittenApp>>): Promise<void> {
  const { problems, results } = runApps(Object.fromEntries(Object.entries(written).map(([name, { text, app }]) => [name, { text, cwd: app }])));
  expect(problems).toEqual([]);
  for (const [name, { findings, manifest }] of Object.entries(results)) {
    expect({ name, findings }).toEqual({ name, findings: [] });
    const { folder, app } = written[name];
    fs.mkdirSync(path.join(app, 'cdk.out'));
    fs.writeFileSync(path.join(app, 'cdk.out', 'Test.pipeline.json'), JSON.stringify(manifest));
    const { status, stdout, stderr } = await call('run', path.join(app, 'cdk.out'), '--data', folder, '--out', path.join(app, 'out'), '--json');
    expect({ name, status, stderr }).toEqual({ name, status: 0, stderr: expect.not.stringContaining('Error') });
    const { rejects, rules } = JSON.parse(stdout);
    expect({ name, rejects, broken: rules.filter(({ passed }: { passed: boolean }) => !passed) }).toEqual({ name, rejects: [], broken: [] });
  }
  expect(Object.keys(results)).toEqual(Object.keys(written));
}

test('a folder of three CSV files becomes an app that compiles, synthesizes and runs', async () => {
  const { folder, app, text, stdout } = await writtenApp(shop());
  expect(stdout).toContain('npx cdk-spotify-analytics-local run cdk.out --data .. --out out');
  expect(fs.readdirSync(app, { recursive: true }).sort()).toEqual(['.gitignore', 'bin', 'bin/app.ts', 'cdk.json', 'package.json', 'tsconfig.json']);
  const outdir = path.join(app, 'cdk.out');
  expect(runApps({ shop: { text, cwd: app, outdir } })).toEqual({ problems: [], results: { shop: { findings: [] } } });

  const out = path.join(app, 'out');
  const { status, stdout: report } = await call('run', outdir, '--data', folder, '--out', out, '--json');
  expect(status).toBe(0);
  const { tables, rejects, rules } = JSON.parse(report);
  expect({ tables: tables.map(({ name, rows }: { name: string; rows: number }) => ({ name, rows })), rejects }).toEqual({ tables: [{ name: 'orders', rows: 60 }], rejects: [] });
  expect(rules.every(({ passed }: { passed: boolean }) => passed)).toBe(true);
  // The two orders of no customer are there, without a country.
  expect(await query(`SELECT count(*), count(name), count(product_name), sum(price) FROM read_parquet('${out}/warehouse/orders/*.parquet')`))
    .toEqual([[60, 58, 60, '210.00'].map((value, index) => (index < 3 ? String(value) : value))]);
});

const PEOPLE: Files = { 'people.json': lines('{"Person ID": 1, "name": "Ann", "born": "1990-01-31"}', '{"Person ID": 2, "name": "Bob", "tags": ["x"]}') };
const PLAYS = async (folder: string) => {
  await query(`COPY (SELECT i AS play_id, i % 2 + 1 AS person_id, 1.5::DOUBLE * i AS minutes FROM range(1, 9) t(i)) TO '${folder}/plays.parquet'`);
};

describe('apps of other files', () => {
  test('compile and run', async () => {
    const written: Record<string, WrittenApp> = {
      mixed: await writtenApp(PEOPLE, 'typescript', PLAYS),
      oneColumn: await writtenApp({ 'words.csv': lines('word', 'a', 'b', 'a') }),
      two: await writtenApp({ 'a.csv': lines('x;y', '1;p', '2;q'), 'b.csv': lines('u|v', '1|r', '2|s') }),
      ring: await writtenApp({ 'men.csv': lines('man_id,woman_id', '1,10', '2,20'), 'women.csv': lines('woman_id,man_id', '10,1', '20,2') }),
      chain: await writtenApp({
        'cities.csv': lines('id,name,country_code', '1,Rome,IT', '2,Oslo,NO', '3,Bern,CH'),
        'countries.csv': lines('country_code,name', 'IT,Italy', 'NO,Norway', 'CH,Switzerland', 'FR,France'),
        'trips.csv': lines('id,from_city,city_id', '1,x,1', '2,y,2', '3,z,3', '4,x,1'),
      }),
      hostile: await writtenApp({ '日本 (1).json': lines('{"a\'b\\"c": 1, "\\u202e": "x", "${x}": true, "select": 2}', '{"a\'b\\"c": 2}') }),
      // One key goes through three files, of which none but the first names the thing.
      keys: await writtenApp({
        'plays.csv': lines('track_id,minutes', 'ax,1', 'bx,2', 'cx,3', 'ax,4'),
        'audio.csv': lines('id,tempo', 'ax,1.5', 'bx,2', 'cx,3', 'dx,4'),
        'titles.csv': lines('id,title,tempo', 'ax,A,x', 'bx,B,y', 'cx,C,x', 'dx,D,z', 'ex,E,z'),
      }),
      sameNames: await writtenApp({ 'a b.csv': lines('id,average,row_count,v', '1,x,p,1.5', '2,y,q,2', '3,x,p,3'), 'a b.json': lines('{"row_count": "x"}', '{"row_count": "y"}', '{"row_count": "x"}') }),
      period: await writtenApp({ 'sales.csv': lines('id,month,ended', ...Array.from({ length: 12 }, (_, index) => `${index},${['May', 'June'][index % 2]},2023-${String(index + 1).padStart(2, '0')}-01`)) }),
      orders: await writtenApp({ 'stays.csv': lines('id,began,ended', '1,31/12/2023,12/31/2023', '2,30/12/2023,12/30/2023', '3,30/12/2023,12/30/2023') }),
      typed: await writtenApp({ 'all.csv': lines('id,b,i,l,d,m,day,at,t', '1,true,1,9999999999,1.5,2.50,2023-01-31,2023-01-31 10:00:00,x', '2,false,2,1,2,3.50,2024-02-29,2024-01-31 10:00:00,y') }),
    };
    await expectSound(written);
  });

  test('in Python no variable is a word of the language', async () => {
    const { text } = await writtenApp({ 'global.csv': lines('id,v', '1,x', '2,y'), 'lambda.csv': lines('key,w', 'p,x', 'q,y') }, 'python');
    expect(text).toMatch(/^\s*global2 = CsvSource\(/m);
    expect(text).toMatch(/^\s*lambda2 = CsvSource\(/m);
  });

  test('files that Spark would read otherwise are left out by name: lines that end in CR alone, brackets in the name', async () => {
    const { stdout } = await writtenApp({ 'a.csv': lines('id,v', '1,x', '2,y'), 'old.csv': 'id,v\r1,x\r2,y\r', 'b [1].csv': lines('id,v', '1,x', '2,y') });
    expect(stdout).toContain('old.csv: has lines that end in CR alone; save it with LF or CRLF');
    expect(stdout).toContain('b [1].csv: has a name that no path of a source can be; rename it');
  });

  test('JSON and Parquet whose names are no good ones are renamed by a node, and joined', async () => {
    const { text } = await writtenApp(PEOPLE, 'typescript', PLAYS);
    expect(text).toContain("{ sourceField: 'Person ID', targetField: 'person_id' }");
    expect(text).toContain("keys: [{ left: 'person_id', right: 'person_id' }]");
    expect(text).not.toContain('tags');
    expect(text).not.toContain('joinType');
  });

  test('what is joined to a file that is joined comes with it', async () => {
    const { text } = await writtenApp({
      'cities.csv': lines('id,name,country_code', '1,Rome,IT', '2,Oslo,NO'),
      'countries.csv': lines('country_code,name', 'IT,Italy', 'NO,Norway'),
      'trips.csv': lines('id,city_id', '1,1', '2,2', '3,1'),
    });
    expect(text.match(/KeyedJoin\.of/g)).toHaveLength(2);
    expect(text.match(/new ParquetTarget/g)).toHaveLength(1);
    expect(text).toContain("{ sourceField: 'name', targetField: 'country_name' }");
  });
});

describe('options of sources', () => {
  const OPTIONS: readonly (readonly [string, Files, readonly string[]])[] = [
    ['separator and quote', { 'a.csv': lines("id;'te;xt'", "1;'a;b'", "2;'c'") }, ["separator: ';'", 'quote: "\'"']],
    ['null words', { 'a.csv': lines('id,size', '1,NA', '2,3') }, ["nullWords: ['NA']"]],
    ['names', { 'a.csv': lines('Order ID,2019,Größe (cm)', 'a,1,2', 'b,3,4') }, ["columnNames: { order_id: 'Order ID', column_2019: '2019', grosse_cm: 'Größe (cm)' }"]],
    ['numbers', { 'a.csv': lines('id;price', '1;1.234,50', '2;7,25') }, ["decimalSeparator: ','", "thousandsSeparator: '.'"]],
    ['whole numbers with a fraction', { 'a.csv': lines('id,size', '1,9740.0', '2,') }, ['wholeNumbersWithFraction: true', "Field.of('size', DataType.INT)"]],
    ['dates', { 'a.csv': lines('id,day,at', '1,2016,31.12.2023 10:00', '2,2016-11-10,01.02.2024 10:00', '3,2016-11,01.02.2024 10:00') }, ["dateFormats: ['yyyy[-MM[-dd]]']", "timestampFormats: ['dd.MM.yyyy HH:mm']"]],
    ['encoding', { 'a.csv': Buffer.from(lines('id,name', '1,Zoë', '2,x'), 'latin1') }, ['encoding: CsvEncoding.WINDOWS_1252']],
    ['escape', { 'a.csv': lines('id,text', '1,"say \\"x\\", then"', '2,"c"') }, ["escape: '\\\\'"]],
  ];

  test.each(OPTIONS)('%s', async (_name, files, expected) => {
    const { text } = await writtenApp(files);
    for (const part of expected) expect(text).toContain(part);
  });

  test('what is as usual is not said', async () => {
    const { text } = await writtenApp({ 'a.csv': lines('id,day,at,size', '1,2016-11-10,2023-12-31 10:00:00,1.5', '2,2016-11-11,2023-12-31 10:00:00,2') });
    expect(text).toContain("new CsvSource(graph, 'A', {\n  location: 'raw',\n  path: 'a.csv',\n  schema: Schema.of(");
  });

  test('all of them compile and run', async () => {
    const apps: Record<string, WrittenApp> = {};
    for (const [index, [, files]] of OPTIONS.entries()) apps[`options${index}`] = await writtenApp(files);
    await expectSound(apps);
  });
});

test('files that no source reads are named, and the app is of the others', async () => {
  const { text, stdout } = await writtenApp({ ...shop(), 'array.json': '[{"id": 1}]' });
  expect(stdout).toContain('The app does not read:\n  array.json: is a JSON array');
  expect(text).not.toContain('array');
});

test('in Python', async () => {
  const { app, text } = await writtenApp(shop(), 'python');
  expect(fs.readdirSync(app).sort()).toEqual(['.gitignore', 'app.py', 'cdk.json', 'requirements.txt']);
  expect(text).toContain('        Field.of("order_id", DataType.INT, identifies="order"),\n');
  expect(text).toContain('    join_type=JoinType.LEFT,\n    keys=[JoinKey(left="customer_id", right="customer_id")],\n');
  expect(text).toContain('value=Measure.count("order_id", title="Orders"),');
  expect(text).toMatch(/tables=\[\n {8}PipelineTable\(\n {12}name="orders",\n {12}target=orders_table,/);
  expect(text.trimEnd().endsWith('app.synth()')).toBe(true);
});
