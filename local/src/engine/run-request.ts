import type { PipelineManifest } from '../manifest';
import type { MaxRejects } from './rejects';

/** What to run, on what, and where to. */
export interface RunRequest {
  readonly manifest: PipelineManifest;
  /** Folder of the input files. */
  readonly data: string;
  /** Folder that gets the results. */
  readonly out: string;
  /** Location to start from; found from the files when it is not given. */
  readonly from?: string;
  readonly maxRejects: MaxRejects;
  /** Ends the run when it is aborted. */
  readonly signal: AbortSignal;
  /** Told before each step. */
  onStep(name: string): void;
}
