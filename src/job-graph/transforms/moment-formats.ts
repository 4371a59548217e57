import { isDatetimePattern } from '../../manifest/datetime-pattern';
import type { NodeCheck } from '../checks/node-check';

/** How a text file writes its dates and timestamps. */
export interface MomentFormats {
  readonly dateFormats: string[];
  readonly timestampFormats: string[];
}

/** The formats that are given, and the usual ones for those that are not. */
export function momentFormats(check: NodeCheck, given: Partial<MomentFormats>): MomentFormats {
  const formats = { dateFormats: given.dateFormats ?? ['yyyy-MM-dd'], timestampFormats: given.timestampFormats ?? ['yyyy-MM-dd HH:mm:ss'] };
  for (const option of ['dateFormats', 'timestampFormats'] as const) {
    if (formats[option].length === 0) check.error('invalidFormat', `${option} holds no pattern; leave it out for the usual one`);
    for (const pattern of formats[option].filter((each) => !isDatetimePattern(each))) {
      check.error('invalidFormat', `${option} are made of yyyy, MM, dd, HH, mm, ss, SSS, punctuation, text between single quotes `
        + `and optional parts in square brackets, with a year in any case, got: ${pattern}`);
    }
  }
  return formats;
}
