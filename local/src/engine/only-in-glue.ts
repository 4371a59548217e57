import { NODE_TRAITS } from 'cdk-spotify-analytics/manifest';
import { rowChangingOptions } from 'cdk-spotify-analytics/render';
import { firstLine } from '../errors';
import type { ManifestJob, ManifestNode } from '../manifest';
import type { Database } from './database/database';
import { withScratchDatabase } from './database/scratch-database';
import { sqlType } from './database/sql';
import { condition, ConditionalSource, isConditional } from './database/user-sql';
import { EngineError } from './engine-error';
import { parseJsonPath } from './input/json-path';
import { as, selectList } from './nodes/select';
import { statementsProblems } from './nodes/sql-node';
import { createMacros } from './spark-sql/macros';
import { reachProblems } from './spark-sql/reach';
import { isAboutStatement } from './spark-sql/translate';
import { nodeNamed } from '../text/few';

/** Options of Glue that change which rows a source reads, and that are followed where its files are found as Glue finds them; whether one is. */
const FOLLOWED: Readonly<Record<string, (value: unknown) => boolean>> = {
  Exclusions: () => true,
  JsonPath: (value) => typeof value === 'string' && parseJsonPath(value) !== undefined,
};

/**
 * Why only Glue can run a node; nothing where it can be run on this machine.
 *
 * @param findsAsGlue whether the job was made elsewhere, so that its files are found as Glue finds them
 */
export function whyOnlyInGlue(node: ManifestNode, findsAsGlue: boolean): string[] {
  if (node.type === 'GlueNode') return [`there is no engine but Glue for nodes of the type ${node.nodeType}`];
  const { onlyInGlue: reason } = NODE_TRAITS[node.type];
  return [
    ...(reason === false ? [] : [`${reason} (${node.type})`]),
    ...(node.type === 'EvaluateDataQuality' && node.output === 'EvaluationResults' ? ['only Glue gives the outcomes of its rules as rows (Output EvaluationResults)'] : []),
    ...rowChangingOptions(node).filter((option) => !(findsAsGlue && isFollowed(option, node))).map((option) => `only Glue knows its option ${option}`),
  ];
}

/** Whether an option that changes which rows a source reads is followed here. */
export function isFollowed(option: string, { glue }: Pick<ManifestNode, 'glue'>): boolean {
  return Object.hasOwn(FOLLOWED, option) && FOLLOWED[option](glue?.[option]);
}

/**
 * What keeps jobs from being run on this machine: the nodes that only Glue can run, and conditions on partitions that the engine cannot read.
 *
 * @param areElsewhere whether they were made elsewhere
 */
export async function runProblems(jobs: readonly ManifestJob[], areElsewhere: boolean): Promise<string[]> {
  const nodes = jobs.flatMap((job) => job.nodes);
  const onlyInGlue = nodes.flatMap((node) => whyOnlyInGlue(node, areElsewhere).map((reason) => `${nodeNamed(node.name)}: ${reason}`));
  return [...onlyInGlue, ...jobs.flatMap(onlyGlueStatements), ...await predicateProblems(nodes.filter(isConditional))];
}

/** What statements of a job do that no rule here knows; where something in them is wrong besides, all of it is told with that. */
function onlyGlueStatements(job: ManifestJob): string[] {
  const problems = statementsProblems(job);
  const isRunByGlue = problems.every(({ kind }) => kind === 'onlyGlue' || kind === 'columns');
  return isRunByGlue ? problems.filter(({ kind }) => kind === 'onlyGlue').map(({ line }) => line) : [];
}

async function predicateProblems(sources: readonly ConditionalSource[]): Promise<string[]> {
  if (sources.length === 0) return [];
  return withScratchDatabase({}, async (database) => {
    await createMacros(database);
    const problems: string[] = [];
    for (const source of sources) problems.push(...await predicateProblem(database, source));
    return problems;
  });
}

/** It is tried on a row of nulls: a constant that does not fit its column's type is seen only then. */
async function predicateProblem(database: Database, source: ConditionalSource): Promise<string[]> {
  const { name, schema, partitionPredicate } = source;
  const reach = reachProblems(partitionPredicate, [], 'singleExpression');
  if (reach.length > 0) return reach.map(({ message }) => `${nodeNamed(name)}: ${message}`);
  const columns = schema.map((field) => as(`CAST(NULL AS ${sqlType(field.type)})`, field.name));
  try {
    await database.rows(`SELECT 1 FROM (SELECT ${selectList(columns)}) WHERE ${condition(source)}`);
    return [];
  } catch (error) {
    if (!(error instanceof EngineError) && !isAboutStatement(error)) throw error;
    return [`${nodeNamed(name)}: its partition predicate \`${partitionPredicate}\` is not for this engine: ${firstLine(error)}`];
  }
}
