import * as fs from 'fs';

/** A line of a file of text. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Place of its bytes in the file, without the line's end. */
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

const CHUNK_BYTES = 1_048_576;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The lines of a file, which end in LF or CRLF, one by one; without a UTF-8 byte order mark. */
export function* scanLines(file: string): Generator<Line> {
  const descriptor = fs.openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    let number = 1;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = fs.readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = offset === 0 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
      for (let end = bytes.indexOf(LINE_FEED, start); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        yield lineOf(bytes, start, end, offset, number++);
        start = end + 1;
      }
      if (length === 0) {
        if (start < bytes.length) yield lineOf(bytes, start, bytes.length, offset, number);
        return;
      }
      rest = bytes.subarray(start);
      offset += start;
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

function lineOf(bytes: Buffer, start: number, end: number, offset: number, number: number): Line {
  const past = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  return { number, start: offset + start, end: offset + past, bytes: bytes.subarray(start, past) };
}
