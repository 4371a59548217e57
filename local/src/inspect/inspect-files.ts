import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { columnFacts, ColumnFacts, LookedAt, lookedAt } from './column-facts';
import { momentForm } from './column-moments';
import { ColumnForm, columnForm } from './column-type';
import type { DataFile } from './data-files';
import { FileFault } from './file-fault';
import { FileJoin, fileJoins } from './file-joins';
import type { InspectedColumn, InspectedFile } from './inspected';
import { LoadedColumn, LoadedFile, loadFile, OpenFile, openFile } from './loaded-file';
import type { Database } from '../engine/database/database';
import { withScratchDatabase } from '../engine/database/scratch-database';

/** What files are, and how they belong together. */
export interface Inspection {
  readonly files: readonly InspectedFile[];
  /** Why the others cannot be looked at. */
  readonly faults: readonly { readonly file: DataFile; readonly fault: string }[];
  readonly joins: readonly FileJoin[];
}

/** `onFile` is told how many files were begun; the signal ends the work. */
export interface InspectOptions {
  readonly onFile: (looked: number) => void;
  readonly signal?: AbortSignal;
}

/** Looks at files: what each is, which types its columns have, and which of them could be joined. */
export async function inspectFiles(files: readonly DataFile[], { onFile, signal }: InspectOptions): Promise<Inspection> {
  const faults: { file: DataFile; fault: string }[] = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  try {
    const opened = await each(files, faults, (file) => openFile(file, folder));
    const readable = opened.map(({ file, text }) => text?.plain ?? file.path);
    return await withScratchDatabase({ files: readable, signal }, async (database) => {
      const inspected = await each(opened, faults, (open, index) => {
        onFile(index + 1);
        return inspectFile(database, open, `t${index}`);
      });
      return { files: inspected, faults, joins: await fileJoins(database, inspected) };
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The results of those that have no fault; the faults of the others. */
async function each<T extends DataFile | OpenFile, R>(
  items: readonly T[], faults: { file: DataFile; fault: string }[], work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await work(item, index));
    } catch (error) {
      faults.push({ file: 'file' in item ? item.file : item, fault: faultOf(error) });
    }
  }
  return results;
}

/** Why a file cannot be looked at, be it that this user may not read it. Any other error is thrown on. */
function faultOf(error: unknown): string {
  if (error instanceof FileFault) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') return `cannot be read (${code})`;
  throw error;
}

async function inspectFile(database: Database, open: OpenFile, table: string): Promise<InspectedFile> {
  const loaded = await loadFile(database, open, table);
  const looked = await lookedAt(database, loaded);
  const facts = await columnFacts(database, loaded, looked);
  const columns: InspectedColumn[] = [];
  for (const [index, column] of loaded.columns.entries()) {
    columns.push(inspectedColumn(loaded, column, facts[index], await formOf(database, looked, column, facts[index])));
  }
  const { file, rows, headers, text, csv, isArray, misfits } = loaded;
  return { file, table, rows, columns, headers, sample: looked.sample, text, csv, isArray, misfits };
}

async function formOf(database: Database, looked: LookedAt, column: LoadedColumn, facts: ColumnFacts): Promise<ColumnForm> {
  if (column.declared !== undefined) return { type: column.declared };
  const moments = await momentForm(database, looked, column, facts);
  if (moments !== undefined) return moments;
  return column.isText === true ? { type: 'string' } : columnForm(facts);
}

/** Words that are hardly ever a value of text. */
const SURE_WORDS = ['\\N', 'NULL', 'Null', '#N/A', 'N/A', 'NaN', 'nan'];

/** A word that may be a text, such as NA of Namibia, stands for nothing only where all else is of another type. */
function inspectedColumn({ rows, file }: LoadedFile, { header, sql }: LoadedColumn, facts: ColumnFacts, form: ColumnForm): InspectedColumn {
  const words = file.format === 'csv' ? facts.words.filter((word) => form.type !== 'string' || SURE_WORDS.includes(word)) : [];
  const isCleared = words.length === facts.words.length;
  const filled = isCleared ? facts.filled - facts.wordRows : facts.filled;
  const distinct = facts.distinct - (isCleared ? words.length : 0);
  const others = facts.words.filter((word) => !words.includes(word));
  const note = form.note ?? (form.type === 'string' && others.length > 0 ? `holds ${others.join(', ')}, which may stand for nothing` : undefined);
  return { ...form, header, sql, filled, distinct, nullWords: words, isKey: rows > 0 && filled === rows && distinct === rows, note };
}
