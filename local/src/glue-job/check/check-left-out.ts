import type { JobNode } from 'cdk-spotify-analytics/model';
import { shortened } from '../../text/few';
import type { GlueJobNode } from '../glue-job';
import { parseS3Url } from '../s3-url';
import type { TranslatedJob } from '../translated-job';

/** A node whose columns are not known, so that what depends on them cannot be checked. */
export interface UnknownColumns {
  readonly node: NamedNode;
  /** What would make them known; missing where nothing would. */
  readonly remedy?: string;
}

/** How a node of a job is named to its user. */
export type NamedNode = Pick<GlueJobNode, 'id' | 'name' | 'type'>;

/** The nodes from which on columns are not known. */
export function unknownColumns(translated: TranslatedJob): UnknownColumns[] {
  const { job, graph } = translated;
  return graph.nodes.filter(losesColumns).flatMap((graphNode) => {
    const node = job.nodes.find((candidate) => candidate.id === graphNode.nodeId);
    return node ? [{ node: namedNode(node), remedy: columnsRemedy(node, translated) }] : [];
  });
}

/** A node without its members. */
export function namedNode({ id, name, type }: GlueJobNode): NamedNode {
  return { id, name, type };
}

/** `Album (node-1, S3CsvSource)` */
export function nodeLabel({ name, id, type }: NamedNode): string {
  return `${shortened(name)} (${shortened(id)}, ${type})`;
}

/** What would make the columns of a node known; undefined where nothing would. */
export function columnsRemedy(node: GlueJobNode, translated: TranslatedJob): string | undefined {
  if (translated.written.has(node.id)) return 'an earlier job writes them: make them known there';
  const remedies = fileRemedies(node, translated);
  if (HAS_OUTPUT_SCHEMAS.has(node.type)) remedies.push('declare its columns in OutputSchemas');
  return remedies.length > 0 ? remedies.join(', or ') : undefined;
}

function fileRemedies(node: GlueJobNode, { nodes, lackingFiles }: TranslatedJob): string[] {
  const missing = lackingFiles.get(node.id);
  if (missing !== undefined) return [`put its files where --map says that they are (${missing})`];
  // The files of a node that passes through are not looked at.
  const isRead = nodes.some(({ id, type }) => id === node.id && type !== 'GlueNode');
  return isRead ? mapRemedies(node) : [];
}

function losesColumns({ schema, inputs, isTarget }: JobNode): boolean {
  return !schema.isComplete && !isTarget && inputs.every((input) => input.schema.isComplete);
}

/** Types of nodes whose columns this program takes from the job. */
const HAS_OUTPUT_SCHEMAS = new Set(['S3CsvSource', 'S3JsonSource', 'S3ParquetSource', 'CatalogSource', 'SparkSQL', 'CustomCode']);

function mapRemedies({ type, members }: GlueJobNode): string[] {
  switch (type) {
    case 'S3CsvSource':
    case 'S3JsonSource':
    case 'S3ParquetSource':
      return [`give --map ${parentPrefix((members.Paths as string[])[0])}=DIR`];
    case 'CatalogSource':
    case 'S3CatalogSource':
      return [`give --map ${String(members.Database)}.${String(members.Table)}=DIR`];
    default:
      return [];
  }
}

/** `s3://bucket/staging/albums.csv` and `s3://bucket/staging/albums/` become `s3://bucket/staging`: what one folder holds. */
function parentPrefix(text: string): string {
  const url = parseS3Url(text);
  if (!url) return 's3://BUCKET/PREFIX';
  const parent = url.key.replace(/\/+$/, '').split('/').slice(0, -1);
  return ['s3:/', url.bucket, ...parent].join('/');
}
