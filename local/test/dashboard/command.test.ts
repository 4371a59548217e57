import * as fs from 'fs';
import * as path from 'path';
import { pipelineWithDashboard, smallDashboard } from './small-dashboard';
import type { PipelineManifest } from '../../src/manifest';
import { copyPipeline } from '../support/manifests';
import { call, Called, query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

const CHROME_PATH = process.env.CHROME_PATH;
afterEach(() => {
  removeSandboxes();
  if (CHROME_PATH === undefined) delete process.env.CHROME_PATH;
  else process.env.CHROME_PATH = CHROME_PATH;
});

const ROWS = "SELECT * FROM (VALUES ('a', 'Anna', 1::INT), ('b', 'Bert', 2::INT)) AS t(id, name, rank)";
const FAILED = 'Error: Put this right and call again: nothing was written.\n';

const page = (made: Sandbox) => path.join(made.folder, 'page.html');
const warehouse = (made: Sandbox) => path.join(made.folder, 'wh');

/** A warehouse of these files, each made of a query. */
async function withWarehouse(files: Readonly<Record<string, string>>, manifest: PipelineManifest = pipelineWithDashboard()): Promise<Sandbox> {
  const made = sandbox(manifest);
  fs.mkdirSync(warehouse(made));
  for (const [name, select] of Object.entries(files)) {
    const file = path.join(warehouse(made), name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await query(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
  }
  return made;
}

const dashboard = (made: Sandbox, folder = warehouse(made), ...args: string[]): Promise<Called> =>
  call('dashboard', made.assembly, '--warehouse', folder, '--out', page(made), ...args);

async function written(made: Sandbox, folder = warehouse(made)): Promise<string> {
  const called = await dashboard(made, folder);
  expect([called.status, called.stdout]).toEqual([0, `${page(made)}\n`]);
  return fs.readFileSync(page(made), 'utf8');
}

/** Calls where a page was made before: it must be there still. */
async function refused(made: Sandbox, folder = warehouse(made), ...args: string[]): Promise<string> {
  fs.writeFileSync(page(made), 'earlier');
  const called = await dashboard(made, folder, ...args);
  expect([called.status, called.stdout]).toEqual([2, '']);
  expect(called.stderr).not.toMatch(/^\s+at /m);
  expect(fs.readFileSync(page(made), 'utf8')).toBe('earlier');
  expect(fs.readdirSync(made.folder).filter((name) => name.includes('.part'))).toEqual([]);
  return called.stderr;
}

describe('a page is made', () => {
  test('of the folder of the tables, and of the folder that a run wrote to: the same bytes', async () => {
    const made = sandbox(pipelineWithDashboard(), { 'items.csv': 'id,name,rank\na,Anna,1\nb,Bert,2\n' });
    await made.succeed();
    const html = await written(made, path.join(made.out, 'warehouse'));
    expect(html).toContain('<title>Ranks</title>');
    expect(await written(made, made.out)).toBe(html);
  });

  test('of partitions', async () => {
    const made = await withWarehouse({ 'result/name=Anna/part-0.parquet': "SELECT 'a' AS id, 1::INT AS rank", 'result/name=B%2Fb/part-0.parquet': "SELECT 'b' AS id, 2::INT AS rank" });
    made.write('cdk.out/Test.pipeline.json', JSON.stringify(partitioned(pipelineWithDashboard())));
    expect(await written(made)).toContain('2 rows in result');
  });

  test('of no rows', async () => {
    expect(await written(await withWarehouse({ 'result/part-0.parquet': `${ROWS} LIMIT 0` }))).toContain('0 rows in result');
  });

  test('in the place of an earlier one, in a folder that is not there yet', async () => {
    const made = await withWarehouse({ 'result/part-0.parquet': ROWS });
    const file = path.join(made.folder, 'new', 'page.html');
    const make = () => call('dashboard', made.assembly, '--warehouse', warehouse(made), '--out', file);
    expect((await make()).status).toBe(0);
    fs.writeFileSync(file, 'earlier');
    expect((await make()).status).toBe(0);
    expect(fs.readFileSync(file, 'utf8')).toContain('<title>Ranks</title>');
    expect(fs.readdirSync(path.dirname(file))).toEqual(['page.html']);
  });
});

function partitioned(manifest: PipelineManifest): PipelineManifest {
  return { ...manifest, tables: manifest.tables.map((table) => ({ ...table, partitionKeys: ['name'] })) };
}

describe('all that is wrong is said at once', () => {
  test('options, assembly and warehouse', async () => {
    const made = sandbox(copyPipeline('id'));
    made.write('file', '');
    process.env.CHROME_PATH = path.join(made.folder, 'nothing');
    const called = await call('dashboard', made.assembly, '--warehouse', '/nowhere', '--out', made.folder, '--png', path.join(made.folder, 'file', 'png'));
    expect(called).toEqual({
      status: 2,
      stdout: '',
      stderr: `${FAILED}${[
        `--out ${made.folder}: is a folder`,
        `--png ${made.folder}/file/png: ${made.folder}/file is a file`,
        '--warehouse /nowhere: no such folder',
        `--png: CHROME_PATH ${made.folder}/nothing: no program there`,
        `${made.assembly}: the pipeline Test/Pipeline has no dashboard; give it one in the construct library and run \`cdk synth\` again`,
      ].map((line) => `  ${line}\n`).join('')}`,
    });
  });

  test('an assembly that is not there, beside other things and alone', async () => {
    const made = sandbox(copyPipeline('id'));
    const beside = await call('dashboard', '/nowhere', '--warehouse', '/nowhere/else', '--out', page(made));
    expect(beside.stderr).toBe(`${FAILED}  --warehouse /nowhere/else: no such folder\n  Give the cloud assembly that \`cdk synth\` writes, by default the folder \`cdk.out\`; `
      + 'run `cdk synth` first when it is missing.\n  /nowhere: no such folder\n');
    const alone = await call('dashboard', '/nowhere', '--warehouse', made.folder, '--out', page(made));
    expect(alone.stderr).toMatch(/^Error: Give the cloud assembly[^]*\n {2}\/nowhere: no such folder\n$/);
  });

  test('a browser that does not start, and what it said', async () => {
    const made = await withWarehouse({ 'result/part-0.parquet': ROWS });
    const png = path.join(made.folder, 'png');
    const remedy = 'give the path of another Chromium, Chrome or Edge in CHROME_PATH, or install the libraries that this one misses (`ldd` names them)';
    const browser = (name: string, script: string) => {
      made.write(name, `#!/bin/sh\n${script}\n`);
      fs.chmodSync(path.join(made.folder, name), 0o755);
      process.env.CHROME_PATH = path.join(made.folder, name);
      return process.env.CHROME_PATH;
    };
    const silent = browser('silent', 'exit 1');
    expect(await refused(made, warehouse(made), '--png', png)).toContain(`${FAILED}  --png: ${silent} did not start: it ended at once and said nothing; ${remedy}\n`);
    const lacking = browser('lacking', 'echo "error while loading shared libraries: libnss3.so" >&2; echo more >&2; exit 127');
    expect(await refused(made, warehouse(made), '--png', png)).toContain(`${FAILED}  --png: ${lacking} did not start: error while loading shared libraries: libnss3.so; ${remedy}\n`);
    expect(fs.existsSync(png)).toBe(false);
  });

  test('a page and pictures that would be in each other\'s place, and places without a name', async () => {
    const made = await withWarehouse({ 'items.parquet': ROWS });
    const [pictures, picture] = [path.join(made.folder, 'pictures'), path.join(made.folder, 'pictures', 'ranks.png')];
    expect(await refused(made, warehouse(made), '--out', picture, '--png', pictures))
      .toContain(`--out ${picture}: a picture of --png may have this name; give the page another`);
    expect(await refused(made, warehouse(made), '--out', pictures, '--png', pictures))
      .toContain(`--out and --png name one place, got: ${pictures}; a file and a folder cannot be one`);
    const unnamed = await refused(made, warehouse(made), '--out', '', '--png', '');
    expect(unnamed).toContain('--out <file.html>: is empty');
    expect(unnamed).toContain('--png <dir>: is empty');
    expect(fs.existsSync(pictures)).toBe(false);
  });

  test('a warehouse that is a file', async () => {
    const made = sandbox(pipelineWithDashboard());
    made.write('file', '');
    expect(await refused(made, path.join(made.folder, 'file'))).toBe(`${FAILED}  --warehouse ${made.folder}/file: is a file; give the folder of the tables\n`);
  });

  test('no folder of the table, or one without Parquet', async () => {
    const made = await withWarehouse({});
    const missing = `${FAILED}  --warehouse: table result: no Parquet files in ${warehouse(made)}/result/ or ${warehouse(made)}/warehouse/result/\n`;
    expect(await refused(made)).toContain(missing);
    made.write('wh/result/rows.csv', 'id');
    expect(await refused(made)).toContain(missing);
  });

  test('files that are not the table\'s, with what is wrong of the options', async () => {
    const made = await withWarehouse({
      'result/part-0.parquet': "SELECT 'a' AS id, 1 AS name, '1' AS rank",
      'result/part-1.parquet': "SELECT 'a' AS id, 'Anna' AS name",
      'result/part-2.parquet': ROWS,
    });
    made.write('wh/result/part-3.parquet', 'no parquet');
    made.write('png', '');
    const stderr = await refused(made, warehouse(made), '--png', path.join(made.folder, 'png'));
    const place = `table result: ${warehouse(made)}/result`;
    for (const problem of [
      `--png ${made.folder}/png: is a file`,
      `${place}/part-0.parquet: column \`name\` is of type int; the schema says string`,
      `${place}/part-0.parquet: column \`rank\` is of type string; the schema says int`,
      `${place}/part-1.parquet: has no column \`rank\` of type int`,
      `${place}/part-3.parquet: cannot be read as Parquet: `,
    ]) expect(stderr).toContain(`  ${problem}`);
    expect(stderr).not.toContain('part-2');
  });

  test('data sets whose SQL the engine refuses, or that give other columns', async () => {
    const wrong = { ...smallDashboard(), dataSets: [...smallDashboard({ sql: 'SELECT nothing FROM result' }).dataSets, { ...smallDashboard({ sql: 'SELECT name FROM result' }).dataSets[0], name: 'others' }] };
    const stderr = await refused(await withWarehouse({ 'result/part-0.parquet': ROWS }, pipelineWithDashboard(wrong)));
    expect(stderr).toMatch(/^Error: Correct the data sets[^]*\n {2}data set items: .*nothing.*\n {2}data set others: gives no column `rank`; found name\n$/);
  });
});

test('with several pipelines one is chosen', async () => {
  const made = await withWarehouse({ 'result/part-0.parquet': ROWS });
  made.write('cdk.out/Other.pipeline.json', JSON.stringify({ ...pipelineWithDashboard(), pipeline: 'Test/Other' }));
  expect(await refused(made)).toContain('--pipeline Test/Other');
  expect((await dashboard(made, warehouse(made), '--pipeline', 'Other')).status).toBe(0);
});
