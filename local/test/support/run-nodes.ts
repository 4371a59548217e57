import type { Json } from '@duckdb/node-api';
import { csvSource, fields, parquet, pipeline } from './manifests';
import { sandbox } from './sandbox';
import type { ManifestNode } from '../../src/manifest';
import type { NodeReport, RunReport } from '../../src/run-report';

/** A table of text. */
export interface Table {
  /** `a:int b`: see `fields`. */
  readonly schema: string;
  /** Lines of CSV. */
  readonly rows: readonly string[];
}

/** What nodes gave. */
export interface NodesRun {
  /** The rows of the last one, sorted. */
  readonly rows: Json[][];
  readonly report: RunReport;
  /** What is reported of the last one. */
  readonly node: NodeReport;
}

const FORMATS = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };

/** Runs nodes over tables `a`, `b`, …, and writes the rows of the last one. */
export async function runNodes(tables: Readonly<Record<string, Table>>, nodes: (sources: ManifestNode[]) => ManifestNode[]): Promise<NodesRun> {
  const sources = Object.entries(tables).map(([id, { schema }]) => csvSource(id, fields(schema), FORMATS));
  const transforms = nodes(sources);
  const last = transforms[transforms.length - 1];
  const files = Object.fromEntries(Object.entries(tables).map(([id, { schema, rows }]) => [
    `${id}.csv`, [fields(schema).map((field) => field.name).join(','), ...rows, ''].join('\n'),
  ]));
  const made = sandbox(pipeline([...sources, ...transforms, parquet(last)]), files);
  const report = await made.succeed();
  return { rows: sorted(await made.rows()), report, node: report.jobs[0].nodes.find((node) => node.id === last.id)! };
}

/** Rows in an order of their own. */
export function sorted<T>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
