import { ColumnFacts, LookedAt, patternFacts, shapesOf } from './column-facts';
import type { ColumnForm } from './column-type';
import type { LoadedColumn } from './loaded-file';
import { shapePatterns } from './moment-patterns';
import type { Database } from '../engine/database/database';

/** Eight digits are a date only where the name says so. */
const NAMED_DATE = /date|datum|day|tag|fecha|jour|data|(^|_)(on|at|from|until|dt)$/i;

/** Dates are of times that somebody could mean. */
const FIRST_DAY = '1000-01-01';
const LAST_DAY = '2999-12-31';

/** The patterns of a column of dates or timestamps; undefined where it is none. */
export async function momentForm(database: Database, looked: LookedAt, column: LoadedColumn, facts: ColumnFacts): Promise<ColumnForm | undefined> {
  if (facts.values === 0 || facts.dateLike < facts.values) return undefined;
  const shapes = await shapesOf(database, looked, column);
  if (shapes === undefined || isNumber(shapes.map(({ shape }) => shape), column)) return undefined;
  const found: { pattern: string; first: string; last: string; isUnclear: boolean; hasTime: boolean; isDay: boolean }[] = [];
  for (const shape of shapes) {
    const known = shapePatterns(shape);
    if (known === undefined) return unreadForm(shape.shape);
    const fitting = [];
    for (const pattern of known.patterns) {
      const read = await patternFacts(database, looked, column, pattern);
      if (read.rows === shape.rows && read.first >= FIRST_DAY && read.last <= LAST_DAY) fitting.push({ pattern, ...read });
    }
    if (fitting.length === 0) return undefined;
    found.push({ ...fitting[0], isUnclear: fitting.length > 1, hasTime: known.hasTime, isDay: fitting[0].midnights === shape.rows });
  }
  const patterns = found.map(({ pattern }) => pattern);
  const unclear = found.find(({ isUnclear }) => isUnclear);
  const [first] = found.map((each) => each.first).sort();
  const last = found.map((each) => each.last).sort().at(-1)!;
  const areDays = found.every(({ isDay }) => isDay);
  const note = unclear ? `no day is above 12: taken for ${unclear.pattern}, day and month may be the other way round`
    : areDays && found.some(({ hasTime }) => hasTime) ? 'each at midnight: days' : undefined;
  return {
    type: areDays ? 'date' : 'timestamp',
    patterns,
    days: { first, last },
    ...(note !== undefined && { note }),
  };
}

/** Years alone are numbers, and eight digits are, unless the name says otherwise. */
function isNumber(shapes: readonly string[], { header }: LoadedColumn): boolean {
  if (shapes.every((shape) => shape === '9999')) return true;
  return shapes.includes('99999999') && !NAMED_DATE.test(header);
}

function unreadForm(shape: string): ColumnForm | undefined {
  return /^9{4}-99-99[ T]99:99/.test(shape)
    ? { type: 'string', note: 'times with a zone or with other than three digits of a second\'s fraction, which no pattern of both engines reads' }
    : undefined;
}
