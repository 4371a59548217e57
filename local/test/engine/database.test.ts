import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from '../../src/engine/database/database';

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'database-'));
  database = await Database.open(path.join(folder, 'spill'));
});
afterEach(() => {
  database.close();
  fs.rmSync(folder, { recursive: true });
});

test('a statement that cannot do with little memory gets more', async () => {
  await database.run("SET memory_limit = '20MB'");
  // A list is one value: it cannot go to disk in parts.
  expect(await database.count("SELECT len(list(range || 'some text that is not short')) FROM range(1500000)")).toBe(1_500_000);
});

test('a join beyond its memory goes on on disk', async () => {
  await database.run("SET memory_limit = '60MB'");
  await database.createTable('big', "SELECT range AS id, range || 'some text that is not short' AS text FROM range(1500000)");
  expect(await database.count('SELECT count(*) FROM big AS a JOIN big AS b ON a.text = b.text')).toBe(1_500_000);
});

describe('touches nothing but what it was opened with', () => {
  let inside: string;
  let outside: string;
  let fenced: Database;
  beforeEach(async () => {
    [inside, outside] = ['inside', 'outside'].map((name) => path.join(folder, name));
    for (const place of [inside, outside]) {
      fs.mkdirSync(path.join(place, 'sub'), { recursive: true });
      for (const name of ['a.csv', 'sub/b.csv', 'Ünï "q" it\'s [1]*.csv']) fs.writeFileSync(path.join(place, name), 'v\nx\n');
    }
    fs.symlinkSync(outside, path.join(inside, 'link'));
    fs.symlinkSync(path.join(outside, 'a.csv'), path.join(inside, 'link.csv'));
    fs.symlinkSync(inside, path.join(folder, 'way-in'));
    fs.symlinkSync(path.join(outside, 'sub', 'b.csv'), path.join(folder, 'given.csv'));
    fenced = await Database.open(path.join(folder, 'spill'), {
      files: [path.join(outside, 'Ünï "q" it\'s [1]*.csv'), path.join(folder, 'given.csv')], folders: [inside],
    });
  });
  afterEach(() => fenced.close());

  const sql = (statement: string) => statement.replaceAll('$IN', inside.replaceAll("'", "''")).replaceAll('$OUT', outside).replaceAll('$TMP', folder);

  test.each([
    "FROM '$IN/a.csv'", "FROM '$IN/sub/b.csv'", "FROM glob('$IN/*')", 'FROM read_csv(\'$OUT/Ünï "q" it\'\'s [1]*.csv\')', "FROM '$TMP/given.csv'", "FROM '$TMP/way-in/a.csv'", "FROM '$OUT/sub/b.csv'",
    "COPY (SELECT 1) TO '$IN/new.parquet'", "COPY (SELECT 1 AS k, 2 AS v) TO '$IN/parts' (FORMAT parquet, PARTITION_BY (k))", "ATTACH '$IN/new.db' AS d",
    "SET memory_limit = '300MB'", 'SET preserve_insertion_order = true', 'RESET allocator_bulk_deallocation_flush_threshold',
  ])('it may: %s', async (statement) => {
    await fenced.run(sql(statement));
  });

  test.each([
    "FROM '$OUT/a.csv'", "FROM read_text('$OUT/a.csv')", "FROM read_text('/proc/self/environ')", "FROM read_blob('/dev/stdin')", "FROM glob('$OUT/*')", "FROM glob('/*')",
    "FROM '$IN/../outside/a.csv'", "FROM '$IN/link/a.csv'", "FROM '$IN/link.csv'", "FROM read_text('file://$OUT/a.csv')", "FROM read_text('$TMP/insideout')", "FROM sniff_csv('$OUT/a.csv')",
    "FROM read_parquet('$OUT/x.parquet')", "FROM parquet_metadata('$OUT/x.parquet')", "FROM read_duckdb('$OUT/x.db')", "FROM 'https://localhost:1/x.parquet'", "FROM read_csv('s3://bucket/x.csv')",
    "COPY (SELECT 1) TO '$OUT/new.csv'", "COPY (SELECT 1) TO '$IN/../outside/new.csv'", "COPY (SELECT 1) TO '$IN/link/new.csv'", "ATTACH '$OUT/new.db' AS d", "EXPORT DATABASE '$OUT/e'",
    "IMPORT DATABASE '$OUT/e'", 'INSTALL httpfs', 'LOAD httpfs', "LOAD '$IN/x.duckdb_extension'", "LOAD '$OUT/x.duckdb_extension'", 'FROM duckdb_secrets()',
  ])('it may not: %s', async (statement) => {
    const before = fs.readdirSync(folder, { recursive: true });
    await expect(fenced.run(sql(statement))).rejects.toThrow(/^(Permission|Catalog|IO) Error: .*(disabled|configuration)/);
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test.each([
    'SET threads = 99', 'RESET threads', 'SET enable_external_access = true', "SET allowed_directories = ['/']", "SET allowed_configs = ['threads']", 'SET lock_configuration = false',
    "SET temp_directory = '/tmp'", "SET extension_directory = '/tmp'", 'SET autoload_known_extensions = true', 'SET allow_unsigned_extensions = true', "SET disabled_optimizers = ''",
    "SET profiling_output = '$TMP/p'", "SET log_query_path = '$TMP/log'", "SET file_search_path = '/'", "PRAGMA enable_profiling = 'json'",
  ])('it may not be set otherwise: %s', async (statement) => {
    await expect(fenced.run(sql(statement))).rejects.toThrow(/configuration has been locked|external access is disabled|Cannot (change|set)/);
  });

  test('what would write for each later statement writes nothing', async () => {
    await fenced.run(sql("FROM enable_profiling(format := 'json', save_location := '$OUT/p.json')"));
    await expect(fenced.run('SELECT 1')).rejects.toThrow();
    expect(fs.readdirSync(outside)).not.toContain('p.json');
  });

  test('its memory and threads are bounded', async () => {
    const [[threads, memory]] = await fenced.rows("SELECT current_setting('threads'), current_setting('memory_limit')");
    expect([threads, memory]).toEqual([String(os.availableParallelism()), '244.1 MiB']);
  });
});
