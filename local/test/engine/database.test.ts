import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from '../../src/engine/database';

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

test('nothing is fetched from the network', async () => {
  await expect(database.rows("SELECT * FROM 'https://localhost:1/x.parquet'")).rejects.toThrow(/httpfs/);
  expect(await database.rows("SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')")).toEqual([[false, false]]);
});
