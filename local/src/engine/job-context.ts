import type { ManifestNode } from '../manifest';
import type { Database } from './database/database';
import { identifier } from './database/sql';
import type { MaxRejects } from './input/rejects';
import type { Places } from './output/places';

/** What a job needs of the run that it is part of. */
export interface JobContext {
  readonly database: Database;
  readonly places: Places;
  readonly maxRejects: MaxRejects;
  /** Share of the rows of a side of an inner join that may find no partner. @default - any */
  readonly maxUnmatched?: number;
  /** Folder for the lines that do not fit. */
  readonly rejectsFolder: string;
  /** Folder for what is needed while the job runs. */
  readonly workFolder: string;
  /**
   * Told before each step.
   *
   * @throws UserError when the run is to end
   */
  step(name: string): void;
}

/** The tables of a job are in a schema of their own, which goes with it. */
export const JOB_SCHEMA = identifier('job');

/** The table or view of a node's rows. */
export function tableOf(node: ManifestNode): string {
  return `${JOB_SCHEMA}.${identifier(node.id)}`;
}

/** The table of what is needed of a node's rows to count them. */
export function keyTableOf(node: ManifestNode): string {
  return `${JOB_SCHEMA}.${identifier(`keys of ${node.id}`)}`;
}
