import type { PipelineManifest } from '../manifest';
import type { JobReport } from '../run-report';
import type { MaxRejects } from './input/rejects';

/** A folder on this machine that stands for a part of a location: what lies under the prefix there lies under the folder here. */
export interface PathMap {
  readonly location: string;
  /** The beginning of a path, in whole parts: `staging`, `staging/albums.csv`; empty for all of the location. */
  readonly prefix: string;
  readonly folder: string;
}

/** A folder on this machine that holds the files of a table of the Data Catalog. */
export interface CatalogMap {
  readonly database: string;
  readonly table: string;
  readonly folder: string;
}

/** Where on this machine the data of a job lies that was made elsewhere. */
export type PlaceMap = PathMap | CatalogMap;

/** What to run, on what, and where to. */
export interface RunRequest {
  readonly manifest: PipelineManifest;
  /** Folder of the input files of a pipeline. Of a job that was made elsewhere there are `maps` in its stead. */
  readonly data?: string;
  /**
   * Where the sources of a job lie that was made elsewhere: of those that fit, the one with the longest prefix. Its targets are
   * written to folders of their own under `warehouse/`, which have the last name of their path.
   */
  readonly maps?: readonly PlaceMap[];
  /** The bucket that each location of such a job stands for, to name places as its author knows them. */
  readonly buckets?: Readonly<Record<string, string>>;
  /** What else is to be said of the run, a line each. */
  readonly notes?: readonly string[];
  /** Folder that gets the results. */
  readonly out: string;
  /** Location to start from; found from the files when it is not given. */
  readonly from?: string;
  readonly maxRejects: MaxRejects;
  /** Share of the rows of a side of an inner join that may find no partner. @default - any: more than usual are told */
  readonly maxUnmatched?: number;
  /** Ends the run when it is aborted. */
  readonly signal: AbortSignal;
  /** Told before each step. */
  onStep(name: string): void;
  /** Told after each job. */
  onJob(job: JobReport): void;
}
