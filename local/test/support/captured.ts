import { Writable } from 'stream';
import { Terminal } from '../../src/terminal/terminal';

/** A stream that keeps what is written to it. */
export class KeptStream extends Writable {
  text = '';

  /** @param columns of the terminal that it is, if it is one */
  constructor(readonly columns?: number) {
    super({ decodeStrings: false });
  }

  get isTTY(): boolean {
    return this.columns !== undefined;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk;
    done();
  }
}

/** A terminal, or a pipe where it has no columns, and what is written to it. */
export class Captured {
  readonly stdout: KeptStream;
  readonly stderr: KeptStream;
  readonly terminal: Terminal;

  constructor(columns?: number) {
    this.stdout = new KeptStream(columns);
    this.stderr = new KeptStream(columns);
    this.terminal = new Terminal(this.stdout, this.stderr);
  }
}
