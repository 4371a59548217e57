import * as fs from 'fs';
import * as path from 'path';
import { readStateFile, parseJson } from './state-file';
import { UserError } from '../errors';
import { beginningOf } from '../file-beginning';
import { IS_KIND, kindOf, ownKindOf } from '../file-kind';

/** First lines of the files under `rejects/`. */
export const REJECT_COLUMNS = ['line', 'field', 'value', 'text'] as const;
export const QUALITY_COLUMNS = ['table', 'rule', 'row'] as const;

/** The figures of a run; by it a folder is seen to be one of an earlier run. */
export const REPORT_FILE = 'run.json';
/** Folder of the answers. */
export const ANSWERS = 'answers';

/** The page that shows all of it. */
export const PAGE = 'index.html';

/** Folder of the lines that do not fit, and of the rows for which a rule does not hold. */
export const REJECTS = 'rejects';

/** All that the runs of a pipeline with the usual locations leave, and those of a job. */
export const ENTRIES: readonly string[] = ['staging', 'warehouse', ANSWERS, REJECTS, REPORT_FILE, PAGE];

/** Bytes of a report: far more than one holds. */
const MAX_REPORT_BYTES = 100_000_000;

/**
 * Sees that a run may write to a folder: that no entry which it would replace is somebody else's, and none holds what it reads.
 *
 * @param names entries that a run replaces
 * @param inputs files that it reads
 * @throws UserError
 */
export function checkOutFolder(out: string, names: readonly string[], inputs: readonly string[]): void {
  const kind = kindOf(out);
  if (kind !== 'folder' && kind !== 'nothing') throw new UserError('Give --out a folder.', [`${out}: ${IS_KIND[kind]}`]);
  checkInputs(out, names, inputs);
  const foreign = foreignEntries(out, names);
  if (foreign.length > 0) {
    throw new UserError(
      'Give --out an empty folder, or one of an earlier run: what is in it was not written by a run and would be lost.',
      foreign.map((name) => path.join(out, name)),
    );
  }
}

/** Those of some entries that are there and that no run wrote. */
export function foreignEntries(out: string, names: readonly string[]): string[] {
  if (holdsRun(out)) return [];
  return names.filter((name) => ownKindOf(path.join(out, name)) !== 'nothing' && !(name === REJECTS && isRejects(path.join(out, name))));
}

function checkInputs(out: string, names: readonly string[], inputs: readonly string[]): void {
  const entries = names.map((name) => realPath(path.join(out, name)));
  const lost = inputs.filter((input) => entries.some((entry) => isWithin(realPath(input), entry)));
  if (lost.length > 0) {
    throw new UserError('Give --out another folder: the run would write over its own input.', lost);
  }
}

/** Whether a place is another one or lies under it. */
export function isWithin(place: string, folder: string): boolean {
  const relative = path.relative(folder, place);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

/** The path without links, also of what does not exist yet. */
export function realPath(place: string): string {
  const resolved = path.resolve(place);
  if (fs.existsSync(resolved)) return fs.realpathSync(resolved);
  const parent = path.dirname(resolved);
  return parent === resolved ? resolved : path.join(realPath(parent), path.basename(resolved));
}

/** Whether a folder holds what an earlier run left. */
export function holdsRun(out: string): boolean {
  return reportIn(out) !== undefined;
}

/** What `run.json` of a folder holds; undefined where it is of no run. It may have come from elsewhere: what else is in it is not looked at. */
export function reportIn(out: string): Readonly<Record<string, unknown>> | undefined {
  const file = readStateFile(path.join(out, REPORT_FILE), MAX_REPORT_BYTES);
  const report = file && 'text' in file ? parseJson(file.text) as Readonly<Record<string, unknown>> | null | undefined : undefined;
  return report?.version === 1 && typeof report.pipeline === 'string' ? report : undefined;
}

/** A run whose quality rules failed leaves only this. */
function isRejects(folder: string): boolean {
  if (ownKindOf(folder) !== 'folder') return false;
  const headers = [REJECT_COLUMNS.join(','), QUALITY_COLUMNS.join(',')];
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return files.length > 0 && files.every((entry) => entry.isFile() && headers.includes(firstLine(path.join(entry.parentPath, entry.name))));
}

function firstLine(file: string): string {
  return beginningOf(file, 64).toString('utf8').split('\n')[0];
}
