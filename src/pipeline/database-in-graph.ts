import { Token } from 'aws-cdk-lib';

/** What the database of an Iceberg table is called in the graph: as it is, where that is known before the deployment. */
export function databaseInGraph(databaseName: string | undefined): string {
  return databaseName === undefined || Token.isUnresolved(databaseName) ? 'spotify' : databaseName;
}
