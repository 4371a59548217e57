import { checkRule } from './rule-check';
import type { EvaluateDataQualityNode, ManifestRule, ManifestTable } from '../../manifest';
import type { RuleReport } from '../../run-report';
import type { Database } from '../database/database';
import { identifier } from '../database/sql';

/** A rule that was checked. */
export interface CheckedRule extends RuleReport {
  /** SQL of rows that do not hold; nothing where it failed for no row in particular. */
  readonly failing?: string;
}

/** Whether a rule that does not hold ends the run. */
export function endsRun({ passed, isReportedOnly }: RuleReport): boolean {
  return !passed && isReportedOnly !== true;
}

/** Checks the rules of a table. */
export async function checkTable(database: Database, table: ManifestTable): Promise<CheckedRule[]> {
  return checkRules(database, identifier(table.name), table.rules, { table: table.name });
}

/**
 * Checks the rules of a node.
 *
 * @param rows the table of its rows in SQL
 */
export async function checkNode(database: Database, node: EvaluateDataQualityNode, rows: string): Promise<CheckedRule[]> {
  return checkRules(database, rows, node.rules, { table: node.name, node: node.id, ...node.stop ? {} : { isReportedOnly: true } });
}

type Subject = Pick<RuleReport, 'table' | 'node' | 'isReportedOnly'>;

async function checkRules(database: Database, table: string, rules: readonly ManifestRule[], subject: Subject): Promise<CheckedRule[]> {
  const checked: CheckedRule[] = [];
  for (const rule of rules) {
    const { passed, found, failing } = await checkRule(database, table, rule);
    checked.push({ ...subject, rule: rule.dqdl, passed, found, failing: passed ? undefined : failing });
  }
  return checked;
}
