import { UserError } from '../../errors';
import type { CsvSourceNode } from '../../manifest';
import { isInputError } from '../attempt';
import { LineCopy, readLineByLine } from './line-by-line';
import { copyOf, OpenSource, textFiles } from './sources';
import { identifier } from '../database/sql';
import type { JobContext } from '../job-context';
import { readText } from '../nodes/csv-source';
import { compileText } from '../nodes/text-source';

/**
 * Finds the CSV sources that hold what does not fit, and reads those line by line.
 *
 * @returns copies of those that can be read nevertheless
 * @throws UserError naming all that makes a file unreadable
 */
export async function examineSources(context: JobContext, sources: readonly OpenSource<CsvSourceNode>[]): Promise<readonly LineCopy[]> {
  const copies: LineCopy[] = [];
  const faults: string[] = [];
  for (const source of sources) {
    const { reader } = source;
    context.step(`Examining ${reader.name}`);
    if (await isClean(context, source)) continue;
    const result = readLineByLine(reader, await textFiles(source, context.workFolder), copyOf(reader, context.workFolder));
    if ('faults' in result) faults.push(...result.faults);
    else copies.push(result);
  }
  if (faults.length > 0) throw new UserError('Correct the input files. Nothing was changed.', faults);
  return copies;
}

async function isClean({ database }: JobContext, { reader, csv }: OpenSource<CsvSourceNode>): Promise<boolean> {
  const columns = reader.schema.map((field) => field.name);
  // Where columns are found by name, a file may have others.
  const all = compileText(reader, readText(reader, csv, reader.byName !== undefined), 'fail', columns);
  try {
    await database.rows(`SELECT ${columns.map((column) => `count(${identifier(column)})`).join(', ')} FROM (${all})`);
    return true;
  } catch (error) {
    if (isInputError(error)) return false;
    throw error;
  }
}
