import { ColumnOrigins, missingColumns, OptionalColumn } from 'cdk-spotify-analytics/manifest';
import type { ManifestRule, ManifestTable } from '../manifest';
import type { LeftOutReport } from '../run-report';
import type { Database } from './database/database';
import { identifier, identifiers } from './database/sql';
import { statement } from './database/user-sql';
import { EngineError, hasKind } from './engine-error';
import { selectList } from './nodes/select';

/** Columns that are null in all rows, since no file has what they come from: by their names, what that is called in the files. */
export type MissingColumns = ReadonlyMap<string, readonly string[]>;

/** Rules, of which those are left out that need a missing column. */
export interface SplitRules {
  readonly rules: readonly ManifestRule[];
  readonly leftOut: readonly LeftOutReport[];
}

/**
 * Takes those rules out that need a column that is missing.
 *
 * @param subject the table, or the node, whose rows they are about
 */
export function splitRules(subject: string, rules: readonly ManifestRule[], missing: MissingColumns): SplitRules {
  const needsOf = ({ fields = [] }: ManifestRule) => neededOf(fields, missing);
  return {
    rules: rules.filter((rule) => needsOf(rule).length === 0),
    leftOut: rules.filter((rule) => needsOf(rule).length > 0).map((rule) => ({ kind: 'rule', name: `${subject}: ${rule.dqdl}`, needs: needsOf(rule) })),
  };
}

/** What the columns among these that are missing are called in the files. */
export function neededOf(columns: readonly string[], missing: MissingColumns): string[] {
  return [...new Set(columns.flatMap((column) => missing.get(column) ?? []))];
}

/** A table, and which of its columns are missing. */
export interface TableColumns {
  readonly table: ManifestTable;
  readonly missing: MissingColumns;
}

/** The missing columns of a table, none where it has no origins. */
export function missingOf(origins: ColumnOrigins | undefined, lacking: readonly OptionalColumn[]): MissingColumns {
  return origins === undefined ? new Map() : missingColumns(origins, lacking);
}

/**
 * The missing columns that a statement names: without one of them the engine would refuse it. What is null in it by `*` alone is not named.
 *
 * @param tables those that are known to the engine under their names
 */
export async function missingInStatement(database: Database, sql: string, tables: readonly TableColumns[]): Promise<string[]> {
  const needs: string[] = [];
  for (const { table, missing } of tables) {
    if (missing.size === 0 || !await isBound(database, sql, table, undefined)) continue;
    for (const [column, called] of missing) {
      if (!await isBound(database, sql, table, column)) needs.push(...called);
    }
  }
  return [...new Set(needs)];
}

/** Whether the engine takes a statement where a table has all of its columns but one. */
async function isBound(database: Database, sql: string, { name, fields }: ManifestTable, without: string | undefined): Promise<boolean> {
  const columns = fields.map((field) => field.name).filter((column) => column !== without);
  const rows = `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM main.${identifier(name)}`;
  try {
    await database.columns(`WITH ${identifier(name)} AS (${rows}) SELECT * FROM (${statement(sql)})`);
    return true;
  } catch (error) {
    // What else is wrong with it is told when it is asked.
    if (!(error instanceof EngineError) || hasKind(error, 'INTERRUPT')) throw error;
    return false;
  }
}
