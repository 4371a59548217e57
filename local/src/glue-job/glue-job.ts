/** A visual job of AWS Glue, in one form whatever file it came from. */
export interface GlueJob {
  readonly name: string;
  /** `api`: the shape of Glue's API (`aws glue get-job`). `studio`: what Glue Studio downloads, translated to that shape. */
  readonly source: 'api' | 'studio';
  /** The file it was read from, as it was named. */
  readonly file: string;
  /** Each after its inputs, else in the order of the file. */
  readonly nodes: GlueJobNode[];
  readonly settings: JobSettings;
  /** What stands in the file and is not taken over, by name; one line each. */
  readonly notes: string[];
}

/** A node of a visual job. */
export interface GlueJobNode {
  readonly id: string;
  /** Member name of Glue's API, e.g. `S3CsvSource`. */
  readonly type: string;
  /** The members by their names in Glue's API, `Name` and `Inputs` included. */
  readonly members: Record<string, unknown>;
  readonly name: string;
  readonly inputs: string[];
}

/** What a job says beside its graph, as far as a job of this library can be given it. */
export interface JobSettings {
  /** e.g. `G.1X` */
  readonly workerType?: string;
  readonly numberOfWorkers?: number;
  readonly timeoutMinutes?: number;
  /** True where job bookmarks are on, or paused: a run reads what is new since the last. */
  readonly bookmarks?: boolean;
}

/** A job as its file has it: shaped as Glue's API, nothing of the graph checked yet. */
export interface JobFile {
  readonly name?: string;
  readonly source: GlueJob['source'];
  /** `CodeGenConfigurationNodes`: node id to `{ <type>: members }`. */
  readonly nodes: Record<string, unknown>;
  /** The members of the job in Glue's API, other than the nodes. */
  readonly job: Record<string, unknown>;
  readonly notes: string[];
  /** Nodes of a kind that Glue's API does not name: taken as they are, their members unchecked. */
  readonly unchecked: ReadonlySet<string>;
}

/** What is to be done where a file holds no visual job. */
export const JOB_FILE_ADVICE = 'Give a visual job of AWS Glue: what `aws glue get-job --job-name NAME --output json > job.json` prints, '
  + 'what Glue Studio downloads (Actions, Download), or what Glue pushes to a Git repository.';

/** True of a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
