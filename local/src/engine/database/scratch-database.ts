import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Database } from './database';

/** How a database is worked with that is there for one task. */
export interface ScratchOptions {
  /** Files that it reads. */
  readonly files?: readonly string[];
  /** Ends the statement that runs, which then fails. */
  readonly signal?: AbortSignal;
}

/** Works with a database whose temporary files are in a folder of its own; both are gone afterwards, whatever happens. */
export async function withScratchDatabase<T>(
  { files, signal }: ScratchOptions, work: (database: Database, folder: string) => Promise<T>,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  try {
    const database = await Database.open(path.join(folder, 'spill'), { files });
    const interrupt = () => database.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await work(database, folder);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      database.close();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
