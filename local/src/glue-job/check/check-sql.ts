import { withScratchDatabase } from '../../engine/database/scratch-database';
import { isConditional } from '../../engine/database/user-sql';
import { inputsOf, namesIn, statementProblems } from '../../engine/nodes/sql-node';
import { reachProblems, StatementProblem } from '../../engine/spark-sql/reach';
import type { ManifestNode } from '../../manifest';
import type { TranslatedJob } from '../translated-job';
import type { CheckFinding } from './check-finding';
import { namedNode } from './check-left-out';
import { ruleOf } from './check-table';

/** SQL that reads other than its inputs, that Spark refuses, or that only Glue runs. Nothing of it is looked up. */
export async function sqlFindings(translated: TranslatedJob): Promise<CheckFinding[]> {
  const found = translated.nodes.flatMap((node) => sqlProblems(node, translated).map((problem) => ({ id: node.id, problem })));
  const functions = found.some(({ problem }) => problem.kind === 'function') ? await engineFunctions() : new Set();
  return found.map(({ id, problem }) => {
    const node = namedNode(translated.job.nodes.find((candidate) => candidate.id === id)!);
    const finding = asFinding(problem, functions);
    return { kind: ruleOf(finding.id).kind, node, ...finding };
  });
}

/** What stands against the SQL of a node. Where the columns of an input are not known, what a statement names is looked at, and no more. */
export function sqlProblems(node: ManifestNode, { nodes, graph }: TranslatedJob): StatementProblem[] {
  if (isConditional(node)) return reachProblems(node.partitionPredicate, [], 'singleExpression');
  if (node.type !== 'Sql') return [];
  const isKnown = node.inputs.every((id) => graph.nodes.find((each) => each.nodeId === id)?.schema.isComplete === true);
  if (!isKnown) return reachProblems(node.sql, namesIn(node));
  return statementProblems(node, inputsOf(node, nodes));
}

/** What the engine has and Spark has not ends the job in Glue, and so does what Spark refuses. A table of the Data Catalog Glue knows. */
function asFinding({ kind, name, message }: StatementProblem, functions: ReadonlySet<unknown>): Pick<CheckFinding, 'id' | 'message'> {
  switch (kind) {
    case 'wrong': return { id: 'wrongSql', message };
    case 'function': return functions.has(name!) && name !== 'range' ? { id: 'engineFunction', message: `${message}; Glue has no such function` } : { id: 'glueOnly', message };
    case 'table':
    case 'columns':
    case 'onlyGlue': return { id: 'glueOnly', message };
  }
}

async function engineFunctions(): Promise<ReadonlySet<unknown>> {
  return withScratchDatabase({}, async (database) => (
    new Set((await database.rows('SELECT function_name FROM duckdb_functions()')).map(([name]) => name))
  ));
}
