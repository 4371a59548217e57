import * as fs from 'fs';
import * as path from 'path';
import { findManifests } from '../assembly/assembly';
import { UserError } from '../errors';
import { kindOf } from '../file-kind';
import { jobFilesIn } from '../glue-job/read/jobs-at';

/** Whether an argument names a Glue job (a file), or a folder of such, rather than a cloud assembly. */
export function isJobFile(source: string): boolean {
  const kind = kindOf(source);
  if (kind === 'folder') return !fs.existsSync(path.join(source, 'manifest.json')) && findManifests(source).length === 0 && jobFilesIn(source).length > 0;
  return kind === 'nothing' ? source.endsWith('.json') : true;
}

/** An option of the command line, as it is given and with what it needs. */
export interface GivenOption {
  readonly name: string;
  readonly isGiven: boolean;
  /** What would do instead. */
  readonly otherwise: string;
}

/**
 * Refuses options that are given and do not fit.
 *
 * @param what what they do not fit, e.g. `a Glue job`
 * @throws UserError naming all of them
 */
export function refuseOptions(source: string, what: string, options: readonly GivenOption[]): void {
  const given = options.filter((option) => option.isGiven);
  if (given.length === 0) return;
  throw new UserError(`Leave out ${given.map(({ name }) => name).join(' and ')}: ${source} is ${what}.`, given.map(({ name, otherwise }) => `${name}: ${otherwise}`));
}
