import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from './database';

/**
 * Works with a database whose temporary files are in a folder of its own; both are gone afterwards, whatever happens.
 *
 * @param signal ends the statement that runs, which then fails
 */
export async function withScratchDatabase<T>(signal: AbortSignal, work: (database: Database, folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  try {
    const database = await Database.open(path.join(folder, 'spill'));
    const interrupt = () => database.interrupt();
    signal.addEventListener('abort', interrupt);
    try {
      return await work(database, folder);
    } finally {
      signal.removeEventListener('abort', interrupt);
      database.close();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
