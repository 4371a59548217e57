import * as fs from 'fs';
import * as path from 'path';
import type { TextSourceNode } from 'cdk-spotify-analytics/manifest';
import { stringify } from 'csv-stringify/sync';
import type { Misfit } from './copy-writer';
import { LineCopy, TextFile } from './line-by-line';
import { expectation } from './text-types';
import { UserError } from '../../errors';
import { REJECT_COLUMNS } from '../../output/out-folder';
import type { RejectReport } from '../../run-report';
import { listed, nodeNamed, quoted, shortened } from '../../text/few';
import type { Database } from '../database/database';
import { identifier } from '../database/sql';
import { compileText, misfits, parsedColumns } from '../nodes/text-source';

/** How many lines with a text that does not fit a run bears: a number, or a share of a file's rows. */
export type MaxRejects = { readonly lines: number } | { readonly share: number };

const SHOWN = 5;

const WRONG_LINES = 'Correct these lines. Nothing was changed. If what does not fit may become null, or be cut, allow more of them with --max-rejects.';
/** To allow such lines would make nulls of whole columns. */
function wrongColumns(sources: readonly string[]): string {
  return `Correct these lines, or have ${listed(sources, nodeNamed)} read these columns as they are written. Nothing was changed.`;
}

interface Reject {
  readonly file: number;
  readonly line: number;
  readonly first: number;
  readonly past: number;
  readonly misfits: readonly Misfit[];
}

/** What did not fit. */
export interface Rejects {
  readonly reports: readonly RejectReport[];
  /** Of sources, by the ids of their nodes, the columns of which no value fits: they are null in all rows. */
  readonly emptied: ReadonlyMap<string, readonly string[]>;
}

/**
 * Writes the lines that hold what does not fit.
 *
 * @param folder where a file is written for each input file that has such lines
 * @throws UserError where there are more than `max` of a source, naming the first ones
 */
export async function writeRejects(database: Database, copies: readonly LineCopy[], folder: string, max: MaxRejects): Promise<Rejects> {
  const problems: string[] = [];
  const emptied = new Map<string, readonly string[]>();
  const wrongSources: string[] = [];
  for (const copy of copies) {
    const count = await database.count(`SELECT count(*) FROM (${rejectsOf(copy)})`);
    if (count === 0) continue;
    const columns = await emptiedColumns(database, copy);
    if (columns.length > 0) emptied.set(copy.source.id, columns);
    const found = await excess(database, copy, count, columns, max);
    if (found.length > 0 && columns.length > 0) wrongSources.push(copy.source.name);
    problems.push(...found);
  }
  if (problems.length > 0) {
    throw new UserError(wrongSources.length > 0 ? wrongColumns(wrongSources) : WRONG_LINES, problems);
  }
  const reports: RejectReport[] = [];
  for (const copy of copies) reports.push(...await writeSource(database, copy, folder));
  return { reports, emptied };
}

/** The columns of which no value fits, and some values do not. */
async function emptiedColumns(database: Database, copy: LineCopy): Promise<string[]> {
  const misfit = `SELECT DISTINCT misfit.field AS field FROM (SELECT unnest(misfits) AS misfit FROM (${rejectsOf(copy)})) WHERE misfit.field <> ''`;
  const columns = (await database.rows(`${misfit} ORDER BY field`)).map(([field]) => String(field));
  if (columns.length === 0) return [];
  const values = compileText(copy.source, copy.table, 'null', columns);
  const [counts] = await database.rows(`SELECT ${columns.map((column) => `count(${identifier(column)})`).join(', ')} FROM (${values})`);
  return columns.filter((_, index) => Number(counts[index]) === 0);
}

async function excess(database: Database, copy: LineCopy, count: number, emptied: readonly string[], max: MaxRejects): Promise<string[]> {
  const rows = copy.rows.reduce((sum, of) => sum + of, 0);
  const allowed = 'lines' in max ? max.lines : Math.floor(rows * max.share);
  if (count <= allowed) return [];
  const first = (await database.rows(`${rejectsOf(copy)} ORDER BY file, line LIMIT ${SHOWN}`)).map(asReject);
  const name = copy.files.length === 1 ? copy.files[0].name : path.dirname(copy.files[0].name);
  return [
    `${name}: ${count} of ${rows} lines do not fit their columns; at most ${allowed} are allowed`,
    ...emptied.map((column) => `${name}: no value of column ${quoted(column)} is ${expected(copy.source, column)}`),
    ...first.map((reject) => `${copy.files[reject.file].name}: line ${reject.line}: ${reject.misfits.map((misfit) => describe(copy.source, misfit)).join('; ')}`),
  ];
}

function describe(source: TextSourceNode, { field, value }: Misfit): string {
  return field === '' ? shortened(value) : `${field} is ${quoted(value)}, expected ${expected(source, field)}`;
}

/** What a column of a source is expected to hold, in words. */
export function expected(source: TextSourceNode, column: string): string {
  return expectation(source.schema.find(({ name }) => name === column)?.type ?? 'string', source);
}

/** The rows with what does not fit: what the reader saw, then the texts that do not fit their types. */
function rejectsOf({ source, table }: LineCopy): string {
  const places = 'file, line, first, past';
  const seen = 'CAST(coalesce(wrong, \'[]\')::JSON AS STRUCT(field VARCHAR, value VARCHAR)[])';
  return `SELECT ${places}, list_concat(${seen}, ${misfits(source)}) AS misfits`
    + ` FROM (SELECT ${[places, 'wrong', ...parsedColumns(source)].join(', ')} FROM ${table}) WHERE len(misfits) > 0`;
}

function asReject([file, line, first, past, found]: readonly unknown[]): Reject {
  return { file: Number(file), line: Number(line), first: Number(first), past: Number(past), misfits: found as Misfit[] };
}

async function writeSource(database: Database, copy: LineCopy, folder: string): Promise<RejectReport[]> {
  const names = copy.files.map((file) => rejectName(copy, file, folder));
  const writers = new Map<number, RejectWriter>();
  for await (const rows of database.stream(`${rejectsOf(copy)} ORDER BY file, line`)) {
    for (const reject of rows.map(asReject)) {
      const writer = writers.get(reject.file) ?? new RejectWriter(copy.files[reject.file], path.join(folder, names[reject.file]));
      writers.set(reject.file, writer);
      writer.write(reject);
    }
  }
  return [...writers].map(([file, writer]) => ({ file: names[file], lines: writer.close(), rows: copy.rows[file] }));
}

/** The input file's name, as that of a CSV file. The parts of a folder go by their folder, and two locations may hold files of one name. */
function rejectName({ source, files }: LineCopy, file: TextFile, folder: string): string {
  const hasTwin = files.some((other) => other !== file && csvName(other) === csvName(file));
  const base = hasTwin ? `${path.basename(file.name)}.csv` : csvName(file);
  const name = file.isPart ? path.join(path.basename(path.dirname(file.name)), base) : base;
  return fs.existsSync(path.join(folder, name)) ? path.join(source.location, name) : name;
}

function csvName({ name }: TextFile): string {
  const plain = path.basename(name).replace(/\.gz$/i, '');
  return /\.csv$/i.test(plain) ? plain : `${plain}.csv`;
}

class RejectWriter {
  private readonly from: number;
  private readonly to: number;
  private lines = 0;

  constructor(source: TextFile, target: string) {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    this.from = fs.openSync(source.plain, 'r');
    this.to = fs.openSync(target, 'w');
    fs.writeSync(this.to, stringify([[...REJECT_COLUMNS]]));
  }

  write(reject: Reject): void {
    const text = Buffer.alloc(reject.past - reject.first);
    fs.readSync(this.from, text, 0, text.length, reject.first);
    fs.writeSync(this.to, stringify(reject.misfits.map(({ field, value }) => [reject.line, field, value, text.toString('utf8')])));
    this.lines++;
  }

  close(): number {
    fs.closeSync(this.from);
    fs.closeSync(this.to);
    return this.lines;
  }
}
