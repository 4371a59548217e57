import { types } from 'util';
import { ExitStatus, UserError, firstLine } from '../errors';

/** What the engine complains of. Its message begins with the kind: `Conversion Error: …`. */
export class EngineError extends Error {
  constructor(cause: unknown) {
    super(String((cause as Error).message), { cause });
    this.name = 'EngineError';
  }
}

/** A run that was asked to end. */
export function interrupted(): UserError {
  return new UserError('Interrupted: nothing was changed.', [], ExitStatus.INTERRUPTED);
}

/** Whether the engine's complaint is of one of these kinds: `Conversion`, `Invalid Input`. */
export function hasKind(error: unknown, ...kinds: readonly string[]): error is EngineError {
  return error instanceof EngineError && kinds.some((kind) => error.message.startsWith(`${kind} Error`));
}

/** Text of the engine or code of the operating system, and what to tell the user. */
const CAUSES: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  { pattern: /ENOSPC|EDQUOT|No space left|quota exceeded|max_temp_directory_size/i, advice: 'Make room on the disk of the --out folder, or give one on another disk: it is full. Nothing was changed.' },
  { pattern: /EMFILE|ENFILE|Too many open files/i, advice: 'Allow more open files (ulimit -n 1024), and call again. Nothing was changed.' },
  { pattern: /EFBIG|File too large/i, advice: 'Allow larger files (ulimit -f unlimited), or give --out a folder whose file system takes them. Nothing was changed.' },
  { pattern: /EROFS|Read-only file system/i, advice: 'Give --out a folder that can be written: its file system is read-only. Nothing was changed.' },
  { pattern: /EACCES|EPERM|Permission denied/i, advice: 'Give access to this file or folder, or another one with --out or --data. Nothing was changed.' },
  // Node says so of a folder that it cannot make on a read-only file system.
  { pattern: /ENOENT.*mkdir/, advice: 'Give --out a folder that can be made. Nothing was changed.' },
  { pattern: /ENOTDIR|Not a directory/i, advice: 'Give --out a folder: a part of its path is a file. Nothing was changed.' },
  { pattern: /Out of Memory Error/, advice: 'Use a machine with more memory: the data needs more than this one has. Nothing was changed.' },
];

/** An error of the engine or of the file system as one that the user can put right; any other as it is. */
export function explained(error: unknown): unknown {
  if (hasKind(error, 'INTERRUPT')) return interrupted();
  if (error instanceof UserError || !types.isNativeError(error)) return error;
  const text = `${'code' in error ? error.code : ''} ${error.message}`;
  const cause = CAUSES.find(({ pattern }) => pattern.test(text));
  return cause ? new UserError(cause.advice, [firstLine(error)]) : error;
}
