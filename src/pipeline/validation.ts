import { contradictions } from './choice-problems';
import { costOptionProblems } from './estimate-cost';
import { initialDataProblems } from './initial-data';
import { PipelineStart, SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { TABLE } from './spotify-graphs';
import { expiryProblems } from '../athena/workgroup-problems';
import { choiceProblems } from '../catalog/catalog-problems';
import { jobOptionProblems } from '../graph-job/graph-job-problems';
import { DataType, IcebergTarget, JobGraph, Schema, TargetNode } from '../job-graph';
import { emailProblems, optionProblems } from '../monitoring/monitoring-problems';
import { catalogNameProblems, cutoffProblems, prefixProblems } from '../private/problems';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { queryProblems } from '../query/query-problems';
import { quickSightProblems } from '../quicksight/quick-sight-problems';
import type { Dashboard } from '../visual';

/** What the properties of a pipeline come down to. */
interface Resolved {
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
  const { first, graph, target, queries, rules, dashboard } = resolved;
  const { schema } = target;
  return [
    ...graph.errors,
    ...(props.partitionKeys ?? []).flatMap((key) => partitionProblems(key, schema)),
    ...rules.flatMap((rule) => rule._problems(schema)),
    ...queryProblems(queries),
    ...dashboard.errors,
    ...dataSetProblems(dashboard, schema),
    ...jobOptionProblems(props.jobOptions ?? {}).map((problem) => `jobOptions: ${problem}`),
    ...cutoffProblems(props.bytesScannedCutoff),
    ...expiryProblems(props.resultExpiry),
    ...contradictions(props),
    // What an Iceberg table has no crawler for is among the contradictions.
    ...choiceProblems({
      target,
      tableName: TABLE.name,
      lakeFormation: props.lakeFormation,
      discoverTable: target instanceof IcebergTarget ? undefined : props.discoverTable,
    }),
    ...catalogNameProblems('databaseName', props.databaseName),
    ...(props.quickSight ? quickSightProblems(props.quickSight, dashboard).map((problem) => `quickSight: ${problem}`) : []),
    ...(['rawPrefix', 'stagingPrefix', 'warehousePrefix'] as const).flatMap((prop) => prefixProblems(prop, props[prop])),
    ...emailProblems('alertEmails', props.alertEmails),
    ...optionProblems(props.monitoring ?? {}).map((problem) => `monitoring: ${problem}`),
    ...costOptionProblems(props.cost ?? {}).map((problem) => `cost: ${problem}`),
    ...(props.initialData === undefined ? [] : initialDataProblems(props.initialData, first)),
    ...(props.startFrom === PipelineStart.STAGING && props.rawBucket ? ['rawBucket is given, but the pipeline starts from staging; leave one of the two out'] : []),
  ];
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
