import { isDatetimePattern } from '../../manifest/datetime-pattern';
import type { NodeCheck } from '../checks/node-check';

/** How a text file writes its dates and timestamps. */
export interface MomentFormats {
  readonly dateFormat: string;
  readonly timestampFormat: string;
}

/** The formats that are given, and the usual ones for those that are not. */
export function momentFormats(check: NodeCheck, given: Partial<MomentFormats>): MomentFormats {
  const formats = { dateFormat: given.dateFormat ?? 'yyyy-MM-dd', timestampFormat: given.timestampFormat ?? 'yyyy-MM-dd HH:mm:ss' };
  for (const option of ['dateFormat', 'timestampFormat'] as const) {
    if (!isDatetimePattern(formats[option])) {
      check.error('invalidFormat', `${option} is made of yyyy, MM, dd, HH, mm, ss, SSS, punctuation and text between single quotes, got: ${formats[option]}`);
    }
  }
  return formats;
}
