import * as fs from 'fs';
import { CsvFault } from './csv-fault';
import { beginningOfGzip, isGzip } from './gzip';
import { Read, Recoding, utf8Read } from './recoding';

/** What a CSV file separates and quotes its fields with: one ASCII character each. */
export interface CsvDialect {
  readonly separator: string;
  /** Quotes a field, and escapes itself inside one. */
  readonly quote: string;
  /** Escapes a quote inside a quoted field, and itself, in the place of the quote. */
  readonly escape?: string;
}

/** One record of a CSV file, the header included. */
export interface CsvRecord {
  /** Physical line on which it starts, from 1. */
  readonly line: number;
  /** Place of its bytes in the file, without the line's end. */
  readonly start: number;
  readonly end: number;
  /** Whether a line end follows it: the last one of a file may have none. */
  readonly isEnded: boolean;
  /** Its fields, unquoted. */
  readonly fields: readonly Buffer[];
}

/** The longest record that is read, in bytes. The engine's own limit is the same. */
export const MAX_RECORD_BYTES = 2_000_000;

const CHUNK_BYTES = 1_048_576;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const BLANK = 32;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The records of a CSV file one by one, in constant memory. A line ends with LF, CRLF or CR; a UTF-8 byte order mark
 * and empty lines are left out, as the engine leaves them out.
 * Slower than the engine's reader: for headers, and for files that the engine's reader complained of.
 *
 * @throws CsvFault
 */
export function* scanCsv(file: string, dialect: CsvDialect): Generator<CsvRecord> {
  const descriptor = fs.openSync(file, 'r');
  try {
    yield* new Scanner((chunk) => fs.readSync(descriptor, chunk, 0, chunk.length, null), dialect).records();
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * The first records of a CSV file, which may be compressed and is in that encoding: enough for its header and to see whether a row follows.
 *
 * @throws CsvFault
 */
export function* scanBeginning(file: string, dialect: CsvDialect, encoding?: Recoding): Generator<CsvRecord> {
  const inUtf8 = (read: Read) => (encoding === undefined ? read : utf8Read(read, encoding));
  if (isGzip(file)) {
    let rest = beginningOfGzip(file);
    return yield* new Scanner(inUtf8((chunk) => {
      const length = rest.copy(chunk);
      rest = rest.subarray(length);
      return length;
    }), dialect).records();
  }
  const descriptor = fs.openSync(file, 'r');
  try {
    yield* new Scanner(inUtf8((chunk) => fs.readSync(descriptor, chunk, 0, chunk.length, null)), dialect).records();
  } finally {
    fs.closeSync(descriptor);
  }
}

interface QuotedField {
  readonly value: Buffer;
  readonly end: number;
  readonly lines: number;
}

class Scanner {
  /** What was read and is not yet done with. */
  private bytes: Buffer = Buffer.alloc(0);
  /** Place of `bytes` in the file. */
  private offset = 0;
  private line = 1;
  private ended = false;
  private readonly separator: number;
  private readonly quote: number;
  private readonly escape: number | undefined;

  constructor(private readonly read: Read, dialect: CsvDialect) {
    this.separator = dialect.separator.charCodeAt(0);
    this.quote = dialect.quote.charCodeAt(0);
    this.escape = dialect.escape?.charCodeAt(0);
  }

  *records(): Generator<CsvRecord> {
    this.more();
    if (this.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) this.drop(3);
    while (this.bytes.length > 0 || !this.ended) {
      const record = this.record();
      if (record && record.end > record.start) yield record;
    }
  }

  /** The next record; nothing when the file ended, or when more bytes must be read first. */
  private record(): CsvRecord | undefined {
    const found = this.parse();
    if (!found) {
      if (this.bytes.length > MAX_RECORD_BYTES) {
        throw new CsvFault(this.line, 'record-too-long', `the line is longer than ${MAX_RECORD_BYTES} bytes; a quote that opens in it may never be closed`);
      }
      this.more();
      return undefined;
    }
    const record = { line: this.line, start: this.offset, end: this.offset + found.end, isEnded: found.next > found.end, fields: found.fields };
    this.line += found.lines;
    this.drop(found.next);
    return record;
  }

  private parse(): { fields: Buffer[]; end: number; next: number; lines: number } | undefined {
    const { bytes, quote, separator } = this;
    const fields: Buffer[] = [];
    let lines = 1;
    let at = 0;
    for (;;) {
      // The engine's reader takes one blank before a quote, and those after the closing one, as outside the field:
      // a file must not change its meaning with the reader.
      const opening = bytes[at] === BLANK && bytes[at + 1] === quote ? at + 1 : at;
      if (bytes[opening] === quote) {
        const field = this.quoted(opening);
        if (!field) return undefined;
        fields.push(field.value);
        lines += field.lines;
        at = field.end;
      } else {
        const start = at;
        while (at < bytes.length && bytes[at] !== separator && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++;
        fields.push(bytes.subarray(start, at));
      }
      // The byte after a CR tells whether it is a line's end of one byte or of two.
      const isUndecided = at >= bytes.length || (bytes[at] === CARRIAGE_RETURN && at + 1 >= bytes.length);
      if (isUndecided && !this.ended) return undefined;
      if (bytes[at] === separator) {
        at++;
        continue;
      }
      const isTwo = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED;
      return { fields, end: at, next: Math.min(bytes.length, at + (isTwo ? 2 : 1)), lines };
    }
  }

  /** The quoted field that starts at `start`; nothing when its end was not read yet. */
  private quoted(start: number): QuotedField | undefined {
    if (this.escape !== undefined) return this.escaped(start, this.escape);
    const { bytes, quote } = this;
    const parts: Buffer[] = [];
    let from = start + 1;
    for (;;) {
      const closing = bytes.indexOf(quote, from);
      if (closing < 0 || (closing + 1 >= bytes.length && !this.ended)) return this.unclosed(start);
      if (bytes[closing + 1] !== quote) return this.closed([...parts, bytes.subarray(from, closing)], closing);
      parts.push(bytes.subarray(from, closing + 1));
      from = closing + 2;
    }
  }

  /** Likewise, where a character of its own escapes quotes, and itself. */
  private escaped(start: number, escape: number): QuotedField | undefined {
    const { bytes, quote } = this;
    const parts: Buffer[] = [];
    let from = start + 1;
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] === quote) return this.closed([...parts, bytes.subarray(from, at)], at);
      const isEscaping = bytes[at] === escape && (bytes[at + 1] === quote || bytes[at + 1] === escape);
      if (!isEscaping) continue;
      parts.push(bytes.subarray(from, at));
      from = at + 1;
      at++;
    }
    return this.unclosed(start);
  }

  private closed(parts: readonly Buffer[], closing: number): QuotedField | undefined {
    const end = this.pastBlanks(closing + 1);
    if (end >= this.bytes.length && !this.ended) return undefined;
    this.expectFieldEnd(end);
    const value = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    return { value, end, lines: countLines(value) };
  }

  private pastBlanks(at: number): number {
    let past = at;
    while (this.bytes[past] === BLANK) past++;
    return past;
  }

  private unclosed(start: number): undefined {
    if (!this.ended) return undefined;
    const line = this.line + countLines(this.bytes.subarray(0, start));
    throw new CsvFault(line, 'unclosed-quote', `the file ends inside a quoted field that opens here${this.otherQuote()}`);
  }

  private expectFieldEnd(at: number): void {
    const next = this.bytes[at];
    if (next === undefined || next === this.separator || next === LINE_FEED || next === CARRIAGE_RETURN) return;
    const line = this.line + countLines(this.bytes.subarray(0, at));
    throw new CsvFault(line, 'text-after-quote', `text follows the quote that closes a field; a quote inside a quoted field is written twice${this.otherQuote()}`);
  }

  /** With any other quote than the usual one it is likely that the source says the wrong one. */
  private otherQuote(): string {
    const quote = String.fromCharCode(this.quote);
    return quote === '"' ? '' : `; the source says that \`${quote}\` quotes: if texts of the file begin with it, as \`${quote}t Hooft\` does, another character quotes`;
  }

  private more(): void {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = this.read(chunk);
    this.ended = length === 0;
    this.bytes = this.bytes.length === 0 ? chunk.subarray(0, length) : Buffer.concat([this.bytes, chunk.subarray(0, length)]);
  }

  private drop(length: number): void {
    this.bytes = this.bytes.subarray(length);
    this.offset += length;
  }
}

/** Line ends in a text: LF, CRLF and CR. */
function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) count++;
  }
  return count;
}
