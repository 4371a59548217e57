import * as path from 'path';
import type { PrintedAnswer } from './answer-lines';
import { isNumeric } from '../drawing/format';
import { UserError } from '../errors';
import { splitRecords } from '../inspect/csv-records';
import { ANSWERS, REPORT_FILE, reportIn } from '../output/out-folder';
import { readStateFile } from '../output/state-file';
import type { AnswerColumn, QueryReport } from '../run-report';

/** Bytes of the file of an answer. */
const MAX_BYTES = 100_000_000;

const CHARACTERS = { separator: ',', quote: '"', escape: '"' };

/**
 * The answers that a run left, as its report lists them.
 *
 * @throws UserError where no run left anything
 */
export function keptAnswers(out: string): QueryReport[] {
  const report = reportIn(out);
  if (report === undefined) throw new UserError('Give --out the folder that a run wrote to.', [`${out}: has no ${REPORT_FILE} of a run`]);
  return Array.isArray(report.queries) ? report.queries.filter(isQuery) : [];
}

/** The folder may have come from elsewhere: what has no name of a file is passed over, so that nothing is read beside it. */
function isQuery(value: unknown): value is QueryReport {
  const { name, description, columns, rows, file } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof description === 'string' && typeof rows === 'number'
    && Array.isArray(columns) && columns.every(isColumn) && typeof file === 'string' && /^[^/\\]+\.csv$/.test(file);
}

function isColumn(value: unknown): value is AnswerColumn {
  const { name, type } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof type === 'string';
}

/**
 * Reads an answer from its file.
 *
 * @throws UserError where it is not there, or is no longer what the run wrote
 */
export function readAnswer(out: string, { name, description, columns, file }: QueryReport): PrintedAnswer {
  const place = path.join(out, ANSWERS, file);
  const read = readStateFile(place, MAX_BYTES);
  if (read === undefined || 'problem' in read) throw changed(`${place}: ${read?.problem ?? 'is not there'}`);
  const [head, ...records] = splitRecords(read.text, CHARACTERS, Infinity, true).records;
  const expected = columns.map((column) => column.name);
  if (head?.join() !== expected.join()) throw changed(`${place}: has other columns than ${expected.join(', ')}`);
  const short = records.findIndex((record) => record.length !== columns.length);
  if (short >= 0) throw changed(`${place}: row ${short + 1} has another number of values than ${columns.length}`);
  return { name, description, columns, file: place, rows: records.map((record) => record.map((text, index) => valueOf(text, columns[index]))) };
}

function changed(problem: string): UserError {
  return new UserError('Run the pipeline again: this is not what a run left.', [problem]);
}

/** CSV has one empty text for no value and for a text without a letter: they look alike. */
function valueOf(text: string, column: AnswerColumn): string | number | null {
  if (text === '') return null;
  return isNumeric(column) ? Number(text) : text;
}
