import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from '../../../src/engine/database';

/** Calls with a database in memory, and closes it whatever happens. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dashboard-'));
  const database = await Database.open(folder);
  try {
    return await work(database);
  } finally {
    database.close();
    fs.rmSync(folder, { recursive: true });
  }
}
