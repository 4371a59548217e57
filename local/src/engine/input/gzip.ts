import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { pipeline } from 'stream/promises';
import { constants, createGunzip, gunzipSync } from 'zlib';
import { UserError } from '../../errors';
import { beginningOf } from '../../file-beginning';

/** Of a compressed file, how many bytes are looked at for its beginning. */
const BEGINNING_BYTES = 1_048_576;

/** Whether a file is compressed by gzip, by its name. */
export function isGzip(file: string): boolean {
  return /\.gz$/i.test(file);
}

/**
 * A file as it is without compression.
 *
 * @param folder where a copy is made of one that is compressed; made once
 * @throws UserError where it is no gzip
 */
export async function plainFile(file: string, folder: string): Promise<string> {
  if (!isGzip(file)) return file;
  const copy = path.join(folder, `${createHash('sha256').update(path.resolve(file)).digest('hex')}.plain`);
  if (fs.existsSync(copy)) return copy;
  const part = `${copy}.part`;
  try {
    await pipeline(fs.createReadStream(file), createGunzip(), fs.createWriteStream(part));
  } catch (error) {
    throw isGzipFault(error) ? new UserError('Correct the input files. Nothing was changed.', [`${file}: ${faultOf(error)}`]) : error;
  }
  fs.renameSync(part, copy);
  return copy;
}

/**
 * The first bytes of a compressed file, without compression.
 *
 * @throws Error that says what is wrong with it
 */
export function beginningOfGzip(file: string): Buffer {
  const bytes = beginningOf(file, BEGINNING_BYTES);
  try {
    // What was cut is no fault of the file's.
    return bytes.length === 0 ? bytes : gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw isGzipFault(error) ? new Error(faultOf(error)) : error;
  }
}

function isGzipFault(error: unknown): error is Error {
  return (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true;
}

function faultOf({ message }: Error): string {
  return `cannot be decompressed: ${message}; give it another name if it is no gzip`;
}
