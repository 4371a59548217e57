import { doOverlap, isTarget, isTextTarget, roleOfNodeType, tableName, type TargetNode } from 'cdk-spotify-analytics/manifest';
import { UserError } from '../../errors';
import type { ManifestNode } from '../../manifest';
import type { Column, ColumnsRead } from '../calls/column-types';
import { isObject, type GlueJob, type GlueJobNode } from '../glue-job';

/** A job that runs before another one. */
export interface EarlierJob {
  readonly job: GlueJob;
  readonly nodes: readonly ManifestNode[];
}

/** What a node reads or writes, each as it is called: `s3://bucket/folder`, `database.table`. */
function placesOf({ members: { Paths, Path, Database, Table, SchemaChangePolicy: policy } }: GlueJobNode): string[] {
  const urls = [...(Array.isArray(Paths) ? Paths : []), Path].filter((url): url is string => typeof url === 'string');
  const tables = [{ Database, Table }, isObject(policy) && policy.EnableUpdateCatalog === true ? policy : {}]
    .filter((each): each is { Database: string; Table: string } => typeof each.Database === 'string' && typeof each.Table === 'string')
    .map((each) => tableName({ database: each.Database, table: each.Table }));
  return [...urls.map((url) => url.replace(/\/+$/, '')), ...tables];
}

function nodesOf({ nodes }: GlueJob, role: 'source' | 'target'): GlueJobNode[] {
  return nodes.filter(({ type }) => roleOfNodeType(type) === role);
}

/** A job, and the places that it reads and writes. */
interface JobPlaces {
  readonly job: GlueJob;
  readonly read: readonly string[];
  readonly written: readonly string[];
}

/**
 * Jobs in the order in which they run: each after those that write what it reads, else in the given order.
 *
 * @throws UserError where they read what they write in a circle, or read a part of what another one writes
 */
export function inRunOrder(jobs: readonly GlueJob[]): GlueJob[] {
  const all = jobs.map((job): JobPlaces => ({ job, read: nodesOf(job, 'source').flatMap(placesOf), written: nodesOf(job, 'target').flatMap(placesOf) }));
  const problems = all.flatMap((reader) => all.filter((writer) => writer !== reader).flatMap((writer) => overlaps(reader, writer)));
  if (problems.length > 0) throw new UserError('Have each job read a folder as another one writes it, or run them one by one. Nothing was changed.', problems);
  const ordered: GlueJob[] = [];
  for (let waiting = all; waiting.length > 0; waiting = waiting.filter(({ job }) => !ordered.includes(job))) {
    const next = waiting.find(({ job, read }) => !waiting.some((other) => other.job !== job && read.some((place) => other.written.includes(place))));
    if (!next) throw new UserError('Run these jobs one by one: each reads what another one writes. Nothing was changed.', waiting.map(({ job: { name, file } }) => `${file}: job ${name}`));
    ordered.push(next.job);
  }
  return ordered;
}

/** Where a job reads a part of what another one writes, or more than that: all of it would be read as one. */
function overlaps({ job: reader, read }: JobPlaces, { job: writer, written }: JobPlaces): string[] {
  return read.flatMap((place) => written.filter((other) => place !== other && doOverlap(`${place}/`, `${other}/`))
    .map((other) => `${reader.file}: job ${reader.name} reads ${place}, and job ${writer.name} writes ${other}`));
}

/** The columns of the sources of a job that read what an earlier job writes, by the ids of the sources. */
export function writtenColumns(job: GlueJob, earlier: readonly EarlierJob[]): ColumnsRead {
  return new Map(nodesOf(job, 'source').flatMap((source): [string, readonly Column[]][] => {
    const places = placesOf(source);
    const writers = earlier.flatMap((each) => each.nodes.filter(isTarget).flatMap((node) => {
      const written = each.job.nodes.find(({ id }) => id === node.id);
      return written && placesOf(written).some((place) => places.includes(place)) ? [node] : [];
    }));
    const writer = writers.at(-1);
    return writer ? [[source.id, columnsOf(writer, source)]] : [];
  }));
}

/** What Glue reads of what a target wrote: partitions last, and of files as texts; all of a CSV file is text, a date in a JSON file too. */
function columnsOf(target: TargetNode, { type }: GlueJobNode): Column[] {
  const isTable = type === 'CatalogSource' || type === 'S3CatalogSource';
  const isKey = (name: string) => target.partitionKeys.includes(name);
  const inFiles = target.schema.filter(({ name }) => !isKey(name));
  return [
    ...inFiles.map((field) => ({ name: field.name, type: isTable ? field.type : typeInFiles(target, field.type) })),
    ...target.schema.filter(({ name }) => isKey(name)).map((field) => ({ name: field.name, type: isTable ? field.type : 'string' })),
  ];
}

function typeInFiles(target: TargetNode, type: string): string {
  if (!isTextTarget(target)) return type;
  if (target.type === 'CsvTarget' || type === 'date' || type === 'timestamp') return 'string';
  return type === 'float' || type.startsWith('decimal') ? 'double' : type;
}
