// What a file may lack: which columns behind it have no value in any row then.

import { joinedColumn } from './joined-column';
import { isSource, isTarget, NODE_TRAITS } from './node-traits';
import { fills } from './place';
import type { CsvSourceNode, ManifestAggregation, ManifestJob, ManifestNode } from './schema';

/** An optional column of the files of a source. */
export interface OptionalColumn {
  readonly job: string;
  /** Name of the node. */
  readonly source: string;
  /** What it is called in the files. */
  readonly column: string;
}

/**
 * Of columns, by their names, the optional ones that all their values come from: where no file has any of these, the column is null in all
 * rows. Others than such columns are not in it.
 */
export type ColumnOrigins = ReadonlyMap<string, readonly OptionalColumn[]>;

/** A column of a node. */
interface NodeColumn {
  readonly node: ManifestNode;
  readonly name: string;
}

/**
 * The origins of the columns of each node. A source that reads what an earlier job writes has those of that. What is not certain is not
 * said: what SQL, or code of one's own, makes of a column may be anything.
 *
 * @param jobs in the order in which they run; of each the nodes, each after its inputs
 */
export function optionalOrigins(jobs: readonly ManifestJob[]): ReadonlyMap<ManifestNode, ColumnOrigins> {
  const origins = new Map<ManifestNode, ColumnOrigins>();
  jobs.forEach((job, index) => {
    const written = jobs.slice(0, index).flatMap(({ nodes }) => nodes.filter(isTarget));
    for (const node of job.nodes) {
      const inputs = isSource(node)
        ? written.filter((target) => fills(target, node))
        : node.inputs.flatMap((id) => job.nodes.filter((other) => other.id === id));
      const found = node.schema.map(({ name }): [string, readonly OptionalColumn[]] => [name, inputs.length === 0
        ? ownColumn(job, node, name)
        : ofAll(carried(node, name, inputs), origins)]);
      origins.set(node, new Map(found.filter(([, columns]) => columns.length > 0)));
    }
  });
  return origins;
}

/** The columns that are null in all rows, since no file has what they come from: by their names, what that is called in the files. */
export function missingColumns(origins: ColumnOrigins, lacking: readonly OptionalColumn[]): ReadonlyMap<string, readonly string[]> {
  const isLacking = ({ job, source, column }: OptionalColumn) => (
    lacking.some((one) => one.job === job && one.source === source && one.column === column));
  return new Map([...origins].filter(([, columns]) => columns.every(isLacking))
    .map(([name, columns]) => [name, [...new Set(columns.map(({ column }) => column))]]));
}

/** What the column of a field is called in the files of a source. */
export function headerOf({ schema, byName }: CsvSourceNode, field: string): string {
  return byName?.headers[schema.findIndex(({ name }) => name === field)] ?? field;
}

function ownColumn({ name: job }: ManifestJob, node: ManifestNode, field: string): OptionalColumn[] {
  if (node.type !== 'CsvSource') return [];
  const column = headerOf(node, field);
  return node.byName?.optional.includes(column) ? [{ job, source: node.name, column }] : [];
}

/** The origins of a column that is null where all of these are; none where one of them has none. */
function ofAll(columns: readonly NodeColumn[], origins: ReadonlyMap<ManifestNode, ColumnOrigins>): readonly OptionalColumn[] {
  const each = columns.map(({ node, name }) => origins.get(node)?.get(name) ?? []);
  return each.every((found) => found.length > 0) ? each.flat() : [];
}

/** The columns of its inputs that a column of a node is null with, where all of them are; none where that is not certain. */
function carried(node: ManifestNode, column: string, inputs: readonly ManifestNode[]): readonly NodeColumn[] {
  const under = (name: string | undefined) => (name === undefined ? [] : inputs.map((input): NodeColumn => ({ node: input, name })));
  if (isSource(node)) return under(node.type === 'CsvSource' ? headerOf(node, column) : column);
  if (node.type === 'Join') {
    const { side, from } = joinedColumn(node, column, inputs[0]);
    return [{ node: inputs[side === 'left' ? 0 : 1], name: from }];
  }
  if (node.type === 'ApplyMapping') return under(node.mappings.find(({ to }) => to === column)?.from);
  if (node.type === 'RenameField') return under(column === node.to ? node.from : column);
  if (node.type === 'Aggregate') {
    const at = node.schema.findIndex(({ name }) => name === column) - node.groupBy.length;
    return under(at < 0 ? column : aggregated(node.aggregations[at]));
  }
  return under(NODE_TRAITS[node.type].passesFields ? column : undefined);
}

/** The field of which nothing but nulls is null again: a number of values is 0. */
function aggregated({ function: called, field }: ManifestAggregation): string | undefined {
  return called === 'count' || called === 'countDistinct' ? undefined : field;
}
