import { isUtf8 } from 'buffer';
import * as fs from 'fs';
import type { CsvSourceNode } from '../manifest';
import { CsvFault, CsvRecord, scanCsv } from './csv-scan';
import { readCsv, textColumns } from './nodes/csv-source';

/** A source that holds what does not fit, read line by line. */
export interface CarefulCopy {
  readonly source: CsvSourceNode;
  readonly files: readonly string[];
  /** Rows of each file. */
  readonly rows: readonly number[];
  /**
   * A table in SQL: of each row the number of its file, its line, the place of its bytes (`first`, `past`), how many fields it has
   * (`found`), and the text of each field (`t0`, `t1`, …), a missing one null and a surplus one cut.
   */
  readonly table: string;
}

const DIALECT = { separator: ',', quote: '"' };
const PLACES = ['file', 'line', 'first', 'past', 'found'];
const BUFFER_BYTES = 1_048_576;
const LINE_FEED = 10;

/**
 * Reads the files of a source that the engine's own reader complained of, and writes a copy that says of each row where it stands.
 *
 * @returns the copy, or what makes the files unreadable: one line for each file
 */
export function readCarefully(source: CsvSourceNode, files: readonly string[], copy: string): CarefulCopy | { readonly faults: readonly string[] } {
  const writer = new CopyWriter(copy, source.schema.length);
  const faults: string[] = [];
  const rows = files.map((file, index) => {
    try {
      return copyFile(file, index, source, writer);
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      faults.push(`${file}: line ${error.line}: ${error.message}`);
      return 0;
    }
  });
  writer.close();
  if (faults.length > 0) return { faults };
  const columns = [...PLACES.map((place) => `'${place}': 'BIGINT'`), ...textColumns(source)];
  // Reading from several places at once fails where a quoted field of many lines looks like rows of its own.
  const table = readCsv([copy], DIALECT, columns, ['parallel = false']);
  return { source, files, rows, table };
}

function copyFile(file: string, index: number, source: CsvSourceNode, writer: CopyWriter): number {
  let rows = -1;
  for (const record of scanCsv(file, source)) {
    checkUtf8(record);
    if (rows >= 0) writer.write(index, record);
    rows++;
  }
  return Math.max(0, rows);
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

class CopyWriter {
  private readonly descriptor: number;
  private readonly header: string;
  private pending: string[] = [];
  private length = 0;

  constructor(file: string, private readonly width: number) {
    this.descriptor = fs.openSync(file, 'w');
    this.header = [...PLACES, ...Array.from({ length: width }, (_, index) => `t${index}`)].join(',');
    this.push(`${this.header}\n`);
  }

  write(file: number, record: CsvRecord): void {
    const { width } = this;
    // A separator at the end of a line, with nothing after it, is no field.
    const isTrailing = record.fields.length === width + 1 && record.fields[width].length === 0;
    const found = isTrailing ? width : record.fields.length;
    const fields = Array.from({ length: width }, (_, index) => quoted(record.fields[index]));
    this.push(`${file},${record.line},${record.start},${record.end},${found},${fields.join(',')}\n`);
  }

  close(): void {
    this.flush();
    fs.closeSync(this.descriptor);
  }

  private push(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length > BUFFER_BYTES) this.flush();
  }

  private flush(): void {
    fs.writeSync(this.descriptor, Buffer.from(this.pending.join(''), 'latin1'));
    this.pending = [];
    this.length = 0;
  }
}

/** Bytes as they are: Latin-1 gives each byte a character and back. */
function quoted(field: Buffer | undefined): string {
  return field === undefined || field.length === 0 ? '' : `"${field.toString('latin1').replace(/"/g, '""')}"`;
}
