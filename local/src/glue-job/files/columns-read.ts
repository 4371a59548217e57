import type { Headers } from './headers';
import { fitsJson, JsonColumn, jsonType } from './json-columns';
import { Column, dataTypeOf, declaredColumns } from '../calls/column-types';
import type { GlueJob, GlueJobNode } from '../glue-job';

/** What a CSV source says of its columns, and what its files say. */
export interface CsvColumns {
  readonly node: GlueJobNode;
  readonly declared: readonly Column[];
  /** The header of the files, where they are mapped. */
  readonly header?: readonly string[];
}

/** What the CSV sources of a job say of their columns, and what their files say. */
export function csvColumns(job: GlueJob, headers: Headers): CsvColumns[] {
  return job.nodes.filter((node) => node.type === 'S3CsvSource')
    .map((node) => ({ node, declared: declaredColumns(node.members) ?? [], header: headers.get(node.id) }));
}

/**
 * A job whose sources have the columns that Glue reads: those of the files, and of CSV files each a text. What `OutputSchemas`
 * declares is for the pictures of Glue Studio alone; it stands in where no file is at hand.
 *
 * @param others the columns of sources that do not read CSV files, by the id of the source
 */
export function withColumnsRead(job: GlueJob, csv: readonly CsvColumns[], others: ReadonlyMap<string, readonly Column[]>): GlueJob {
  const columns = new Map([...others, ...csv.map((source): [string, readonly Column[]] => [source.node.id, textColumns(source)])]);
  return { ...job, nodes: job.nodes.map((node) => withColumns(node, columns.get(node.id) ?? [])) };
}

/**
 * The columns of tables of the Data Catalog whose files are CSV, where the job does not declare them: their names are those of the
 * header. Their types are only in the catalog: a mapping that reads the table says them, and what no mapping names is taken for text.
 */
export function tableColumns(job: GlueJob, headers: Headers): ReadonlyMap<string, readonly Column[]> {
  const tables = job.nodes.filter((node) => node.type !== 'S3CsvSource' && headers.has(node.id) && !declaredColumns(node.members));
  return new Map(tables.map(({ id }) => {
    const types = mappedTypes(job, id);
    return [id, (headers.get(id) ?? []).map((name) => ({ name, type: types.get(name) ?? 'string' }))];
  }));
}

/**
 * The columns of JSON sources: those of the files, and those that the job declares besides, since a record may lack what is null in it.
 * A declared type stands where the values have it: a sample may hold small numbers alone. A table's columns are called as the job declares them.
 */
export function jsonSourceColumns(job: GlueJob, read: ReadonlyMap<string, readonly JsonColumn[]>): ReadonlyMap<string, readonly Column[]> {
  return new Map([...read].map(([id, columns]) => {
    const { type, members } = job.nodes.find((node) => node.id === id)!;
    const declared = new Map((declaredColumns(members) ?? []).map((column) => [column.name.toLowerCase(), column]));
    const held = new Set(columns.map(({ name }) => name.toLowerCase()));
    return [id, [
      ...columns.map((column) => jsonSourceColumn(column, declared.get(column.name.toLowerCase()), type !== 'S3JsonSource')),
      ...[...declared].filter(([key]) => !held.has(key)).map(([, column]) => column),
    ]];
  }));
}

function jsonSourceColumn({ name, types }: JsonColumn, declared: Column | undefined, isTable: boolean): Column {
  const isFit = declared?.type !== undefined && fitsJson(types, dataTypeOf(declared.type)?.name);
  return { name: isTable ? declared?.name ?? name : name, type: isFit ? declared.type : jsonType(types) };
}

/** The types that the mappings of a node's rows state, by the column. */
function mappedTypes({ nodes }: GlueJob, input: string): ReadonlyMap<string, string> {
  const mappings = nodes.filter((node) => node.type === 'ApplyMapping' && node.inputs.includes(input))
    .flatMap((node) => node.members.Mapping as readonly { readonly FromPath?: readonly string[]; readonly FromType?: string }[]);
  return new Map(mappings.flatMap(({ FromPath: path, FromType: type }): [string, string][] =>
    (path?.length === 1 && type !== undefined ? [[path[0], type]] : [])));
}

function textColumns({ declared, header }: CsvColumns): Column[] {
  return (header ?? declared.map(({ name }) => name)).map((name) => ({ name, type: 'string' }));
}

function withColumns(node: GlueJobNode, columns: readonly Column[]): GlueJobNode {
  if (columns.length === 0) return node;
  return { ...node, members: { ...node.members, OutputSchemas: [{ Columns: columns.map(({ name, type }) => ({ Name: name, Type: type })) }] } };
}
