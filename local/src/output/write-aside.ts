import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../errors';

/**
 * Writes a file that `--out` names: aside, then renamed, so that what was in it stays whole when there is no room for the new
 * text. Folders above it are made.
 *
 * @throws UserError where it cannot be written
 */
export function writeAside(file: string, text: string): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(aside, text);
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw new UserError('Give --out a file that can be written.', [`${file}: ${(error as Error).message}`]);
  }
}
