import type { ManifestRule } from '../../manifest';
import { counted, grouped } from '../../text/counts';
import type { Database } from '../database/database';
import { identifier, identifiers, literal } from '../database/sql';

/** What a rule's check found. */
export interface RuleFinding {
  readonly passed: boolean;
  /** In words. */
  readonly found: string;
  /** SQL of rows for which the rule does not hold; nothing where it is about no row in particular. */
  readonly failing?: string;
}

/**
 * Checks a rule of a table. A null breaks IsComplete, Completeness and IsPrimaryKey; ColumnValues looks at values alone.
 *
 * @param table in SQL
 */
export async function checkRule(database: Database, table: string, rule: ManifestRule): Promise<RuleFinding> {
  const rows = await database.count(`SELECT count(*) FROM ${table}`);
  const fields = rule.fields ?? [];
  switch (rule.kind) {
    case 'RowCount':
      return { passed: rows >= Number(rule.min ?? 0) && rows <= Number(rule.max ?? Infinity), found: counted(rows, 'row') };
    case 'Completeness':
      return completeness(database, table, rule, rows);
    case 'IsPrimaryKey':
      return none(database, rows, `SELECT * FROM ${table} WHERE ${anyNull(fields)} OR (${identifiers(fields)}) IN (${repeatedKeys(table, fields)})`);
    case 'IsComplete':
      return none(database, rows, `SELECT * FROM ${table} WHERE ${anyNull(fields)}`);
    case 'ColumnValues':
      return none(database, rows, `SELECT * FROM ${table} WHERE ${fields.map((field) => outside(identifier(field), rule)).join(' OR ')}`);
  }
}

async function none(database: Database, rows: number, failing: string): Promise<RuleFinding> {
  const count = await database.count(`SELECT count(*) FROM (${failing})`);
  return { passed: count === 0, found: count === 0 ? `${counted(rows, 'row')} hold` : `${grouped(count)} of ${counted(rows, 'row')} do not hold`, failing };
}

async function completeness(database: Database, table: string, rule: ManifestRule, rows: number): Promise<RuleFinding> {
  const failing = `SELECT * FROM ${table} WHERE ${anyNull(rule.fields ?? [])}`;
  const empty = await database.count(`SELECT count(*) FROM (${failing})`);
  // Of no rows all have a value.
  const share = rows === 0 ? 1 : (rows - empty) / rows;
  const passed = share >= Number(rule.min ?? 0) && share <= Number(rule.max ?? 1);
  return { passed, found: `${grouped(rows - empty)} of ${counted(rows, 'row')} have a value (${(share * 100).toFixed(1)} %)`, failing };
}

function repeatedKeys(table: string, fields: readonly string[]): string {
  return `SELECT (${identifiers(fields)}) FROM ${table} GROUP BY ${identifiers(fields)} HAVING count(*) > 1`;
}

function anyNull(fields: readonly string[]): string {
  return `(${fields.map((field) => `${identifier(field)} IS NULL`).join(' OR ')})`;
}

function outside(value: string, { min, max }: ManifestRule): string {
  const bounds = [
    ...(min === undefined ? [] : [`${value} < ${bound(min)}`]),
    ...(max === undefined ? [] : [`${value} > ${bound(max)}`]),
  ];
  return bounds.length === 0 ? 'false' : `(${bounds.join(' OR ')})`;
}

function bound(value: number | string): string {
  return typeof value === 'number' ? `${value}` : `DATE ${literal(value)}`;
}
