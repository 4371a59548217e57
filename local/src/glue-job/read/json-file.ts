import * as fs from 'fs';
import { UserError } from '../../errors';
import { JOB_FILE_ADVICE } from '../glue-job';
import { jsonFlaws } from './json-scan';
import { firstLines } from '../../text/few';

/** Errors of the file system, in words. */
const FAULTS: Readonly<Record<string, string>> = { ENOENT: 'no such file', ENOTDIR: 'no such file', EISDIR: 'is a folder', EACCES: 'may not be read' };

/**
 * The value that a JSON file holds. Of two equal names in one object JSON.parse would keep the last; here they are refused.
 *
 * @throws UserError where the file cannot be read, is not UTF-8 or not JSON: with line and column
 */
export function readJsonFile(file: string): unknown {
  return parsedJson(textOf(file), file);
}

/**
 * The value that a JSON text says.
 *
 * @param subject where the text stands
 * @throws UserError where it is not JSON: with line and column
 */
export function parsedJson(text: string, subject: string): unknown {
  if (text.trim() === '') throw refused(subject, 'is empty');
  const flaws = jsonFlaws(text);
  if (flaws.length === 0) return JSON.parse(text);
  throw new UserError(JOB_FILE_ADVICE, firstLines(flaws, ({ offset, problem }) => `${subject}: ${place(text, offset)}: ${problem}`));
}

function textOf(file: string): string {
  const bytes = bytesOf(file);
  // Windows PowerShell's `>` writes UTF-16.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw refused(file, 'is UTF-16: save it as UTF-8, in PowerShell with `| Out-File -Encoding utf8 job.json`');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(file, 'is not UTF-8');
  }
}

function bytesOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw refused(file, FAULTS[code ?? ''] ?? message);
  }
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${before[before.length - 1].length + 1}`;
}

function refused(file: string, problem: string): UserError {
  return new UserError(JOB_FILE_ADVICE, [`${file}: ${problem}`]);
}
