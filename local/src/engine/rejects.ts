import * as fs from 'fs';
import * as path from 'path';
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../errors';
import { REJECT_COLUMNS } from '../output/out-folder';
import type { RejectReport } from '../run-report';
import { CarefulCopy } from './careful-read';
import type { Database } from './database';
import { misfits, parsedColumns } from './nodes/csv-source';

/** How many lines with a text that does not fit a run bears: a number, or a share of a file's rows. */
export type MaxRejects = { readonly lines: number } | { readonly share: number };

const SHOWN = 5;

interface Misfit {
  readonly field: string;
  readonly value: string;
}

interface Reject {
  readonly file: number;
  readonly line: number;
  readonly first: number;
  readonly past: number;
  readonly misfits: readonly Misfit[];
}

/**
 * Writes the lines that hold what does not fit.
 *
 * @param folder where a file is written for each input file that has such lines
 * @throws UserError where there are more than `max` of a source, naming the first ones
 */
export async function writeRejects(database: Database, copies: readonly CarefulCopy[], folder: string, max: MaxRejects): Promise<RejectReport[]> {
  const problems: string[] = [];
  for (const copy of copies) problems.push(...await excess(database, copy, max));
  if (problems.length > 0) throw new UserError('Correct these lines, or allow more of them with --max-rejects. Nothing was changed.', problems);
  const reports: RejectReport[] = [];
  for (const copy of copies) reports.push(...await writeSource(database, copy, folder));
  return reports;
}

async function excess(database: Database, copy: CarefulCopy, max: MaxRejects): Promise<string[]> {
  const count = await database.count(`SELECT count(*) FROM (${rejectsOf(copy)})`);
  const rows = copy.rows.reduce((sum, of) => sum + of, 0);
  const allowed = 'lines' in max ? max.lines : Math.floor(rows * max.share);
  if (count <= allowed) return [];
  const first = (await database.rows(`${rejectsOf(copy)} ORDER BY file, line LIMIT ${SHOWN}`)).map(asReject);
  const name = copy.files.length === 1 ? copy.files[0] : path.dirname(copy.files[0]);
  return [
    `${name}: ${count} of ${rows} lines do not fit their columns; at most ${allowed} are allowed`,
    ...first.map((reject) => `${copy.files[reject.file]}: line ${reject.line}: ${reject.misfits.map(describe).join('; ')}`),
  ];
}

function describe({ field, value }: Misfit): string {
  return field === '' ? value : `${field} is \`${value}\``;
}

/** The rows with a text that does not fit or a wrong number of fields; the latter as a misfit of no field. */
function rejectsOf({ source, table }: CarefulCopy): string {
  const places = 'file, line, first, past, found';
  const width = source.schema.length;
  const count = `CASE WHEN found <> ${width} THEN [{'field': '', 'value': concat(found, CASE WHEN found = 1 THEN ' field' ELSE ' fields' END, ', expected ${width}')}] ELSE [] END`;
  return `SELECT ${places}, list_concat(${count}, ${misfits(source)}) AS misfits`
    + ` FROM (SELECT ${[places, ...parsedColumns(source)].join(', ')} FROM ${table}) WHERE len(misfits) > 0`;
}

function asReject([file, line, first, past, , found]: readonly unknown[]): Reject {
  return { file: Number(file), line: Number(line), first: Number(first), past: Number(past), misfits: found as Misfit[] };
}

async function writeSource(database: Database, copy: CarefulCopy, folder: string): Promise<RejectReport[]> {
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

/** The input file's name. The parts of a folder go by their folder, and two locations may hold files of one name. */
function rejectName({ source }: CarefulCopy, file: string, folder: string): string {
  const own = path.basename(source.path);
  const isPart = ![own, `${own}.csv`].includes(path.basename(file));
  const name = isPart ? path.join(path.basename(path.dirname(file)), path.basename(file)) : path.basename(file);
  return fs.existsSync(path.join(folder, name)) ? path.join(source.location, name) : name;
}

class RejectWriter {
  private readonly from: number;
  private readonly to: number;
  private lines = 0;

  constructor(source: string, target: string) {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    this.from = fs.openSync(source, 'r');
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
