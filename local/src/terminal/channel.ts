import * as fs from 'fs';
import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import { Line, rendered } from './line';
import { visible } from '../text/unseen';

/** What a channel writes to: standard output or standard error of this process. */
export type Stream = NodeJS.WritableStream & { readonly fd?: number; readonly isTTY?: boolean; readonly columns?: number };

/** Cells of a line: a message with two lists of names, or a path of any length that is in use. */
const LINE_CELLS = 2_000;

/** Writes lines. What it cannot write is lost without a trace: `failure` says so at the end. */
export class Channel {
  /** None where the output is no terminal: a log, that of a CI system too, gets plain lines. */
  private readonly colours: Colors;
  private failed?: NodeJS.ErrnoException;
  private lastWrite: Promise<void> = Promise.resolve();

  constructor(readonly stream: Stream) {
    this.colours = createColors(this.isTerminal && process.env.NO_COLOR === undefined);
    // Without a listener the process would end here, with a stack trace.
    stream.on('error', this.fail);
  }

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** Writes lines, each cut where it is very long. */
  lines(lines: readonly Line[]): void {
    this.write(lines.map((line) => rendered(line, this.colours, LINE_CELLS)));
  }

  /** Writes lines as long as they are. */
  wholeLines(lines: readonly string[]): void {
    this.write(lines.map(visible));
  }

  /** Waits until all is written. @returns why that was not possible */
  async failure(): Promise<NodeJS.ErrnoException | undefined> {
    await this.lastWrite;
    return this.failed;
  }

  private readonly fail = (error: Error): void => { this.failed ??= error; };

  private write(lines: readonly string[]): void {
    if (this.failed !== undefined || lines.length === 0) return;
    const text = lines.map((line) => `${line}\n`).join('');
    if (isFile(this.stream)) this.writeFile(this.stream.fd, Buffer.from(text));
    else this.lastWrite = new Promise((resolve) => this.stream.write(text, (error) => { resolve(error ? this.fail(error) : undefined); }));
  }

  /** The stream of Node.js takes what did not fit on the disk for written. */
  private writeFile(descriptor: number, bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length;) at += fs.writeSync(descriptor, bytes, at);
    } catch (error) {
      this.fail(error as NodeJS.ErrnoException);
    }
  }
}

function isFile(stream: Stream): stream is Stream & { readonly fd: number } {
  return stream.fd !== undefined && fs.fstatSync(stream.fd).isFile();
}
