import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { CsvFault } from './csv-fault';
import type { CsvSourceNode } from '../../manifest';

/** An encoding of text files that is not UTF-8, which the engine alone reads. */
export type Recoding = NonNullable<CsvSourceNode['encoding']>;

/** Reads the next bytes. @returns how many, 0 at the end */
export type Read = (chunk: Buffer) => number;

const NAMES: Readonly<Record<Recoding, string>> = { 'utf-16': 'UTF-16', 'latin-1': 'Latin 1', 'windows-1252': 'Windows-1252' };

const CHUNK_BYTES = 1_048_576;

/** What bytes say, one piece after the other. */
interface Decoder {
  /** @returns their text; what is cut of a character waits for the next bytes, unless these are the last */
  decode(bytes: Buffer, isLast: boolean): Decoded;
}

interface Decoded {
  readonly text: string;
  /** Where in the text bytes stand that mean nothing; -1 where none do. */
  readonly fault: number;
}

/**
 * What is read, as UTF-8.
 *
 * @throws CsvFault while it is read, where bytes are no text of that encoding
 */
export function utf8Read(read: Read, encoding: Recoding): Read {
  const decoder = decoderOf(encoding);
  let rest: Buffer = Buffer.alloc(0);
  let hasEnded = false;
  let line = 1;
  // Told when what stands before it was read: a header, for one.
  let failure: CsvFault | undefined;
  return (chunk) => {
    while (rest.length === 0 && !failure && !hasEnded) {
      const bytes = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = read(bytes);
      hasEnded = length === 0;
      const { text, fault } = decoder.decode(bytes.subarray(0, length), hasEnded);
      const sound = fault < 0 ? text : text.slice(0, fault);
      line += lineFeeds(sound);
      if (fault >= 0) failure = new CsvFault(line, 'not-encoded', `holds bytes that are no ${NAMES[encoding]}: its encoding is another`);
      rest = Buffer.from(sound, 'utf8');
    }
    if (rest.length === 0 && failure) throw failure;
    const length = rest.copy(chunk);
    rest = rest.subarray(length);
    return length;
  };
}

/**
 * A file as UTF-8.
 *
 * @param folder where a copy is made; made once
 * @throws CsvFault where it is not in that encoding
 */
export function recodedFile(file: string, encoding: Recoding, folder: string): string {
  const copy = path.join(folder, `${createHash('sha256').update(path.resolve(file)).digest('hex')}.${encoding}.csv`);
  if (!fs.existsSync(copy)) {
    recode(file, encoding, `${copy}.part`);
    fs.renameSync(`${copy}.part`, copy);
  }
  return copy;
}

function recode(file: string, encoding: Recoding, copy: string): void {
  const from = fs.openSync(file, 'r');
  const to = fs.openSync(copy, 'w');
  try {
    const read = utf8Read((chunk) => fs.readSync(from, chunk, 0, chunk.length, null), encoding);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let length = read(chunk); length > 0; length = read(chunk)) fs.writeSync(to, chunk, 0, length);
  } finally {
    fs.closeSync(from);
    fs.closeSync(to);
  }
}

function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function decoderOf(encoding: Recoding): Decoder {
  switch (encoding) {
    case 'latin-1': return { decode: (bytes) => ({ text: bytes.toString('latin1'), fault: -1 }) };
    case 'windows-1252': return { decode: decodeWindows };
    case 'utf-16': return new Utf16();
  }
}

const HALF_OF_A_PAIR = /\p{Surrogate}/u;

/**
 * What Windows-1252 has from 0x80 to 0x9f; at five places nothing. Not by TextDecoder: to it `latin1` is Windows-1252 by the standard,
 * it gives these five a meaning, and some versions of Node.js read either as the other.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWindows(bytes: Buffer): Decoded {
  const text = bytes.toString('latin1').replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]);
  return { text, fault: text.search(/[\x80-\x9f]/) };
}

class Utf16 implements Decoder {
  private kept: Buffer = Buffer.alloc(0);
  private isLittleEndian: boolean | undefined;

  decode(bytes: Buffer, isLast: boolean): Decoded {
    const all = Buffer.concat([this.kept, bytes]);
    const length = all.length - (all.length % 2);
    // A copy, since it is swapped.
    const units = Buffer.from(all.subarray(0, length));
    this.isLittleEndian ??= length === 0 ? undefined : units[0] === 0xff && units[1] === 0xfe;
    if (this.isLittleEndian === false) units.swap16();
    const whole = units.toString('utf16le');
    const isCut = !isLast && /[\ud800-\udbff]$/.test(whole);
    const text = isCut ? whole.slice(0, -1) : whole;
    this.kept = all.subarray(isCut ? length - 2 : length);
    const fault = text.search(HALF_OF_A_PAIR);
    return { text, fault: fault < 0 && isLast && this.kept.length > 0 ? text.length : fault };
  }
}
