import type { JobGraph } from 'cdk-spotify-analytics/model';
import type { ManifestNode } from '../manifest';
import { buildGraph } from './calls/build-graph';
import type { ColumnsRead } from './calls/column-types';
import { JobCalls, jobCalls } from './calls/job-calls';
import { CsvColumns, csvColumns, jsonSourceColumns, tableColumns, withColumnsRead } from './files/columns-read';
import { headersIn } from './files/headers';
import { lackingFiles, placedJob } from './files/job-places';
import { inRunOrder, writtenColumns } from './files/job-steps';
import { JsonColumn, jsonColumns } from './files/json-columns';
import type { JobMaps } from './files/maps';
import { parquetColumns } from './files/parquet-columns';
import type { GlueJob } from './glue-job';

/** A Glue job as a graph of the library, as Glue itself would run it. */
export interface TranslatedJob {
  readonly job: GlueJob;
  readonly calls: JobCalls;
  readonly graph: JobGraph;
  readonly nodes: readonly ManifestNode[];
  readonly csvColumns: readonly CsvColumns[];
  /** The columns of the JSON files that are mapped, by the id of the source. */
  readonly jsonColumns: ReadonlyMap<string, readonly JsonColumn[]>;
  /** What is missing where `--map` says that the files of a source are, by the id of the source: `DIR holds no albums.csv`. */
  readonly lackingFiles: ReadonlyMap<string, string>;
  /** The sources that read what an earlier job writes, by their ids. */
  readonly written: ReadonlySet<string>;
}

/**
 * Builds the graphs of jobs, in the order in which they run: each after those that write what it reads.
 *
 * @throws UserError where there is no such order, or a mapped file cannot be read
 */
export async function translateJobs(jobs: readonly GlueJob[], maps: JobMaps): Promise<TranslatedJob[]> {
  const translated: TranslatedJob[] = [];
  for (const job of inRunOrder(jobs)) translated.push(await translateJob(job, maps, writtenColumns(job, translated)));
  return translated;
}

/**
 * Builds the graph of a job, with the columns that its sources have in truth: those of the files that are mapped, else those
 * that the job declares.
 *
 * @param written the columns of sources that read what an earlier job writes, by the id of the source
 * @throws UserError where a mapped file cannot be read
 */
async function translateJob(given: GlueJob, maps: JobMaps, written: ColumnsRead): Promise<TranslatedJob> {
  const job = withColumnsRead(given, [], written);
  const all = placedJob(job, maps);
  const placed = all && { ...all, nodes: all.nodes.filter(({ id }) => !written.has(id)) };
  const headers = placed ? headersIn(placed) : new Map();
  const csv = csvColumns(job, headers);
  const parquet = placed ? await parquetColumns(placed) : [];
  const json: ReadonlyMap<string, readonly JsonColumn[]> = placed ? await jsonColumns(placed) : new Map();
  const asRead = withColumnsRead(job, csv, new Map([...parquet, ...jsonSourceColumns(job, json), ...tableColumns(job, headers)]));
  const calls = jobCalls(asRead);
  const graph = buildGraph(calls);
  return {
    job: asRead,
    calls,
    graph,
    nodes: graph._toManifest(),
    csvColumns: csv,
    jsonColumns: json,
    written: new Set(written.keys()),
    lackingFiles: placed ? lackingFiles(placed) : new Map(),
  };
}
