import type { Database } from '../../engine/database/database';
import { withScratchDatabase } from '../../engine/database/scratch-database';
import { sqlProblems } from '../../engine/database/sql-reach';
import { isConditional, sqlOfCondition, sqlOfNode, statement, UserSql } from '../../engine/database/user-sql';
import type { ManifestNode } from '../../manifest';
import type { TranslatedJob } from '../translated-job';
import type { CheckFinding } from './check-finding';
import { namedNode } from './check-left-out';
import { ruleOf } from './check-table';

/** SQL that reads other than its inputs. Nothing of it is looked up. */
export async function sqlFindings({ job, nodes }: TranslatedJob): Promise<CheckFinding[]> {
  const written = nodes.flatMap((node): { readonly id: string; readonly user: UserSql }[] => {
    const user = sqlOf(node);
    return user ? [{ id: node.id, user }] : [];
  });
  if (written.length === 0) return [];
  return withScratchDatabase({}, async (database) => {
    const findings: CheckFinding[] = [];
    const functions = await engineFunctions(database);
    for (const { id, user: { sql, inputs } } of written) {
      const node = namedNode(job.nodes.find((candidate) => candidate.id === id)!);
      for (const { kind, name, message } of await sqlProblems(database, statement(sql), inputs)) {
        // What the engine has and Spark has not ends the job in Glue. A table of the Data Catalog, and SQL of Spark's own, Glue knows.
        const finding = kind === 'function' && functions.has(name!)
          ? { id: 'engineFunction', message: `${message}; Glue has no such function` } : { id: 'glueOnly', message };
        findings.push({ kind: ruleOf(finding.id).kind, node, ...finding });
      }
    }
    return findings;
  });
}

function sqlOf(node: ManifestNode): UserSql | undefined {
  if (node.type === 'Sql') return sqlOfNode(node);
  return isConditional(node) ? sqlOfCondition(node) : undefined;
}

async function engineFunctions(database: Database): Promise<ReadonlySet<unknown>> {
  return new Set((await database.rows('SELECT function_name FROM duckdb_functions()')).map(([name]) => name));
}
