import * as fs from 'fs';

/** The first bytes of a file: fewer than are asked for where it has no more. */
export function beginningOf(file: string, length: number): Buffer {
  const descriptor = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, length, 0));
  } finally {
    fs.closeSync(descriptor);
  }
}
