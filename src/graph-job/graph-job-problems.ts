import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { capacityProblems } from './capacity-problems';
import type { GraphJobProps } from './graph-job-props';
import { JobEditor, JobExecutionClass, JobOptions } from './job-options';
import { placesOf } from './places';
import { allTables, tableKey, tablesOf } from './tables';
import type { JobGraph } from '../job-graph';
import { meant } from '../manifest/nearest';
import { catalogNameProblems } from '../private/problems';
import { glueNodeProblems } from '../render/glue-nodes';
import { scriptProblems } from '../render/pyspark/script-problems';
import type { DataLocation } from '../storage';
import { areOverlapping, folderOf, keyOf } from '../storage/location-keys';
import { locationProblems } from '../storage/location-problems';

/** The workers that there are spare machines of. https://docs.aws.amazon.com/glue/latest/dg/add-job.html */
const FLEX_WORKERS: glue.WorkerType[] = [glue.WorkerType.G_1X, glue.WorkerType.G_2X];

/** How a job is shown, when it is not said. */
export function editorOf({ editor, scripts }: GraphJobProps): JobEditor {
  return editor ?? (scripts ? JobEditor.VISUAL : JobEditor.SCRIPT);
}

/** All that is wrong with the graph of a job, and with its properties. */
export function graphJobProblems(props: GraphJobProps): string[] {
  return [
    ...props.graph.errors,
    ...contentProblems(props.graph, props.tables ?? {}, 'tables', editorOf(props)),
    ...placeProblems(props),
    ...databaseProblems(props),
    ...jobOptionProblems(props),
    ...(props.bookmarks ? bookmarkProblems(props) : []),
    ...(props.sparkUiLogs ? overlapProblems('sparkUiLogs', props.sparkUiLogs, props) : []),
    ...(editorOf(props) === JobEditor.VISUAL ? visualProblems(props) : []),
  ];
}

/**
 * What is wrong with a graph for a job, wherever its locations are.
 *
 * @param tables where the tables are that it names
 * @param prop the property that says so
 */
export function contentProblems(graph: JobGraph, tables: { [table: string]: DataLocation }, prop: string, editor: JobEditor): string[] {
  const nodes = graph._toManifest();
  return [
    ...scriptProblems(nodes),
    ...tableProblems(graph, tables, prop),
    ...(editor === JobEditor.VISUAL ? glueNodeProblems(nodes).map((problem) => `${problem}; the editor SCRIPT needs none of it`) : []),
  ];
}

function placeProblems(props: GraphJobProps): string[] {
  const { sources, targets } = placesOf(props.graph);
  const unknown = [...sources, ...targets].filter(({ location }) => !props.locations[location]);
  return [
    ...unknown.map(({ node, location }) =>
      `node '${node}': no place is given for its location, got: ${location}; ${meant(location, Object.keys(props.locations))}given: ${Object.keys(props.locations).join(', ')}`),
    ...Object.entries(props.locations).flatMap(([name, location]) => locationProblems(`location ${name}`, location)),
  ];
}

function tableProblems(graph: JobGraph, tables: { [table: string]: DataLocation }, prop: string): string[] {
  const { read, written } = tablesOf(graph);
  const unknown = [...read, ...written].filter((table) => !tables[tableKey(table)]);
  return [
    ...unknown.map((table) => `node '${table.node}': no place is given for its table in \`${prop}\`, got: ${tableKey(table)}; `
      + `given: ${Object.keys(tables).join(', ') || 'none'}`),
    ...Object.entries(tables).flatMap(([name, location]) => locationProblems(`table ${name}`, location)),
  ];
}

function databaseProblems({ graph, databases = {} }: GraphJobProps): string[] {
  const named = [...new Set(allTables(tablesOf(graph)).map(({ database }) => database))];
  const unused = Object.keys(databases).filter((database) => !named.includes(database));
  return [
    ...unused.map((database) => `databases: no node of the graph names this database, got: ${database}; ${meant(database, named)}named: ${named.join(', ') || 'none'}`),
    ...Object.keys(databases).flatMap((database) => catalogNameProblems('databases: a name in the graph', database)),
    ...Object.values(databases).flatMap((called) => catalogNameProblems('databases: a name in the Data Catalog', called)),
  ];
}

/** Runs that Glue starts again, at most (`MaxRetries` of a job). */
const MOST_RETRIES = 10;

/** What is wrong with the options of a job, whatever it does. */
export function jobOptionProblems(options: JobOptions): string[] {
  const { glueVersion, executionClass, workerType = glue.WorkerType.G_1X, maxRetries, sparkUiLogs } = options;
  return [
    ...capacityProblems(options),
    ...(glueVersion === undefined || Token.isUnresolved(glueVersion) || Number(glueVersion) >= 5
      ? [] : [`glueVersion is 5.0 or newer, got: ${glueVersion}`]),
    ...(executionClass !== JobExecutionClass.FLEX || FLEX_WORKERS.includes(workerType)
      ? [] : [`executionClass FLEX has workers of the types ${FLEX_WORKERS.join(' and ')}, got: ${workerType}`]),
    ...(maxRetries === undefined || Token.isUnresolved(maxRetries) || (Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= MOST_RETRIES)
      ? [] : [`maxRetries is a whole number from 0 to ${MOST_RETRIES}, got: ${maxRetries}`]),
    ...(['maxRejects', 'maxUnmatched'] as const).flatMap((name) => shareProblems(name, options[name])),
    ...(sparkUiLogs ? locationProblems('sparkUiLogs', sparkUiLogs) : []),
  ];
}

function shareProblems(name: string, share: number | undefined): string[] {
  return share === undefined || Token.isUnresolved(share) || (share >= 0 && share <= 1) ? [] : [`${name} is a share from 0 to 1, got: ${share}`];
}

function bookmarkProblems({ graph }: GraphJobProps): string[] {
  const joins = graph.nodes.filter((node) => node._toManifest().inputs.length > 1);
  return joins.map(({ name }) => `bookmarks leave out rows that were read before, which node '${name}' needs for those that are new; take them away`);
}

function visualProblems(props: GraphJobProps): string[] {
  const unknown = Object.entries(props.locations).filter(([, { prefix }]) => Token.isUnresolved(prefix));
  const nodes = unknown.map(([name]) => `location ${name}.prefix must be known at synthesis, since the graph's nodes name it`);
  if (!props.scripts) return [...nodes, 'editor VISUAL needs `scripts`, a place for the script in a bucket of the pipeline\'s own'];
  return [...nodes, ...locationProblems('scripts', props.scripts), ...overlapProblems('scripts', props.scripts, props)];
}

/** A job that replaces what its targets hold would remove its own script, and read it where it lies among its sources. */
export function overlapProblems(prop: string, place: DataLocation, props: Pick<GraphJobProps, 'graph' | 'locations'>): string[] {
  const { sources, targets } = placesOf(props.graph);
  const around = [...sources, ...targets].filter(({ location, path }) => {
    const data = props.locations[location];
    return data !== undefined && areOverlapping(folderOf(data, path), place);
  });
  return around.map(({ node }) => `${prop} overlaps with what node '${node}' reads or writes; give a prefix of its own, got: '${keyOf(place)}'`);
}
