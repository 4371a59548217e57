import { Channel, Stream } from './channel';
import type { Line } from './line';
import { AmountDisplay, amountDisplay, columnsOf, StepDisplay, stepDisplay } from './progress';
import { UserError } from '../errors';
import { visibleJson } from '../text/unseen';

/** Nothing is shown. */
const SILENT: StepDisplay = { step: () => {}, print: () => {}, end: () => {} };

/**
 * The one place that writes to standard output and standard error. Whatever text it is given, of a file, a job, an argument or an error, it
 * writes no control character and nothing that is not seen but its own line ends, colours and bars.
 */
export class Terminal {
  private readonly output: Channel;
  private readonly errors: Channel;
  private result?: string;

  constructor(stdout: Stream = process.stdout, stderr: Stream = process.stderr) {
    this.output = new Channel(stdout);
    this.errors = new Channel(stderr);
  }

  /** Cells of a line of standard output; none where it is no terminal, and lines are as long as they are. */
  get columns(): number | undefined {
    return this.output.isTerminal ? columnsOf(this.output) : undefined;
  }

  /** Prints lines for people: one that is very long is cut. */
  print(lines: readonly Line[]): void {
    this.output.lines(lines);
  }

  /** Prints lines for programs: each whole. */
  printWhole(lines: readonly string[]): void {
    this.output.wholeLines(lines);
  }

  /** Prints JSON of a value. */
  printJson(value: unknown): void {
    this.printWhole(visibleJson(value).split('\n'));
  }

  /** Prints lines to standard error. */
  printError(lines: readonly Line[]): void {
    this.errors.lines(lines);
  }

  /**
   * Shows on standard error what is being done, where that is a terminal.
   *
   * @param planned about how many steps there will be
   */
  steps(planned: number, isSilent = false): StepDisplay {
    return isSilent ? SILENT : stepDisplay(this.errors, planned, this.output);
  }

  /** Shows on standard error how much is done. */
  amount(title: string, unit: string, total: number): AmountDisplay {
    return amountDisplay(this.errors, title, unit, total);
  }

  /** Keeps what a command has done: it is told where it cannot be printed. */
  done(result: string): void {
    this.result = result;
  }

  /**
   * Waits until all is written.
   *
   * @returns what is to be told where standard output did not take it. A reader that has seen enough, such as `head`, is no error
   */
  async end(): Promise<UserError | undefined> {
    const failure = await this.output.failure();
    if (failure === undefined || failure.code === 'EPIPE') return undefined;
    return new UserError(`Send the output to a place that takes it: it could not be printed whole (${failure.message}).`, this.result === undefined ? [] : [this.result]);
  }
}
