import { InspectedColumn, InspectedFile, isIdentifier, KEY_TYPES, looksLikeIdentifier } from './inspected';
import { entityOf, fieldName } from './names';
import type { Database } from '../engine/database/database';

/** Two columns whose values meet: rows of the left file each find at most one of the right. */
export interface FileJoin {
  readonly left: InspectedFile;
  readonly leftColumn: InspectedColumn;
  readonly right: InspectedFile;
  /** Unique and complete. */
  readonly rightColumn: InspectedColumn;
  /** Rows of each side that find a partner. */
  readonly leftMatched: number;
  readonly rightMatched: number;
}

/** Of the left rows that have a value, how many at least find a partner. */
const LEAST_SHARE = 0.5;
/** Likewise where the names say nothing. */
const LEAST_SHARE_UNNAMED = 0.95;
/** So few different values meet by chance. */
const LEAST_DISTINCT_UNNAMED = 3;
/** Keys of a file that others are compared with, and pairs of columns that are compared. */
const MOST_KEYS = 5;
const MOST_PAIRS = 2_000;

/** The joins between files: for each column the one that most of its rows find a partner by. */
export async function fileJoins(database: Database, files: readonly InspectedFile[]): Promise<FileJoin[]> {
  const joins: FileJoin[] = [];
  for (const pair of pairsOf(files).slice(0, MOST_PAIRS)) {
    const join = await matched(database, pair);
    if (join.leftMatched >= leastShare(pair) * pair.leftColumn.filled && join.leftMatched > 0) joins.push(join);
  }
  return joins.filter((join) => !joins.some((other) => isBetter(other, join, joins)));
}

type Pair = Omit<FileJoin, 'leftMatched' | 'rightMatched'>;

/** Pairs whose names say that they belong together come first. */
function pairsOf(files: readonly InspectedFile[]): Pair[] {
  const keys = files.flatMap((right) => keysOf(right).map((rightColumn) => ({ right, rightColumn })));
  const pairs = keys.flatMap((key) => files.filter((left) => left !== key.right)
    .flatMap((left) => left.columns.map((leftColumn) => ({ left, leftColumn, ...key }))));
  const fitting = pairs.filter((pair) => isComparable(pair) && (isNamed(pair) || isLikely(pair)));
  return fitting.sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

/** Columns that say which thing a row is; those that are called so come first. */
function keysOf({ columns }: InspectedFile): InspectedColumn[] {
  const keys = columns.filter((column) => column.isKey && KEY_TYPES.includes(column.type));
  return keys.sort((a, b) => Number(isIdentifier(b)) - Number(isIdentifier(a))).slice(0, MOST_KEYS);
}

function isComparable({ left, leftColumn, right, rightColumn }: Pair): boolean {
  if (leftColumn.filled === 0 || !KEY_TYPES.includes(leftColumn.type)) return false;
  if ((leftColumn.type === 'string') !== (rightColumn.type === 'string')) return false;
  // Where both are unique, the file with more rows is the left one.
  return !leftColumn.isKey || left.rows > right.rows || (left.rows === right.rows && left.file.name < right.file.name);
}

/** Whether the names say it: `customer_id` and `id` of customers, or one name that is that of an identifier. */
function isNamed({ leftColumn, right, rightColumn }: Pair): boolean {
  const [left, key, entity] = [fieldName(leftColumn.header), fieldName(rightColumn.header), entityOf(right.file.name)];
  if (left === key) return key !== 'id' && looksLikeIdentifier(rightColumn.header);
  const names = [entity, `${entity}_${key}`, ...(isIdentifier(rightColumn) ? [`${entity}_id`] : [])];
  return names.includes(left) || (key === `${entity}_id` && left.endsWith(`_${key}`));
}

/** Texts meet hardly ever by chance. Whole numbers do: of `1` to `100` each is some id. */
function isLikely({ leftColumn, rightColumn }: Pair): boolean {
  return leftColumn.type === 'string' && leftColumn.distinct >= LEAST_DISTINCT_UNNAMED && rightColumn.distinct >= LEAST_DISTINCT_UNNAMED;
}

function leastShare(pair: Pair): number {
  return isNamed(pair) ? LEAST_SHARE : LEAST_SHARE_UNNAMED;
}

async function matched(database: Database, pair: Pair): Promise<FileJoin> {
  const [left, right] = [`${pair.left.table}.${pair.leftColumn.sql}`, `${pair.right.table}.${pair.rightColumn.sql}`];
  const leftMatched = await database.count(`SELECT count(*) FROM ${pair.left.table} SEMI JOIN ${pair.right.table} ON ${left} = ${right}`);
  const rightMatched = await database.count(`SELECT count(*) FROM ${pair.right.table} SEMI JOIN ${pair.left.table} ON ${left} = ${right}`);
  return { ...pair, leftMatched, rightMatched };
}

/** Of the joins of one column the best stays; so it does of those of two files, unless two columns each are named for it. */
function isBetter(other: FileJoin, join: FileJoin, joins: readonly FileJoin[]): boolean {
  if (other === join || other.left !== join.left) return false;
  const isSameColumn = other.leftColumn === join.leftColumn;
  const isSameRight = other.right === join.right && !(isNamed(other) && isNamed(join));
  if (!isSameColumn && !isSameRight) return false;
  const order = [Number(isNamed(other)) - Number(isNamed(join)), other.leftMatched - join.leftMatched, joins.indexOf(join) - joins.indexOf(other)];
  return (order.find((difference) => difference !== 0) ?? 0) > 0;
}
