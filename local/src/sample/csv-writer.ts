import { createWriteStream, rmSync, WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { finished } from 'node:stream/promises';
import { RawFile } from './raw-files';
import { Row } from './rows';

const BATCH_CHARACTERS = 256 * 1024;
const NEEDS_QUOTES = /[",\n\r]/;

/** What was written. */
export interface WrittenFile {
  readonly name: string;
  /** Lines after the header. */
  readonly rows: number;
  readonly bytes: number;
}

/** Writes a CSV file beside its place, and puts it there at the end, so that nobody finds half a file. */
export class CsvWriter {
  private readonly stream: WriteStream;
  private readonly aside: string;
  private batch: string;
  private rows = 0;

  constructor(private readonly folder: string, private readonly file: RawFile) {
    this.aside = path.join(folder, `.${file.name}.partial`);
    // What a killed process left, or a link that leads elsewhere.
    rmSync(this.aside, { force: true });
    this.stream = createWriteStream(this.aside, { encoding: 'utf8', flags: 'wx' });
    // Shown by the next write; without a listener the error would end the process.
    this.stream.on('error', () => {});
    this.batch = csvLine(file.columns);
  }

  /** Adds a line. Wait for what it returns, if it returns something: the disk is behind. */
  add(row: Row): Promise<void> | undefined {
    this.rows++;
    this.batch += csvLine(row);
    return this.batch.length < BATCH_CHARACTERS ? undefined : this.flush();
  }

  /** Writes what is left and closes the file, which is still aside. */
  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  /** Puts the closed file in its place. */
  async publish(): Promise<WrittenFile> {
    await rename(this.aside, path.join(this.folder, this.file.name));
    return { name: this.file.name, rows: this.rows, bytes: this.stream.bytesWritten };
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.stream.destroy();
    await rm(this.aside, { force: true });
  }

  private flush(): Promise<void> {
    const batch = this.batch;
    this.batch = '';
    return new Promise((resolve, reject) => this.stream.write(batch, (error) => error ? reject(error) : resolve()));
  }
}

/**
 * A line with quotes only where a field needs them, as the real files have it.
 * Of our own, since csv-stringify takes six times as long for the same text (0.77 against 0.13 microseconds a field), and a
 * sample of the real size has 44 million fields.
 */
export function csvLine(row: Row): string {
  return `${row.map(csvField).join(',')}\n`;
}

function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
