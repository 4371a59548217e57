import type { DictionaryValue } from './coded';
import type { PackedCodes } from '../../../packed-data';

/** Undoes base64 and gzip. */
export async function inflate(base64: string): Promise<ArrayBuffer> {
  const compressed = new Blob([bytesOf(base64)]).stream();
  return new Response(compressed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The values of a packed dictionary. */
export async function unpackDictionary(base64: string): Promise<DictionaryValue[]> {
  return JSON.parse(new TextDecoder().decode(await inflate(base64)));
}

/** The codes that have been packed, in their order. */
export async function unpackCodes(packed: PackedCodes): Promise<Int32Array> {
  const planes = new Uint8Array(await inflate(packed.bytes));
  const codes = new Int32Array(planes.length / packed.width);
  for (let plane = 0; plane < packed.width; plane++) {
    const start = plane * codes.length;
    const place = 2 ** (plane * 8);
    for (let index = 0; index < codes.length; index++) codes[index] += planes[start + index] * place;
  }
  if (packed.delta) addUp(codes, packed.width);
  return codes;
}

/** Differences are kept modulo the width: what is added up is right in its lowest bytes. */
function addUp(codes: Int32Array, width: number): void {
  const modulus = 2 ** (width * 8);
  let code = 0;
  for (let index = 0; index < codes.length; index++) {
    code = (code + codes[index] + modulus) % modulus;
    codes[index] = code;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
