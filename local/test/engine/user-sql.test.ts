import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from '../../src/engine/database/database';
import { checkColumns, sqlOfQuery } from '../../src/engine/database/user-sql';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'user-sql-'));
  database = await Database.open(path.join(folder, 'spill'));
});
afterAll(() => {
  database.close();
  fs.rmSync(folder, { recursive: true });
});

const TRACKS = 'WITH tracks AS (SELECT 1 AS track_id, 1 AS "a;b", chr(65) AS genre) ';
const TABLE = { name: 'tracks', location: 'warehouse', path: 'tracks/', fields: [], partitionKeys: [], rules: [] };

test.each([
  '-- the most popular\nSELECT track_id FROM tracks',
  'SELECT track_id -- id; not name\nFROM tracks',
  'SELECT track_id FROM tracks -- the end;',
  'SELECT track_id FROM tracks ;\n',
  '(SELECT track_id FROM tracks) UNION (SELECT track_id FROM tracks)',
  'SELECT track_id FROM tracks WHERE "a;b" = 1',
])('the engine runs %j', async (sql) => {
  const query = { name: 'mine', description: 'Mine', sql, columns: [] };
  await expect(checkColumns(database, sqlOfQuery(query, [TABLE]), [{ name: 'track_id' }], TRACKS)).resolves.toBeUndefined();
});
