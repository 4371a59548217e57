import * as fs from 'fs';
import * as path from 'path';
import { FileFault } from './file-fault';
import { CsvFault } from '../engine/input/csv-fault';
import { notCsv } from '../engine/input/file-signature';
import { plainFile } from '../engine/input/gzip';
import { recodedFile } from '../engine/input/recoding';
import { UserError } from '../errors';
import { beginningOf } from '../file-beginning';

/** How characters are written as bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'latin-1';

/** A file of text, as it is read here. */
export interface TextForm {
  readonly encoding: Encoding;
  /** Whether it begins with a byte order mark. */
  readonly hasMark: boolean;
  /** Whether the encoding is told by what it is not: no byte says that it is Windows-1252. */
  readonly isSuspected: boolean;
  /** The file in UTF-8: itself, or a copy. */
  readonly plain: string;
  /** Its first characters, without a line that the end would cut, unless it is the only one. */
  readonly beginning: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** A half of a megabyte tells what separates fields, and is read at once. */
const BEGINNING_BYTES = 524_288;
const CHUNK_BYTES = 4_194_304;

/** Bytes that Windows-1252 gives no character. */
const UNDEFINED_IN_1252 = /[\x81\x8d\x8f\x90\x9d]/;
/** Bytes that only Windows-1252 gives a character that is seen. */
const ONLY_IN_1252 = /[\x80-\x9f]/;
const NO_TEXT = 'is no text: it holds bytes that no text has';

/** Control characters that no text has; a form feed, an escape and the end of a DOS file are passed over. */
const BINARY = /[\x00-\x08\x0e-\x19\x7f]/;

/**
 * Looks at the bytes of a file, and writes a copy in UTF-8 where it is in another encoding or compressed.
 *
 * @param folder where the copy is written
 * @throws FileFault where it is no text, or empty
 */
export async function textForm(file: string, folder: string): Promise<TextForm> {
  const unpacked = await plainFile(file, folder).catch((error: unknown) => {
    throw error instanceof UserError ? new FileFault('cannot be decompressed; give it another name if it is no gzip') : error;
  });
  const bytes = beginningOf(unpacked, BEGINNING_BYTES);
  if (bytes.length === 0) throw new FileFault('is empty');
  const otherKind = notCsv(file, 'utf-16');
  if (otherKind !== undefined) throw new FileFault(otherKind);
  const { encoding, hasMark, isSuspected } = encodingOf(unpacked, bytes);
  const plain = encoding === 'utf-8' ? unpacked : recoded(unpacked, { encoding, hasMark }, folder);
  const text = encoding === 'utf-8' ? bytes : beginningOf(plain, BEGINNING_BYTES);
  if (BINARY.test(text.toString('latin1'))) throw new FileFault(NO_TEXT);
  const isWhole = text.length < BEGINNING_BYTES;
  return { encoding, hasMark, isSuspected, plain, beginning: wholeLines(text.toString('utf8').replace(/^\ufeff/, ''), isWhole), isWhole };
}

function encodingOf(file: string, bytes: Buffer): Pick<TextForm, 'encoding' | 'hasMark' | 'isSuspected'> {
  const marked = markOf(bytes);
  if (marked !== undefined && marked !== 'utf-8') return { encoding: marked, hasMark: true, isSuspected: false };
  const text = bytes.toString('latin1');
  const wide = marked === undefined ? wideEncoding(bytes) : undefined;
  if (wide !== undefined) return { encoding: wide, hasMark: false, isSuspected: true };
  if (BINARY.test(text)) throw new FileFault(NO_TEXT);
  if (isUtf8File(file)) return { encoding: 'utf-8', hasMark: marked === 'utf-8', isSuspected: false };
  if (UNDEFINED_IN_1252.test(text)) throw new FileFault('is neither UTF-8 nor Windows-1252; save it as UTF-8');
  return { encoding: ONLY_IN_1252.test(text) ? 'windows-1252' : 'latin-1', hasMark: false, isSuspected: true };
}

function markOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: of a table, nearly all characters are ASCII, whose other byte is 0. */
function wideEncoding(bytes: Buffer): Encoding | undefined {
  const pairs = Math.floor(bytes.length / 2);
  let [first, second] = [0, 0];
  for (let at = 0; at < pairs; at++) {
    if (bytes[2 * at] === 0) first++;
    if (bytes[2 * at + 1] === 0) second++;
  }
  if (second > pairs / 2 && first === 0) return 'utf-16le';
  return first > pairs / 2 && second === 0 ? 'utf-16be' : undefined;
}

/** A copy in UTF-8, by what a run reads it with. */
function recoded(file: string, { encoding, hasMark }: Pick<TextForm, 'encoding' | 'hasMark'>, folder: string): string {
  try {
    if (encoding === 'utf-16le' && !hasMark) return recodedFile(markedCopy(file, folder), 'utf-16', folder);
    // What is called Latin 1 is Windows-1252 most often, which has the same characters and more.
    return recodedFile(file, encoding.startsWith('utf-16') ? 'utf-16' : 'windows-1252', folder);
  } catch (error) {
    throw error instanceof CsvFault ? new FileFault(`line ${error.line}: ${error.message}`) : error;
  }
}

/** A copy that says which byte of a character stands first. */
function markedCopy(file: string, folder: string): string {
  const copy = path.join(folder, `${path.basename(file)}.marked`);
  fs.writeFileSync(copy, Buffer.from([0xff, 0xfe]));
  const [from, to] = [fs.openSync(file, 'r'), fs.openSync(copy, 'a')];
  try {
    for (const chunk of chunksOf(from)) fs.writeSync(to, chunk);
    return copy;
  } finally {
    fs.closeSync(from);
    fs.closeSync(to);
  }
}

/** Whether a file is UTF-8 from its first byte to its last. */
function isUtf8File(file: string): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const descriptor = fs.openSync(file, 'r');
  try {
    for (const chunk of chunksOf(descriptor)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** What is left of an open file, a piece at a time. */
function* chunksOf(descriptor: number): Generator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const length = fs.readSync(descriptor, chunk, 0, chunk.length, null);
    if (length === 0) return;
    yield chunk.subarray(0, length);
  }
}

function wholeLines(text: string, isWhole: boolean): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return isWhole || end <= 0 ? text : text.slice(0, end + 1);
}
