import { types } from 'util';
import { cut } from './text/cells';

const LINE_CELLS = 300;

/** Exit statuses of the command line. */
export enum ExitStatus {
  /** All held. */
  OK = 0,
  /** It ran, and a quality rule failed or a check found a defect. */
  DEFECT = 1,
  /** Wrong input or call; nothing was changed. Or what is printed was not taken. */
  WRONG_INPUT = 2,
  /** Interrupted; nothing was changed. */
  INTERRUPTED = 130,
}

/**
 * What a user can put right: shown as lines on standard error, without a stack trace.
 * The first line says what to do, the others each name one problem.
 */
export class UserError extends Error {
  constructor(
    readonly advice: string,
    readonly problems: readonly string[] = [],
    readonly status: ExitStatus = ExitStatus.WRONG_INPUT,
  ) {
    super([advice, ...problems].join('\n'));
    this.name = 'UserError';
  }
}

/** The first line of an error's message, which says what is wrong; DuckDB writes its advice below. */
export function firstLine(error: unknown): string {
  return cut((types.isNativeError(error) ? error.message : String(error)).split('\n')[0].trim(), LINE_CELLS);
}
