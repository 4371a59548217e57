import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { answerOf, localAnswer } from './athena';
import { DeployedPipeline, tableOf } from './deployed-pipeline';
import { difference } from '../engines/spark/compare';
import { readParquet } from '../engines/spark/duckdb';

/** The table of the catalog is that of the manifest. */
export async function checkTable(pipeline: DeployedPipeline): Promise<string | undefined> {
  const { Name, StorageDescriptor } = await tableOf(pipeline);
  const [expected] = pipeline.manifest.tables;
  const columns = StorageDescriptor.Columns.map((column: any) => `${column.Name} ${column.Type}`).join(', ');
  const fields = expected.fields.map((field) => `${field.name} ${field.type}`).join(', ');
  if (Name !== expected.name) return `the table is called ${Name}, expected ${expected.name}`;
  return columns === fields ? undefined : `columns ${columns}, expected ${fields}`;
}

/** The crawler has counted the rows, and found no other columns than those that are declared. */
export async function checkCrawl(pipeline: DeployedPipeline): Promise<string | undefined> {
  const { Parameters } = await tableOf(pipeline);
  const { rows } = await readParquet(path.join(pipeline.local, 'warehouse'));
  if (Parameters.recordCount !== String(rows.length)) return `it counted ${Parameters.recordCount} rows, expected ${rows.length}`;
  return checkTable(pipeline);
}

/** The rows in the bucket equal those that the local engine has written. */
export async function checkRows(pipeline: DeployedPipeline): Promise<string | undefined> {
  const { Location } = (await tableOf(pipeline)).StorageDescriptor;
  const { host: bucket, pathname } = new URL(Location);
  const keys = (await pipeline.aws.keys(bucket)).filter((key) => key.startsWith(pathname.slice(1)));
  const others = keys.filter((key) => !key.endsWith('.parquet'));
  if (others.length > 0) return `the table's folder also has ${others.join(', ')}`;
  const folder = path.join(pipeline.folder, 'warehouse');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, key] of keys.entries()) writeFileSync(path.join(folder, `${index}.parquet`), await pipeline.aws.download(bucket, key));
  return difference(await readParquet(path.join(pipeline.local, 'warehouse')), await readParquet(folder));
}

/** Each named query answers as the local engine does. */
export async function checkQueries(pipeline: DeployedPipeline): Promise<string | undefined> {
  const faults: string[] = [];
  for (const query of pipeline.manifest.queries) {
    const expected = await localAnswer(path.join(pipeline.local, 'answers', `${query.name}.csv`), query);
    const fault = await answerOf(pipeline.aws, pipeline.workgroup, query).then((found) => difference(expected, found), String);
    if (fault !== undefined) faults.push(`${query.name}: ${fault}`);
  }
  return faults.length === 0 ? undefined : faults.join('\n');
}
