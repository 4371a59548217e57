import * as glue from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { contradictions } from './choice-problems';
import { costOptionProblems } from './estimate-cost';
import { initialDataProblems } from './initial-data';
import { placeProblems } from './quick-sight-place';
import { PipelineStart, SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { emailProblems } from '../alerts/email-problems';
import { cutoffProblems, expiryProblems, workgroupNameProblems } from '../athena/workgroup-problems';
import { catalogProblems } from '../catalog/catalog-problems';
import { jobOptionProblems, overlapProblems } from '../graph-job/graph-job-problems';
import { IcebergTarget, JobGraph, TargetNode } from '../job-graph';
import { optionProblems, refreshProblems } from '../monitoring/monitoring-problems';
import { catalogNameProblems, isMessageText } from '../private/problems';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { queryProblems } from '../query/query-problems';
import { ImportMode } from '../quicksight/quick-sight-data-set-options';
import { quickSightProblems } from '../quicksight/quick-sight-problems';
import { DataType, Schema } from '../schema';
import { LOCATIONS, TABLE } from '../spotify/spotify-graphs';
import type { DataLocation } from '../storage';
import { storageProblems } from '../storage/storage-problems';
import type { Dashboard } from '../visual';

/** What the properties of a pipeline come down to. */
interface Resolved {
  /** The construct. */
  readonly pipeline: Construct;
  /** The graph that reads the files that the pipeline begins with. */
  readonly first: JobGraph;
  /** The graph that writes the warehouse. */
  readonly graph: JobGraph;
  /** The node that does so. */
  readonly target: TargetNode;
  readonly queries: PipelineQuery[];
  readonly rules: QualityRule[];
  readonly dashboard: Dashboard;
}

/** Types whose values make good names of folders. */
const PARTITION_TYPES = [DataType.STRING, DataType.INT, DataType.BIGINT, DataType.DATE, DataType.BOOLEAN];

/** All that is wrong with the properties of a pipeline. Empty when nothing is. */
export function pipelineProblems(props: SpotifyAnalyticsPipelineProps, resolved: Resolved): string[] {
  const { pipeline, first, graph, target, queries, rules, dashboard } = resolved;
  const { schema } = target;
  return [
    ...pathProblems(pipeline.node.path),
    ...graph.errors,
    ...(props.partitionKeys ?? []).flatMap((key) => partitionProblems(key, schema)),
    ...queryProblems(queries),
    ...dashboard.errors,
    ...dataSetProblems(dashboard, schema),
    ...jobOptionProblems(props.jobOptions ?? {}).map((problem) => `jobOptions: ${problem}`),
    ...encryptionProblems(props),
    ...sparkUiProblems(props, [...new Set([first, graph])]),
    ...workgroupNameProblems(props.workgroupName),
    ...cutoffProblems(props.bytesScannedCutoff),
    ...expiryProblems(props.resultExpiry),
    ...contradictions(props),
    ...catalogProblems({
      tables: [{ ...TABLE, target, rules }],
      databaseName: target instanceof IcebergTarget ? undefined : props.databaseName,
      discoverTables: props.discoverTable,
      crawlerSchedule: props.crawlerSchedule,
      lakeFormation: props.lakeFormation,
    }),
    ...(target instanceof IcebergTarget ? catalogNameProblems('databaseName', props.databaseName) : []),
    ...(props.quickSight ? [...quickSightProblems(props.quickSight, dashboard), ...placeProblems(pipeline, props.quickSight.stack)] : [])
      .map((problem) => `quickSight: ${problem}`),
    ...storageProblems({ ...props, raw: props.startFrom !== PipelineStart.STAGING }),
    ...emailProblems('alertEmails', props.alertEmails),
    ...optionProblems(props.monitoring ?? {}).map((problem) => `monitoring: ${problem}`),
    ...refreshProblems('dashboard', refreshedDataSets(props, dashboard), props.monitoring ?? {}),
    ...costOptionProblems(props.cost ?? {}).map((problem) => `cost: ${problem}`),
    ...(props.initialData === undefined ? [] : initialDataProblems(props.initialData, first)),
  ];
}

/** The path names the pipeline in messages to people. */
function pathProblems(path: string): string[] {
  if (isMessageText(path)) return [];
  return ['the id of the construct, and of those that it is in, has letters, digits and signs of ASCII other than < and > only, since it names the pipeline in alerts, '
    + `got: '${path}'`];
}

/** A key that the jobs write by must be that of the warehouse: who reads it is let use that. */
function encryptionProblems({ jobOptions, encryptionKey, warehouseBucket }: SpotifyAnalyticsPipelineProps): string[] {
  const configuration = jobOptions?.securityConfiguration;
  if (!(configuration instanceof glue.SecurityConfiguration) || !configuration.s3EncryptionKey) return [];
  const known = warehouseBucket ? warehouseBucket.encryptionKey : encryptionKey;
  if (configuration.s3EncryptionKey.keyRef.keyArn === known?.keyArn) return [];
  const instead = warehouseBucket ? 'give a warehouseBucket that knows this key' : 'give encryptionKey instead, which they can';
  return ['jobOptions: securityConfiguration encrypts the warehouse by a key that Athena, the quality rules and QuickSight could not use; '
    + instead];
}

/** How many data sets QuickSight loads. */
function refreshedDataSets({ quickSight }: SpotifyAnalyticsPipelineProps, dashboard: Dashboard): number {
  return quickSight && (quickSight.importMode ?? ImportMode.SPICE) === ImportMode.SPICE ? dashboard.dataSets.length : 0;
}

/** Of the logs of the Spark UI, in buckets that are there already. */
function sparkUiProblems(props: SpotifyAnalyticsPipelineProps, graphs: JobGraph[]): string[] {
  const { jobOptions: { sparkUiLogs } = {}, rawBucket, rawPrefix, stagingBucket, stagingPrefix, warehouseBucket, warehousePrefix } = props;
  if (!sparkUiLogs) return [];
  const locations: { [location: string]: DataLocation } = {
    ...(rawBucket && { [LOCATIONS.raw]: { bucket: rawBucket, prefix: rawPrefix } }),
    ...(stagingBucket && { [LOCATIONS.staging]: { bucket: stagingBucket, prefix: stagingPrefix } }),
    ...(warehouseBucket && { [LOCATIONS.warehouse]: { bucket: warehouseBucket, prefix: warehousePrefix } }),
  };
  return graphs.flatMap((graph) => overlapProblems('sparkUiLogs', sparkUiLogs, { graph, locations })).map((problem) => `jobOptions: ${problem}`);
}

function partitionProblems(key: string, schema: Schema): string[] {
  const field = schema.field(key);
  if (!field || PARTITION_TYPES.some((type) => type.sameAs(field.dataType))) return [];
  return [`partitionKeys: a ${field.dataType} makes no good partition, got: ${key}; partition by a text, a whole number, a boolean or a date`];
}

/** Of the data sets of a dashboard: they are made of the table that this pipeline has. */
function dataSetProblems(dashboard: Dashboard, schema: Schema): string[] {
  return dashboard.dataSets.flatMap((dataSet) => {
    const where = `dashboard: data set '${dataSet.name}'`;
    if (dataSet.table !== TABLE.name) return [`${where} is of a table of this pipeline, got: '${dataSet.table}'; it has: ${TABLE.name}`];
    return dataSet.schema.fields
      .filter(({ name, dataType }) => !schema.field(name)?.dataType.sameAs(dataType))
      .map(({ name, dataType }) => `${where}: '${name}' is no ${dataType} of the warehouse; it has: ${schema.fields.map((field) => `${field.name} ${field.dataType}`).join(', ')}`);
  });
}
