import * as glue from 'aws-cdk-lib/aws-glue';
import type { QualityGate } from './pipeline-workflow-props';
import type { DataLocation } from '../storage';
import { locationProblems } from '../storage/location-problems';

/** The table of a quality gate, and where it is. */
export interface GatedTable {
  readonly databaseName: string;
  readonly tableName: string;
  readonly location: DataLocation;
}

/** What is wrong with the table of a quality gate. */
export function gateProblems({ table, databaseName, location }: QualityGate): string[] {
  const missing = [...(databaseName === undefined ? ['databaseName'] : []), ...(location === undefined ? ['location'] : [])];
  return [
    ...(table instanceof glue.S3Table || missing.length === 0
      ? [] : [`qualityGates: table is not declared in this app, so that its place is not known; give ${missing.join(' and ')} with it`]),
    ...(location ? locationProblems('qualityGates: location', location) : []),
  ];
}

/** What is given of the table, and the rest as the table has it. */
export function gatedTable({ table, databaseName, location }: QualityGate): GatedTable {
  const { tableName } = table;
  if (!(table instanceof glue.S3Table)) return { tableName, databaseName: databaseName!, location: location! };
  return {
    tableName,
    databaseName: databaseName ?? table.database.databaseName,
    location: location ?? { bucket: table.bucket, prefix: table.s3Prefix },
  };
}
