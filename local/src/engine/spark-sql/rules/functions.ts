import { COLLECTIONS } from './collections';
import { DATES } from './dates';
import { CONDITIONS, NUMBERS } from './numbers';
import type { Rules } from './rule';
import { TEXT } from './text';

/**
 * The functions of values that a statement may call, by their names in Spark; no other is run here. To add one: a line in the file of its
 * kind, and a statement in `test/engine/spark-sql/statements.json` that shows that it gives what Spark gives.
 */
export const FUNCTIONS: Rules = { ...TEXT, ...NUMBERS, ...CONDITIONS, ...DATES, ...COLLECTIONS };
