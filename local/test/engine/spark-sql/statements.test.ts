import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { comparable, engineAnswer, prepare, recordedStatements, translated } from './answers';
import { Database } from '../../../src/engine/database/database';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'statements-'));
  database = await Database.open(path.join(folder, 'spill'));
  await prepare(database);
});
afterAll(() => {
  database.close();
  fs.rmSync(folder, { recursive: true });
});

const all = recordedStatements();

test.each(all.map((statement) => [statement.name, statement] as const))('%s', async (_, { sql, refused, differs, answer }) => {
  if (refused !== undefined) {
    expect(() => translated(sql)).toThrow(refused);
  } else if (differs !== undefined) {
    const recorded = 'error' in answer ? answer : comparable(answer.columns, answer.rows);
    expect(await engineAnswer(database, sql)).not.toEqual(recorded);
  } else if ('error' in answer) {
    expect(() => translated(sql)).toThrow();
  } else {
    expect(await engineAnswer(database, sql)).toEqual(comparable(answer.columns, answer.rows));
  }
});
