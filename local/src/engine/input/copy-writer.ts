import * as fs from 'fs';
import { readCsv } from '../nodes/csv-source';

/** What does not fit in a line: a field and its text, or of no field what is wrong with the line as a whole. */
export interface Misfit {
  readonly field: string;
  readonly value: string;
}

/** A line of a file of text, as it is copied. */
export interface CopiedLine {
  /** From 1. */
  readonly line: number;
  /** Place of its bytes in the file. */
  readonly start: number;
  readonly end: number;
  /** The texts of its fields in the order of the schema, each as bytes that hold UTF-8; a null is undefined. */
  readonly fields: readonly (Buffer | undefined)[];
  /** What was seen not to fit by what read the line. */
  readonly misfits: readonly Misfit[];
}

const DIALECT = { separator: ',', quote: '"' };
const PLACES = ['file', 'line', 'first', 'past'];
const BUFFER_BYTES = 1_048_576;

/** Writes a CSV file in which each line says where it stood. */
export class CopyWriter {
  private readonly descriptor: number;
  private pending: string[] = [];
  private length = 0;

  constructor(private readonly copy: string, private readonly width: number) {
    this.descriptor = fs.openSync(copy, 'w');
    this.push(`${[...PLACES, 'wrong', ...this.columns()].join(',')}\n`);
  }

  /** @param file number of the file that the line stands in */
  write(file: number, { line, start, end, misfits, fields }: CopiedLine): void {
    const wrong = misfits.length === 0 ? undefined : Buffer.from(JSON.stringify(misfits));
    this.push(`${file},${line},${start},${end},${[wrong, ...fields].map(quoted).join(',')}\n`);
  }

  /**
   * Ends the file.
   *
   * @returns a table in SQL: of each line the number of its file, its own, the place of its bytes (`first`, `past`), a list of misfits in JSON
   *   (`wrong`), and the texts of its fields (`t0`, `t1`, …)
   */
  close(): string {
    this.flush();
    fs.closeSync(this.descriptor);
    const columns = [...PLACES.map((place) => `'${place}': 'BIGINT'`), "'wrong': 'VARCHAR'", ...this.columns().map((column) => `'${column}': 'VARCHAR'`)];
    // Reading from several places at once fails where a quoted field of many lines looks like rows of its own.
    return readCsv([this.copy], DIALECT, columns, ['parallel = false', 'allow_quoted_nulls = false']);
  }

  private columns(): string[] {
    return Array.from({ length: this.width }, (_, index) => `t${index}`);
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

/** Bytes as they are: Latin-1 gives each byte a character and back. What stands in quotes is no null, empty or not. */
function quoted(field: Buffer | undefined): string {
  return field === undefined ? '' : `"${field.toString('latin1').replace(/"/g, '""')}"`;
}
