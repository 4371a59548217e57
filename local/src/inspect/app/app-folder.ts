import * as fs from 'fs';
import { UserError } from '../../errors';
import { folderProblem, IS_KIND, kindOf } from '../../file-kind';

/** The languages that an app is written in. */
export type Language = 'typescript' | 'python';

const ADVICE = 'Give --out a folder that is new or empty.';

/** @throws UserError where an app cannot be written to a folder */
export function checkAppFolder(out: string): void {
  const kind = kindOf(out);
  if (kind === 'nothing') return;
  const problem = folderProblem(out);
  if (problem !== undefined) throw new UserError(ADVICE, [`--out ${out}: ${IS_KIND[kind]}`]);
  if (fs.readdirSync(out).length > 0) throw new UserError(ADVICE, [`--out ${out}: holds files already`]);
}
