import { beginningOfGzip, isGzip } from './gzip';
import type { Recoding } from './recoding';
import { beginningOf } from '../../file-beginning';

/** What a file begins with that is no CSV, and what to do about it. */
const SIGNATURES: readonly { readonly bytes: Buffer; readonly is: string }[] = [
  { bytes: Buffer.from('PK\x03\x04', 'latin1'), is: 'is a spreadsheet (.xlsx, .ods) or another zip archive, and no CSV: open it and save it as CSV UTF-8' },
  { bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), is: 'is a spreadsheet of an old Excel (.xls), and no CSV: open it and save it as CSV UTF-8' },
  { bytes: Buffer.from([0x1f, 0x8b]), is: 'is compressed by gzip: let its name end in .gz' },
  { bytes: Buffer.from('PAR1'), is: 'is a Parquet file, and no CSV' },
  { bytes: Buffer.from('%PDF'), is: 'is a PDF, and no CSV' },
];

const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const BEGINNING_BYTES = 512;

/**
 * What a file is, and what to do, when it is no text in UTF-8 by its first bytes; nothing when it may be.
 *
 * @param encoding its encoding, where that is said to be another
 * @throws Error that says what is wrong with a compressed file
 */
export function notCsv(file: string, encoding?: Recoding): string | undefined {
  const bytes = isGzip(file) ? beginningOfGzip(file).subarray(0, BEGINNING_BYTES) : beginningOf(file, BEGINNING_BYTES);
  const signature = SIGNATURES.find((each) => bytes.subarray(0, each.bytes.length).equals(each.bytes));
  if (signature) return signature.is;
  if (encoding === 'utf-16') return undefined;
  if (isUtf16(bytes)) return 'is written in UTF-16; save it as UTF-8';
  return bytes.includes(0) ? 'holds bytes that are no text: it is no CSV' : undefined;
}

/** By its mark, or as every second byte of most scripts' letters and of all separators is zero. */
function isUtf16(bytes: Buffer): boolean {
  if (UTF16_MARKS.some((mark) => bytes.subarray(0, 2).equals(mark))) return true;
  const zeros = [0, 1].map((first) => bytes.filter((byte, index) => index % 2 === first && byte === 0).length);
  return Math.max(...zeros) > bytes.length / 4 && Math.min(...zeros) === 0;
}
