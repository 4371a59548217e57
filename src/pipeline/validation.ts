import { costOptionProblems } from './estimate-cost';
import { initialDataProblems } from './initial-data';
import { PipelineStart, SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { DataType, JobGraph, Schema } from '../job-graph';
import { emailProblems, optionProblems } from '../monitoring/monitoring-problems';
import { capacityProblems, catalogNameProblems, prefixProblems, principalProblems } from '../private/problems';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import { queryProblems } from '../query/query-problems';

/** What the properties of a pipeline come down to. */
interface Resolved {
  /** The graph that reads the files that the pipeline begins with. */
  readonly first: JobGraph;
  /** The graph that writes the warehouse. */
  readonly graph: JobGraph;
  /** The columns of the warehouse. */
  readonly schema: Schema;
  readonly queries: PipelineQuery[];
  readonly rules: QualityRule[];
}

/** Types whose values make good names of folders. */
const PARTITION_TYPES = [DataType.STRING, DataType.INT, DataType.BIGINT, DataType.DATE, DataType.BOOLEAN];

/** All that is wrong with the properties of a pipeline. Empty when nothing is. */
export function pipelineProblems(props: SpotifyAnalyticsPipelineProps, resolved: Resolved): string[] {
  const { first, graph, schema, queries, rules } = resolved;
  return [
    ...graph.errors,
    ...(props.partitionKeys ?? []).flatMap((key) => partitionProblems(key, schema)),
    ...rules.flatMap((rule) => rule._problems(schema)),
    ...queryProblems(queries),
    ...capacityProblems(props.jobCapacity ?? {}).map((problem) => `jobCapacity: ${problem}`),
    ...catalogNameProblems('databaseName', props.databaseName),
    ...principalProblems('quickSightPrincipalArn', props.quickSightPrincipalArn),
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
