import { promisify } from 'util';
import { gzip } from 'zlib';
import type { PackedCodes } from '../../packed-data';

const compress = promisify(gzip);

/** Packs anything that JSON can say. */
export async function packJson(value: unknown): Promise<string> {
  return (await gzipped(Buffer.from(JSON.stringify(value)))).toString('base64');
}

/** Packs a whole number of 0 and more a row, as they are or as differences: what takes less room. */
export async function packCodes(codes: Int32Array, most: number): Promise<PackedCodes> {
  const width = widthOf(most);
  const [plain, differences] = await Promise.all([codes, differencesOf(codes)].map((numbers) => gzipped(planes(numbers, width))));
  const delta = differences.length < plain.length;
  return { width, delta, bytes: (delta ? differences : plain).toString('base64') };
}

function gzipped(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes);
}

function widthOf(most: number): PackedCodes['width'] {
  if (most < 2 ** 8) return 1;
  if (most < 2 ** 16) return 2;
  return most < 2 ** 24 ? 3 : 4;
}

function differencesOf(codes: Int32Array): Int32Array {
  return codes.map((code, row) => code - (row === 0 ? 0 : codes[row - 1]));
}

/** The lowest byte of all numbers, then the next one of all: what is alike stands together. */
function planes(numbers: Int32Array, width: number): Uint8Array {
  const bytes = new Uint8Array(numbers.length * width);
  for (let plane = 0; plane < width; plane++) {
    const start = plane * numbers.length;
    const place = 2 ** (plane * 8);
    for (let row = 0; row < numbers.length; row++) bytes[start + row] = Math.floor(numbers[row] / place);
  }
  return bytes;
}
