import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { ManifestDashboard } from '../../../local/src/manifest';

const SIGNATURE = '89504e470d0a1a0a';
const WIDTH = 1440;
const LEAST_HEIGHT = 900;
/** A picture of nothing is compressed to less. */
const LEAST_BYTES = 20_000;

/** What is wrong with the pictures that `--png` left: one PNG for each sheet, and nothing else. */
export function pictureFault(folder: string, { sheets }: ManifestDashboard): string | undefined {
  const wanted = sheets.map(({ id }) => `${id}.png`).sort();
  const found = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (found.join() !== wanted.join()) return `there are ${found.join(', ')}, not ${wanted.join(', ')}`;
  const faults = found.map((name) => fileFault(path.join(folder, name))).filter((fault) => fault !== undefined);
  return faults.length === 0 ? undefined : faults.join('; ');
}

/** The header of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
function fileFault(file: string): string | undefined {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) return `${file} is no PNG`;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width !== WIDTH || height < LEAST_HEIGHT) return `${file} is ${width} by ${height}`;
  return bytes.length < LEAST_BYTES ? `${file} has only ${bytes.length} bytes` : undefined;
}
