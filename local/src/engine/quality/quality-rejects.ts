import * as fs from 'fs';
import * as path from 'path';
import { stringify } from 'csv-stringify/sync';
import type { CheckedRule } from './quality';
import { QUALITY_COLUMNS } from '../../output/out-folder';
import type { Database } from '../database/database';

/** Rows kept for each rule that failed. */
const MAX_ROWS = 1_000;

/** File under `rejects/` that holds the rows for which a rule does not hold. */
export const QUALITY_FILE = 'quality.csv';

/** Writes the rows for which a rule does not hold, at most 1,000 for each: the table, the rule and the row as JSON. */
export async function writeFailingRows(database: Database, rules: readonly CheckedRule[], folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, QUALITY_FILE);
  fs.writeFileSync(file, stringify([[...QUALITY_COLUMNS]]));
  for (const rule of rules) {
    // In an order, so that the same rows give the same file.
    const rows = rule.failing === undefined ? [] : await database.rows(`SELECT to_json(failing) FROM (${rule.failing} ORDER BY ALL LIMIT ${MAX_ROWS}) AS failing`);
    fs.appendFileSync(file, stringify(rows.map(([row]) => [rule.table, rule.rule, row])));
  }
}
