import type { ManifestField } from './manifest';

/** What `run.json` holds: the figures of one run. Times are seconds. */
export interface RunReport {
  readonly version: 1;
  readonly pipeline: string;
  /** Location it started from: `raw` or `staging`. */
  readonly from: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly seconds: number;
  readonly versions: { readonly engine: string; readonly local: string; readonly node: string };
  readonly jobs: readonly JobReport[];
  readonly tables: readonly TableReport[];
  readonly rejects: readonly RejectReport[];
  readonly rules: readonly RuleReport[];
  readonly queries: readonly QueryReport[];
  /** What needs an optional column that no file has. */
  readonly leftOut: readonly LeftOutReport[];
  /** What is otherwise on this machine than in AWS: a rule that is not checked, a table that is written in another format. */
  readonly notes: readonly string[];
}

export interface JobReport {
  readonly name: string;
  /** From the first byte read to the last one written. What is counted after that, where it cannot be seen by the way, is in the run's time alone. */
  readonly seconds: number;
  readonly nodes: readonly NodeReport[];
  /** Names of the joins that found no pair although both their sides have rows: most often their keys mean different things. */
  readonly joinsWithoutMatch: readonly string[];
}

export interface NodeReport {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Rows of each input, in the order of the inputs. */
  readonly rowsIn: readonly number[];
  readonly rowsOut: number;
  /** Time of the statements that were run for this node. A node that only projects is fused into those after it. */
  readonly seconds: number;
  /** Of a source: the columns of which no value fits its type. They are null in all rows. */
  readonly emptied?: readonly string[];
  /** Of a mapping as in Glue: the columns of which a cast made values null. */
  readonly emptiedCasts?: readonly EmptiedCastReport[];
  /** Of a join: the columns that are compared. */
  readonly keys?: readonly { readonly left: string; readonly right: string }[];
  /** Of a join: rows of either side that found no partner. */
  readonly unmatchedLeft?: number;
  readonly unmatchedRight?: number;
  /** Of an inner join: the sides of which more than 1 % of the rows found no partner, or more than the run allows; none of what is only looked up in. */
  readonly losses?: readonly LossReport[];
}

/** Rows that an inner join lost. */
export interface LossReport {
  readonly side: 'left' | 'right';
  /** Rows that found no partner, and are in no result. */
  readonly rows: number;
  /** Rows of that side in all. */
  readonly of: number;
  /** The key of one of them, e.g. ``artist_id `2BEO` ``. */
  readonly example: string;
}

/** Values that a cast made null. */
export interface EmptiedCastReport {
  /** The column of the input. */
  readonly column: string;
  /** The type that they were cast to. */
  readonly type: string;
  readonly rows: number;
  /** One of them, as text. */
  readonly example: string;
}

/** Whether a join found no pair although both its sides have rows: most often its keys mean different things. */
export function matchedNothing({ rowsIn, unmatchedLeft }: NodeReport): boolean {
  return unmatchedLeft !== undefined && rowsIn.every((rows) => rows > 0) && unmatchedLeft === rowsIn[0];
}

export interface TableReport {
  readonly name: string;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

export interface RejectReport {
  /** File under `rejects/`, e.g. `albums.csv`. */
  readonly file: string;
  /** Lines that are kept there. */
  readonly lines: number;
  /** Rows of the input in all. */
  readonly rows: number;
}

export interface RuleReport {
  /** The table whose rows it is about, or the name of the node of a job graph. */
  readonly table: string;
  /** Id of that node. */
  readonly node?: string;
  /** That the run goes on where it does not hold: its node says so. */
  readonly isReportedOnly?: true;
  /** The rule in DQDL. */
  readonly rule: string;
  readonly passed: boolean;
  /** What was found, e.g. `12277 rows` or `3 of 12277 rows do not hold`. */
  readonly found: string;
}

/** A column of an answer. */
export type AnswerColumn = Pick<ManifestField, 'name' | 'type'>;

export interface QueryReport {
  readonly name: string;
  /** The question. */
  readonly description: string;
  /** Those of its file, with the types that CSV does not tell. */
  readonly columns: readonly AnswerColumn[];
  readonly rows: number;
  readonly seconds: number;
  /** File under `answers/`. */
  readonly file: string;
}

/** A rule, a query, or a filter or visual of the dashboard, which needs columns that the files may lack, and do. */
export interface LeftOutReport {
  readonly kind: 'rule' | 'query' | 'filter' | 'visual';
  /** Its name, or its title; of a rule, the table or the node before it. */
  readonly name: string;
  /** What the columns are called in the files. */
  readonly needs: readonly string[];
}

/** The rows that a named query gave, as the page and the printed tables show them. */
export interface Answer {
  readonly name: string;
  readonly columns: readonly ManifestField[];
  /** Numbers, booleans and null as they are; bigints as numbers; dates as `YYYY-MM-DD`. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}
