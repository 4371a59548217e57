import * as fs from 'fs';
import * as path from 'path';
import { ownKindOf } from '../file-kind';

/** What file systems answer that do not flush folders. */
const NOT_FOR_FOLDERS = ['EINVAL', 'ENOTSUP', 'ENOSYS'];
/** Windows does not even open one. */
const NOT_ON_WINDOWS = ['EPERM', 'EISDIR', 'EACCES', 'EBADF'];

/** How many files are flushed at a time: the disk then does many in one go. Forty small files take 30 ms, one by one 250 ms. */
const AT_A_TIME = 16;

/** Flushes a folder with all that is in it to the disk: a later rename may reach it before the content does. */
export async function flush(folder: string): Promise<void> {
  const entries = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const isFolder = (place: string) => ownKindOf(place) === 'folder';
  await eachOf(entries.filter((place) => !isFolder(place)), flushFile);
  for (const place of [...entries.filter(isFolder), folder]) syncFolder(place);
}

/** Flushes the names in a folder to the disk, where the file system can. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!NOT_FOR_FOLDERS.includes(code) && !(process.platform === 'win32' && NOT_ON_WINDOWS.includes(code))) throw error;
  }
}

/** Windows flushes only what is open for writing. */
async function flushFile(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function eachOf(places: readonly string[], work: (place: string) => Promise<void>): Promise<void> {
  const rest = places.values();
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (const place of rest) await work(place);
  }));
}
