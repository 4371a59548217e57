import type { Aws } from './aws';
import type { ManifestQuery } from '../../src/manifest/schema';
import { Table, ask } from '../engines/spark/duckdb';

const POLL_MILLISECONDS = 100;

/** What the named query of a workgroup answers. */
export async function answerOf(aws: Aws, workgroup: string, query: ManifestQuery): Promise<Table> {
  const id = await startNamedQuery(aws, workgroup, query.name);
  await ended(aws, id);
  const rows: (string | null)[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await aws.json('athena', 'GetQueryResults', { QueryExecutionId: id, ...(NextToken && { NextToken }) });
    rows.push(...page.ResultSet.Rows.map(({ Data }: any) => Data.map(({ VarCharValue }: any) => VarCharValue ?? null)));
    NextToken = page.NextToken;
  } while (NextToken);
  const [header, ...answers] = rows;
  return typed(query, header as string[], answers);
}

/** What the local engine answered, in the file of that query. */
export async function localAnswer(file: string, query: ManifestQuery): Promise<Table> {
  const { columns, rows } = await ask(`SELECT * FROM read_csv('${file}', header = true, all_varchar = true)`);
  return typed(query, columns.map(([name]) => name), rows as (string | null)[][]);
}

async function startNamedQuery(aws: Aws, workgroup: string, name: string): Promise<string> {
  const { NamedQueryIds } = await aws.json('athena', 'ListNamedQueries', { WorkGroup: workgroup });
  const { NamedQueries } = await aws.json('athena', 'BatchGetNamedQuery', { NamedQueryIds });
  const named = NamedQueries.find(({ Name }: any) => Name === name);
  if (!named) throw new Error(`the workgroup has no named query ${name}`);
  const { QueryExecutionId } = await aws.json('athena', 'StartQueryExecution', {
    QueryString: named.QueryString, QueryExecutionContext: { Database: named.Database }, WorkGroup: workgroup,
  });
  return QueryExecutionId;
}

async function ended(aws: Aws, QueryExecutionId: string): Promise<void> {
  for (;;) {
    const { QueryExecution: { Status } } = await aws.json('athena', 'GetQueryExecution', { QueryExecutionId });
    if (Status.State === 'SUCCEEDED') return;
    if (Status.State === 'FAILED') throw new Error(`the query failed: ${Status.StateChangeReason}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

/** Numbers with a fraction as numbers, since engines write them in ways of their own; an empty text is a null in CSV files. */
function typed(query: ManifestQuery, names: string[], rows: (string | null)[][]): Table {
  const types = names.map((name) => query.columns.find((column) => column.name === name)?.type ?? 'unknown');
  const isFloating = types.map((type) => type === 'double' || type === 'float');
  const value = (text: string | null, place: number) => {
    if (text === null || text === '') return null;
    return isFloating[place] ? Number(text) : text;
  };
  return {
    columns: names.map((name, place) => [name, isFloating[place] ? 'DOUBLE' : types[place]]),
    rows: rows.map((row) => row.map(value)),
  };
}
