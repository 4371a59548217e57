import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { GraphJobProps } from './graph-job-props';
import { Place, placesOf } from './places';
import { NamedTable, allTables, tableKey, tablesOf } from './tables';
import { EvaluateDataQuality } from '../job-graph';
import { grantEncryption } from '../private/encryption-permissions';
import {
  grantDeclareTables, grantEvaluateRules, grantPublishGlueMetrics, grantReadTables, grantSparkCatalog, grantUpdateTables, grantUseConnections,
  grantWriteGlueLogs,
} from '../private/permissions';
import { grantReadPaths, grantReadWritePaths } from '../storage/bucket-permissions';

/**
 * Gives the role of a job what its graph and its options need.
 *
 * @param logs what the names of its log groups begin with
 */
export function grantGraphJob(role: iam.IRole, scope: Construct, props: GraphJobProps, logs: string): iam.Grant[] {
  const { sources, targets } = placesOf(props.graph);
  return [
    ...pathsByLocation(sources).map(([location, paths]) => grantReadPaths(role, props.locations[location], ...paths)),
    ...pathsByLocation(targets).map(([location, paths]) => grantReadWritePaths(role, props.locations[location], ...paths)),
    ...grantTables(role, scope, props),
    ...(props.graph.nodes.some((node) => node instanceof EvaluateDataQuality) ? [grantEvaluateRules(role, scope)] : []),
    ...(props.sparkUiLogs ? [grantReadWritePaths(role, props.sparkUiLogs, '')] : []),
    ...(props.securityConfiguration ? grantEncryption(role, scope, props.securityConfiguration, `${logs}/`) : []),
    ...(props.connections?.length ? [grantUseConnections(role, scope, props.connections.map(({ connectionArn }) => connectionArn))] : []),
    grantWriteGlueLogs(role, scope, `${logs}/`),
    grantPublishGlueMetrics(role),
  ];
}

function pathsByLocation(places: Place[]): [string, string[]][] {
  const locations = [...new Set(places.map(({ location }) => location))];
  return locations.map((name) => [name, places.filter(({ location }) => location === name).map(({ path }) => path)]);
}

function grantTables(role: iam.IRole, scope: Construct, { graph, tables, databases }: GraphJobProps): iam.Grant[] {
  const named = tablesOf(graph);
  const { read, written, declared } = named;
  const called = ({ database }: NamedTable) => databases?.[database] ?? database;
  const place = (table: NamedTable) => tables![tableKey(table)];
  return [
    ...read.map((table) => grantReadPaths(role, place(table), '')),
    ...read.map((table) => grantReadTables(role, scope, called(table), [table.table])),
    ...written.map((table) => grantReadWritePaths(role, place(table), '')),
    ...written.map((table) => grantUpdateTables(role, scope, called(table), [table.table])),
    ...declared.map((table) => grantDeclareTables(role, scope, called(table), [table.table])),
    ...(allTables(named).length > 0 ? [grantSparkCatalog(role, scope, allTables(named).map(called))] : []),
  ];
}
