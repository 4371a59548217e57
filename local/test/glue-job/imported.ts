import { spawnSync } from 'child_process';
import * as path from 'path';
import type { ColumnsRead } from '../../src/glue-job/calls/column-types';
import { jobCalls } from '../../src/glue-job/calls/job-calls';
import type { GlueJob, GlueJobNode } from '../../src/glue-job/glue-job';
import { printTypeScript } from '../../src/glue-job/print/print-typescript';
import type { ManifestNode } from '../../src/manifest';

/** Nodes as Glue's API has them: id, then type, then members. */
export type NodesJson = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A job of nodes that stand in the file each after its inputs. */
export function jobOf(nodes: NodesJson, parts: Partial<GlueJob> = {}): GlueJob {
  return { name: 'made-job', source: 'api', file: 'made-job.json', nodes: Object.entries(nodes).map(([id, node]) => nodeOf(id, node)), settings: {}, notes: [], ...parts };
}

function nodeOf(id: string, node: NodesJson[string]): GlueJobNode {
  const [[type, members]] = Object.entries(node);
  return { id, type, members, name: (members.Name as string | undefined) ?? id, inputs: (members.Inputs as string[] | undefined) ?? [] };
}

/** The nodes of a job as Glue's API has them. */
export function nodesJson(job: GlueJob): NodesJson {
  return Object.fromEntries(job.nodes.map(({ id, type, members }) => [id, { [type]: members }]));
}

/** A job as TypeScript. */
export interface Imported {
  readonly text: string;
  /** The buckets that the locations are. */
  readonly locations: Readonly<Record<string, string>>;
  /** Whether the construct is put into a stack too. */
  readonly isSynthesized?: boolean;
}

export function imported(job: GlueJob, columnsRead?: ColumnsRead): Imported {
  const calls = jobCalls(job, columnsRead);
  return { text: printTypeScript(calls, job), locations: calls.locations };
}

export interface Ran {
  /** What the compiler says: a line each. Nothing is run where it says anything. */
  readonly problems: readonly string[];
  readonly results: Readonly<Record<string, {
    /** The nodes that the graph is rendered to. */
    readonly nodes: NodesJson;
    /** The graph itself. */
    readonly manifest: readonly ManifestNode[];
    /** What GraphJob says is wrong, where it was made. */
    readonly problem?: string;
    /** The properties of the job in the template. */
    readonly job?: Readonly<Record<string, unknown>>;
  }>>;
}

/** Compiles files with all checks of the compiler, in one program, and runs them with the real library. */
export function compileAndRun(files: Readonly<Record<string, Imported>>): Ran {
  const child = spawnSync(process.execPath, [path.join(__dirname, 'imported-files.js'), path.join(__dirname, 'imported')], {
    input: JSON.stringify(files), encoding: 'utf8', maxBuffer: 256 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Ran;
}
