import { isUtf8 } from 'buffer';
import type { TextSourceNode } from 'cdk-spotify-analytics/manifest';
import { CopiedLine, CopyWriter } from './copy-writer';
import { CsvColumns, columnsOf } from './csv-columns';
import { CsvFault } from './csv-fault';
import { CsvRecord, scanCsv } from './csv-scan';
import type { Partitions } from './folder-partitions';
import type { CsvSourceNode } from '../../manifest';
import { keepsEmpty } from '../nodes/csv-source';

/** A file of text to read, without compression. */
export interface TextFile {
  /** Its name as the user knows it. */
  readonly name: string;
  /** Where its text is. */
  readonly plain: string;
  /** Whether it is one of the parts in a folder. */
  readonly isPart: boolean;
  /** What the folders that it lies in say. */
  readonly partition: Partitions;
}

/** A source read line by line. */
export interface LineCopy {
  readonly source: TextSourceNode;
  readonly files: readonly TextFile[];
  /** Rows of each file. */
  readonly rows: readonly number[];
  /** A table in SQL of the texts of its fields, and of where each row stands: see `CopyWriter.close`. */
  readonly table: string;
}

/** What makes files unreadable: one line for each file. */
export interface Faults {
  readonly faults: readonly string[];
}

const LINE_FEED = 10;

/** Reads the files of a source that the engine's own reader complained of, and writes a copy that says of each row where it stands. */
export function readLineByLine(source: CsvSourceNode, files: readonly TextFile[], copy: string): LineCopy | Faults {
  return copyFiles(source, files, copy, {
    copyFile: (file, index, writer) => copyFile(file, index, source, writer),
    faultOf: (error) => (error instanceof CsvFault ? `line ${error.line}: ${error.message}` : undefined),
  });
}

/** How the files of a format are copied. */
export interface FileCopier {
  /** Copies a file, and returns its rows. */
  copyFile(file: TextFile, index: number, writer: CopyWriter): number;
  /** What an error says of a file that cannot be read on; undefined when it says nothing of the file. */
  faultOf(error: unknown): string | undefined;
}

/** Copies the files of a source one after the other: to the end, so that what is wrong with each is told at once. */
export function copyFiles(source: TextSourceNode, files: readonly TextFile[], copy: string, copier: FileCopier): LineCopy | Faults {
  const writer = new CopyWriter(copy, source.schema.length);
  const faults: string[] = [];
  const rows = files.map((file, index) => {
    try {
      return copier.copyFile(file, index, writer);
    } catch (error) {
      const fault = copier.faultOf(error);
      if (fault === undefined) throw error;
      faults.push(`${file.name}: ${fault}`);
      return 0;
    }
  });
  const table = writer.close();
  return faults.length > 0 ? { faults } : { source, files, rows, table };
}

function copyFile(file: TextFile, index: number, source: CsvSourceNode, writer: CopyWriter): number {
  let columns: CsvColumns | undefined;
  let rows = 0;
  for (const record of scanCsv(file.plain, source)) {
    checkUtf8(record);
    const isHeader = columns === undefined;
    columns ??= columnsOf(source, record.fields.map(String), file.partition);
    checkWhole(record, columns.width);
    if (isHeader) continue;
    writer.write(index, copied(record, columns, source));
    rows++;
  }
  return rows;
}

/** An empty field is null, unless the source keeps it and the line is whole; a missing one is what its folder says, or null; a surplus one is cut. */
function copied({ line, start, end, fields }: CsvRecord, { width, places, ofFolders }: CsvColumns, source: CsvSourceNode): CopiedLine {
  const found = fields.length;
  const isKept = (place: number, index: number) => place >= 0 && found === width && keepsEmpty(source, index);
  const ofFolder = (index: number) => {
    const text = ofFolders.get(index);
    return typeof text === 'string' ? Buffer.from(text) : undefined;
  };
  return {
    line,
    start,
    end,
    fields: places.map((place, index) => (fields[place]?.length > 0 || isKept(place, index) ? fields[place] : ofFolder(index))),
    misfits: found === width ? [] : [{ field: '', value: `${found} ${found === 1 ? 'field' : 'fields'}, expected ${width}` }],
  };
}

/** A last line with too few fields and without a line end: what should follow is lost, and not of this line alone. */
function checkWhole({ line, isEnded, fields }: CsvRecord, width: number): void {
  if (isEnded || fields.length >= width) return;
  throw new CsvFault(line, 'cut-off', `the file is cut off: it ends in the midst of this line, after ${fields.length} of ${width} fields; get it once more, as a whole`);
}

function checkUtf8(record: CsvRecord): void {
  let line = record.line;
  for (const field of record.fields) {
    if (!isUtf8(field)) throw new CsvFault(line + linesBeforeFault(field), 'not-utf8', 'holds a byte that is no UTF-8; save the file as UTF-8');
    line += linesIn(field);
  }
}

/** Lines are told apart by a byte that is part of no other character: the first line that is no UTF-8 holds the fault. */
function linesBeforeFault(field: Buffer): number {
  let line = 0;
  for (let start = 0; ; line++) {
    const end = field.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(field.subarray(start, end))) return line;
    start = end + 1;
  }
}

function linesIn(field: Buffer): number {
  let lines = 0;
  for (let at = field.indexOf(LINE_FEED); at >= 0; at = field.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
}
