import * as glue from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { AnalyticsPipelineProps, PipelineTable } from './analytics-pipeline-props';
import { contradictions } from './choice-problems';
import { costOptionProblems } from './estimate-cost';
import { initialDataProblems } from './initial-data';
import { rulesOfOptionalColumns } from './optional-rules';
import { areOverlapping, PipelinePlan } from './pipeline-plan';
import { placeProblems } from './quick-sight-place';
import { athenaProblems } from '../athena/workgroup-problems';
import { catalogOptionProblems, tablesProblems } from '../catalog/catalog-problems';
import { JobEditor } from '../graph-job';
import { contentProblems, jobOptionProblems, overlapProblems } from '../graph-job/graph-job-problems';
import { suggestion } from '../manifest/nearest';
import { optionProblems, refreshProblems } from '../monitoring/monitoring-problems';
import { repeated } from '../private/lists';
import { pascalCase } from '../private/names';
import { isMessageText } from '../private/problems';
import { queryProblems } from '../query/query-problems';
import type { KnownTable } from '../query/query-references';
import { ImportMode } from '../quicksight/quick-sight-data-set-options';
import { quickSightProblems } from '../quicksight/quick-sight-problems';
import type { DataLocation, StorageLocation } from '../storage';
import { storageProblems } from '../storage/storage-problems';
import type { Dashboard } from '../visual';

/** What the properties of a pipeline are found to be. */
export interface PipelineFindings {
  /** All that is wrong. Empty when nothing is. */
  readonly problems: string[];
  /** What may be wrong, of what is not wrong for certain: it is told and does not stop. */
  readonly warnings: PipelineWarning[];
}

/** What may be wrong, and by which id it is acknowledged. */
export interface PipelineWarning {
  readonly id: 'doubtfulColumn' | 'ruleOfOptionalColumn';
  readonly message: string;
}

/** Looks at all properties of a pipeline. */
export function checkPipeline(pipeline: Construct, props: AnalyticsPipelineProps, plan: PipelinePlan): PipelineFindings {
  const { tables = [], queries = [], dashboard, quickSight, monitoring = {} } = props;
  const catalog = { ...props.catalog, tables };
  const known = tables.map(({ name, target }): KnownTable => ({ name, columns: target.schema.names }));
  const references = queries.map((query) => query._references(known));
  const problems = [
    ...pathProblems(pipeline.node.path),
    ...graphProblems(plan),
    ...plan.graphs.flatMap(({ graph }) => contentProblems(graph, props.existingTables ?? {}, 'existingTables', props.jobs?.editor ?? JobEditor.VISUAL)),
    ...(plan.graphs.length > 0 && plan.locations.length === 0 ? ['graphs: none of them reads or writes files; give at least one that does'] : []),
    ...tables.flatMap((table) => writerProblems(table, plan)),
    ...(tables.length === 0 ? [] : tablesProblems(catalog)),
    ...queryProblems(queries),
    ...(tables.length === 0 ? [] : references.flatMap(({ unknownTables, unknownColumns }) => [...unknownTables, ...unknownColumns])),
    ...(dashboard ? [...dashboard.errors, ...dataSetProblems(dashboard, tables)] : []),
    ...inside('jobs', [...jobOptionProblems(props.jobs ?? {}), ...encryptionProblems(props), ...sparkUiProblems(props, plan)]),
    ...inside('athena', athenaProblems(props.athena ?? {})),
    ...contradictions(props),
    ...inside('catalog', tables.length === 0 ? [] : catalogOptionProblems(catalog)),
    ...inside('quickSight', quickSight && dashboard ? [...quickSightProblems(quickSight, dashboard), ...placeProblems(pipeline, quickSight.stack)] : []),
    ...inside('storage', plan.locations.length === 0 ? [] : storageProblems({ ...props.storage, names: plan.locations, originals: plan.originals })),
    ...inside('monitoring', optionProblems(monitoring)),
    ...refreshProblems('dashboard', refreshedDataSets(props), monitoring),
    ...inside('cost', costOptionProblems(props.cost ?? {})),
    ...(props.initialData === undefined ? [] : initialDataProblems(props.initialData, plan.inputs)),
  ];
  if (problems.length > 0) return { problems, warnings: [] };
  const warnings = [
    ...references.flatMap(({ doubtfulColumns }) => doubtfulColumns).map((message) => ({ id: 'doubtfulColumn', message }) as const),
    ...rulesOfOptionalColumns(props.graphs, tables).map((message) => ({ id: 'ruleOfOptionalColumn', message }) as const),
  ];
  return { problems, warnings };
}

/** Problems of the members of a property. */
function inside(prop: string, problems: string[]): string[] {
  return problems.map((problem) => `${prop}: ${problem}`);
}

/** The path names the pipeline in messages to people. */
function pathProblems(path: string): string[] {
  if (isMessageText(path)) return [];
  return ['the id of the construct, and of those that it is in, has letters, digits and signs of ASCII other than < and > only, since it names the pipeline in alerts, '
    + `got: '${path}'`];
}

/** Of the graphs by themselves, and of what one does to another. */
function graphProblems({ graphs }: PipelinePlan): string[] {
  const ids = graphs.map(({ graph }) => pascalCase(graph.name));
  const targets = graphs.flatMap(({ graph, targets: written }) => written.map((target) => ({ ...target, graph })));
  return [
    ...(graphs.length === 0 ? ['graphs is empty; give at least one'] : []),
    ...repeated(ids).map((id) => `graphs: each has a name of its own, by which its job is called, got twice: ${id}`),
    ...graphs.flatMap(({ graph }) => graph.errors),
    ...graphs.flatMap(({ graph, sources }, index) => {
      const later = graphs.slice(index + 1).flatMap(({ graph: { name }, targets: written }) => written.map((target) => ({ ...target, name })));
      return sources.flatMap((source) => later.filter((target) => areOverlapping(source, target)).map(({ name }) => (
        `graph '${graph.name}', node '${source.node}': it reads what graph '${name}' writes, which runs after it; put that one before it`)));
    }),
    ...targets.flatMap((target, index) => targets.slice(0, index)
      .filter((other) => other.graph !== target.graph && areOverlapping(target, other))
      .map((other) => `graph '${target.graph.name}', node '${target.node}': it would replace what node '${other.node}' of graph `
        + `'${other.graph.name}' writes; give each a folder of its own`)),
  ];
}

/** Of the node that writes a table: one of the graphs has it. */
function writerProblems({ name, target }: PipelineTable, { graphs }: PipelinePlan): string[] {
  if (graphs.some(({ graph }) => graph.nodes.includes(target))) return [];
  return [`table '${name}': its target is a node of one of the graphs, got: node '${target.name}', which none of them has`];
}

/** A key that the jobs write by must be that of the tables: who reads them is let use that. */
function encryptionProblems({ jobs, storage = {}, tables = [] }: AnalyticsPipelineProps): string[] {
  const configuration = jobs?.securityConfiguration;
  if (!(configuration instanceof glue.SecurityConfiguration) || !configuration.s3EncryptionKey) return [];
  const used = configuration.s3EncryptionKey.keyRef.keyArn;
  const known = ({ bucket }: StorageLocation = {}) => (bucket ? bucket.encryptionKey : storage.encryptionKey)?.keyRef.keyArn;
  const locations = [...new Set(tables.map(({ target }) => target.location))].filter((name) => known(storage.locations?.[name]) !== used);
  return locations.map((name) => `securityConfiguration encrypts the ${name} by a key that Athena, the quality rules and QuickSight could not use; `
    + (storage.locations?.[name]?.bucket ? `give storage a bucket of the location ${name} that knows this key` : 'give encryptionKey of storage instead, which they can'));
}

/** How many data sets QuickSight loads. */
function refreshedDataSets({ quickSight, dashboard }: AnalyticsPipelineProps): number {
  return quickSight && dashboard && (quickSight.importMode ?? ImportMode.SPICE) === ImportMode.SPICE ? dashboard.dataSets.length : 0;
}

/** Of the logs of the Spark UI, in buckets that are there already. */
function sparkUiProblems({ jobs, storage }: AnalyticsPipelineProps, { graphs }: PipelinePlan): string[] {
  const logs = jobs?.sparkUiLogs;
  if (!logs) return [];
  const locations = Object.fromEntries(Object.entries(storage?.locations ?? {})
    .flatMap(([name, { bucket, prefix }]): [string, DataLocation][] => (bucket ? [[name, { bucket, prefix }]] : [])));
  return graphs.flatMap(({ graph }) => overlapProblems('sparkUiLogs', logs, { graph, locations }));
}

/** Of the data sets of a dashboard: they are made of the tables that this pipeline has. */
function dataSetProblems(dashboard: Dashboard, tables: readonly PipelineTable[]): string[] {
  return dashboard.dataSets.flatMap((dataSet) => {
    const where = `dashboard: data set '${dataSet.name}'`;
    const table = tables.find(({ name }) => name === dataSet.table);
    if (!table) return [`${where} is of a table of this pipeline, got: '${dataSet.table}'; ${suggestion(dataSet.table, tables.map(({ name }) => name))}`];
    const { schema } = table.target;
    return dataSet.schema.fields
      .filter(({ name, dataType }) => !schema.field(name)?.dataType.sameAs(dataType))
      .map(({ name, dataType }) => `${where}: '${name}' is no ${dataType} of table '${table.name}'; it has: ${schema.fields.map((field) => `${field.name} ${field.dataType}`).join(', ')}`);
  });
}
