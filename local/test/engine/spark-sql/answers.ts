import * as fs from 'fs';
import * as path from 'path';
import { TABLES } from './tables';
import type { Database, Value } from '../../../src/engine/database/database';
import { identifier } from '../../../src/engine/database/sql';
import { createMacros } from '../../../src/engine/spark-sql/macros';
import { translate, Translated } from '../../../src/engine/spark-sql/translate';
import { printed, simpleType, SparkType } from '../../../src/engine/spark-sql/types';

/** A statement, and what Spark gave for it. */
export interface Recorded {
  readonly name: string;
  readonly sql: string;
  /** What it is refused for here, though Spark runs it. */
  readonly refused?: string;
  /** Why the rows are others here, where that is known. */
  readonly differs?: string;
  readonly answer: Answer;
}

/** What Spark gave: names and types of the columns, and rows; or why it refused the statement. */
type Answer = { readonly columns: readonly (readonly [string, string])[]; readonly rows: readonly (readonly unknown[])[] }
| { readonly error: string };

export function recordedStatements(): Recorded[] {
  return (JSON.parse(fs.readFileSync(path.join(__dirname, 'statements.json'), 'utf8')) as { statements: Recorded[] }).statements;
}

const NESTED: Readonly<Record<string, SparkType>> = {
  'struct<x:int,y:string>': { kind: 'struct', fields: [{ name: 'x', type: { kind: 'int' } }, { name: 'y', type: { kind: 'string' } }] },
  'map<string,int>': { kind: 'map', key: { kind: 'string' }, value: { kind: 'int' } },
};

const INPUTS = TABLES.map(({ name, columns }) => ({
  name, columns: Object.entries(columns).map(([column, type]) => ({ name: column, type: NESTED[type] ?? simpleType(type)! })),
}));

/** Gives the engine the tables of the statements, and what translated statements call. */
export async function prepare(database: Database): Promise<void> {
  await createMacros(database);
  for (const { name, engine } of TABLES) await database.createTable(identifier(name), engine);
}

export function translated(sql: string): Translated {
  return translate(sql, INPUTS);
}

/** Columns and rows as they are compared: texts, doubles to 12 digits; in the order of the rows only where the statement says one. */
export function comparable(columns: readonly (readonly [string | undefined, string])[], rows: readonly (readonly unknown[])[]): unknown {
  return {
    columns: columns.map(([, type]) => type.toLowerCase()),
    rows: rows.map((row) => JSON.stringify(row.map((cell, index) => canonical(cell, /double|float/.test(columns[index][1])))))
      .sort(),
  };
}

function canonical(cell: unknown, isFloating: boolean): unknown {
  if (cell === null || cell === undefined) return null;
  if (Array.isArray(cell)) {
    const items: readonly unknown[] = cell;
    if (isPairs(items)) return items.map(({ key, value }) => [canonical(key, isFloating), canonical(value, isFloating)]).sort();
    return items.map((each) => canonical(each, isFloating));
  }
  if (typeof cell === 'object') return Object.values(cell).map((each) => canonical(each, isFloating));
  return isFloating ? rounded(String(cell)) : String(cell);
}

function isPairs(cell: readonly unknown[]): cell is readonly { key: unknown; value: unknown }[] {
  return cell.length > 0 && cell.every((each) => typeof each === 'object' && each !== null && 'key' in each && 'value' in each);
}

function rounded(text: string): string {
  const number = Number(text.replace(/^-?inf$/, (sign) => (sign === 'inf' ? 'Infinity' : '-Infinity')));
  return Number.isFinite(number) ? String(Number(number.toPrecision(12))) : String(number).toLowerCase();
}

/** What the engine gives for a statement. */
export async function engineAnswer(database: Database, sql: string): Promise<unknown> {
  const { sql: text, columns } = translated(sql);
  const rows = await database.rows(text);
  return comparable(columns.map(({ name, type }) => [name, printed(type)] as const), rows as Value[][]);
}
