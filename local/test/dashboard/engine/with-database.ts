import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database, Reach } from '../../../src/engine/database/database';

/** Calls with a database in memory, and closes it whatever happens. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>, reach: Reach = {}): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dashboard-'));
  const database = await Database.open(folder, reach);
  try {
    return await work(database);
  } finally {
    database.close();
    fs.rmSync(folder, { recursive: true });
  }
}
