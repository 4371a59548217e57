import type { NodeCase } from './node-cases';
import { buildGraph } from '../../../local/src/glue-job/calls/build-graph';
import { jobCalls } from '../../../local/src/glue-job/calls/job-calls';
import type { GlueJob } from '../../../local/src/glue-job/glue-job';
import type { JobGraph } from '../../../src/job-graph';

const COLUMNS = ['id', 'name', 'popularity', 'genre'];

function condition(Operation: string, Negated: boolean, field: string, value: string): object {
  return { Operation, Negated, Values: [{ Type: 'COLUMNEXTRACTED', Value: [field] }, { Type: 'CONSTANT', Value: [value] }] };
}

function mapping(FromPath: string, ToKey: string, ToType: string): object {
  return { FromPath: [FromPath], ToKey, FromType: 'string', ToType };
}

/** Nodes of a job of Glue Studio whose rows are others than those that the library's own nodes give. */
const NODES: Readonly<Record<string, Record<string, { readonly Name: string; readonly Inputs?: string[]; readonly [member: string]: unknown }>>> = {
  artists: {
    S3CsvSource: {
      Name: 'Artists',
      Paths: ['s3://data/artists.csv'],
      Separator: 'comma',
      QuoteChar: 'quote',
      WithHeader: true,
      OutputSchemas: [{ Columns: COLUMNS.map((Name) => ({ Name, Type: 'string' })) }],
    },
  },
  map: {
    ApplyMapping: {
      Name: 'Typed',
      Inputs: ['artists'],
      Mapping: [mapping('ID', 'id', 'string'), mapping('Popularity', 'popularity', 'int'), mapping('genre', 'genre', 'string')],
    },
  },
  some: {
    Filter: { Name: 'Some', Inputs: ['map'], LogicalOperator: 'OR', Filters: [condition('EQ', true, 'genre', 'pop'), condition('GT', false, 'popularity', '60')] },
  },
  left: { SelectFields: { Name: 'Left', Inputs: ['some'], Paths: [['id'], ['popularity']] } },
  right: { SelectFields: { Name: 'Right', Inputs: ['some'], Paths: [['popularity'], ['id']] } },
  both: { Union: { Name: 'Both', Inputs: ['left', 'right'], UnionType: 'ALL' } },
  sums: {
    Aggregate: { Name: 'Sums', Inputs: ['both'], Groups: [], Aggs: [{ Column: ['popularity'], AggFunc: 'sum' }, { Column: ['id'], AggFunc: 'countDistinct' }] },
  },
  target: { S3GlueParquetTarget: { Name: 'Out', Inputs: ['sums'], PartitionKeys: [], Path: 's3://out/rows/', Compression: 'snappy' } },
};

function job(): GlueJob {
  const nodes = Object.entries(NODES).map(([id, node]) => {
    const [[type, members]] = Object.entries(node);
    return { id, type, members, name: members.Name, inputs: members.Inputs ?? [] };
  });
  return { name: 'imported', source: 'api', file: 'imported.json', settings: {}, notes: [], nodes };
}

/** A job that was made in Glue: its graph gives the rows that Glue gives, in every engine. */
export function importedCases(): NodeCase[] {
  return [{
    name: 'a job of Glue Studio that is imported',
    files: { 'artists.csv': `${COLUMNS.join(',')}\na1,One,50,rock\na2,Two,70,pop\na3,Three,,\na4,Four,x,pop\n,Five,10,pop\n` },
    // Of the compiled library, as the command builds it.
    build: () => buildGraph(jobCalls(job())) as unknown as JobGraph,
    // Kept are a1 with 50, a2 with 70, and a3 without a number and a genre; all of them stand in either column of the union.
    expected: 'SELECT 120::DOUBLE AS "sum(popularity)", 5::BIGINT AS "count(DISTINCT id)"',
  }];
}
