import { isTarget, isTextTarget, TargetNode } from 'cdk-spotify-analytics/manifest';
import type { CheckFinding } from './check-finding';
import { namedNode } from './check-left-out';
import { ruleOf } from './check-table';
import { listed, shortened } from '../../text/few';
import type { CsvColumns } from '../files/columns-read';
import type { GlueJob } from '../glue-job';
import type { TranslatedJob } from '../translated-job';

type Advice = Pick<CheckFinding, 'id' | 'message'>;

/** What a job that works would do well to change. It never fails a check. */
export function advice(translated: TranslatedJob): CheckFinding[] {
  const { job, nodes, csvColumns } = translated;
  const found: [string | undefined, Advice][] = [
    ...csvColumns.flatMap((columns) => ofCsvSource(columns).map((text): [string, Advice] => [columns.node.id, text])),
    ...nodes.filter(isTarget).flatMap((node) => ofTarget(node, translated).map((text): [string, Advice] => [node.id, text])),
    ...ofJob(translated).map((text): [undefined, Advice] => [undefined, text]),
  ];
  return [...found.map(([id, text]) => finding(job, id, text)), ...mixedTypes(translated)];
}

/** Columns of JSON files whose values are numbers of several types. */
export function mixedTypes({ job, jsonColumns, graph }: TranslatedJob): CheckFinding[] {
  return [...jsonColumns].flatMap(([id, columns]) => columns.flatMap(({ name, types }) => {
    const field = types.length > 1 ? graph.nodes.find(({ nodeId }) => nodeId === id)?.schema.field(name) : undefined;
    if (!field) return [];
    return [finding(job, id, { id: 'mixedTypes', message: `the values of ${shortened(name)} are ${listed([...types])}: Glue makes a choice of them, in which each keeps its type, and a Parquet file a structure; here it is ${field.dataType}` })];
  }));
}

function finding(job: GlueJob, id: string | undefined, text: Advice): CheckFinding {
  const node = job.nodes.find((candidate) => candidate.id === id);
  return { kind: ruleOf(text.id).kind, ...text, ...(node && { node: namedNode(node) }) };
}

function ofCsvSource({ declared, header }: CsvColumns): Advice[] {
  const found: Advice[] = [];
  const names = declared.map(({ name }) => name);
  if (header && names.length > 0 && names.join('\n') !== header.join('\n')) {
    found.push({ id: 'otherHeader', message: `OutputSchemas names ${listed(names)}; the header of the file is ${listed(header)}: Glue reads what the file has` });
  }
  const typed = declared.filter(({ type }) => type !== undefined && type !== 'string').map(({ name, type }) => `${name} (${type})`);
  if (typed.length > 0) {
    found.push({ id: 'declaredTypes', message: `OutputSchemas gives types to ${listed(typed)}, and Glue's CSV reader gives text all the same: set types in a Change Schema node` });
  }
  return found;
}

function ofTarget(node: TargetNode, { graph }: TranslatedJob): Advice[] {
  const found: Advice[] = [];
  const isComplete = graph.nodes.find(({ nodeId }) => nodeId === node.id)?.schema.isComplete === true;
  // Files of text have no types of their own.
  const isTyped = !isTextTarget(node);
  if (isComplete && isTyped && node.schema.every((field) => field.type === 'string')) {
    found.push({ id: 'allText', message: `${node.schema.length === 1 ? 'its one column is' : `all ${node.schema.length} columns are`} text: every query has to cast numbers and dates; set types in a Change Schema node before the target` });
  }
  if (node.partitionKeys.length === 0) {
    found.push({ id: 'noPartitions', message: 'no partition keys: every query reads all rows; partition by a column that queries filter on, if the data are large' });
  }
  if (keepsNoTable(node)) {
    found.push({ id: 'catalogNotUpdated', message: 'no table of the Data Catalog is updated: a crawler has to run before Athena sees a new column or partition' });
  }
  return found;
}

/** An Iceberg target always keeps its table; of those that write to one that is there, one type cannot say that it updates it. */
function keepsNoTable(node: TargetNode): boolean {
  if (node.type === 'CatalogTarget') return node.nodeType === 'S3CatalogTarget' && node.behavior === undefined;
  return node.type !== 'IcebergTarget' && node.catalogUpdate === undefined;
}

function ofJob({ job }: TranslatedJob): Advice[] {
  const joins = job.nodes.filter((node) => node.type === 'Join');
  if (joins.length === 0 || !job.settings.bookmarks) return [];
  const names = listed(joins.map(({ name }) => name), (name) => `'${shortened(name)}'`);
  return [{ id: 'bookmarkedJoin', message: `job bookmarks are on, and there are joins (${names}): a row that is new today misses the partner that an earlier run has read; turn them off` }];
}
