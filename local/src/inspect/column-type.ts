import type { ColumnFacts } from './column-facts';
import { NUMBER_STYLES, NumberStyle } from './number-style';

/** What a column holds, and how it is written where that is not as usual. */
export interface ColumnForm {
  /** As the Data Catalog names it; `nested` where it has no name for it. */
  readonly type: string;
  /** Patterns of dates or timestamps, without optional parts. */
  readonly patterns?: readonly string[];
  /** The first and the last day. */
  readonly days?: { readonly first: string; readonly last: string };
  readonly numbers?: NumberStyle;
  /** Whether its whole numbers are written with decimals that are all 0. */
  readonly hasZeroFractions?: boolean;
  /** What a reader should know of it. */
  readonly note?: string;
}

/** Money and the like: as many decimals in each number. */
const MONEY_SCALE = 2;
const MOST_PRECISION = 38;

/** The type that all values of a column have, but for dates and times; a text where there is none. */
export function columnForm(facts: ColumnFacts): ColumnForm {
  const { values, booleans, integers, zeroLed, zeroFractions, numbers } = facts;
  if (values === 0) return { type: 'string', note: 'holds nothing' };
  if (booleans === values) return { type: 'boolean' };
  if (integers === values) return zeroLed > 0 ? { type: 'string', note: 'digits that begin with 0: a code' } : integerForm(facts);
  if (numbers === values) {
    const isWhole = integers + zeroFractions === values && zeroLed === 0;
    return isWhole ? { ...integerForm({ ...facts, ints: wholeInts(facts), bigints: values }), hasZeroFractions: true } : fixedOrFloating(facts);
  }
  return styledForm(facts) ?? { type: 'string' };
}

/** Of numbers with decimals the engine was not asked whether they fit: their digits tell. */
function wholeInts({ values, wholeDigits }: ColumnFacts): number {
  return wholeDigits < 10 ? values : 0;
}

function integerForm({ values, ints, bigints }: ColumnFacts): ColumnForm {
  if (ints === values) return { type: 'int' };
  return bigints === values ? { type: 'bigint' } : { type: 'string', note: 'digits that no whole number of 64 bits holds' };
}

function fixedOrFloating({ leastScale, mostScale, wholeDigits, integers }: ColumnFacts): ColumnForm {
  const isMoney = integers === 0 && leastScale === MONEY_SCALE && mostScale === MONEY_SCALE && wholeDigits <= MOST_PRECISION - MONEY_SCALE;
  return isMoney ? { type: decimalOf(wholeDigits, MONEY_SCALE) } : { type: 'double' };
}

/** With room for larger numbers than are there. */
function decimalOf(wholeDigits: number, scale: number): string {
  const precision = [10, 18, MOST_PRECISION].find((most) => wholeDigits + scale <= most - 1) ?? MOST_PRECISION;
  return `decimal(${precision},${scale})`;
}

/** Numbers that are written with a comma before the decimals, or with something between the thousands. */
function styledForm({ values, styled, numbers }: ColumnFacts): ColumnForm | undefined {
  const fitting = NUMBER_STYLES.filter((_, index) => styled[index] === values);
  if (fitting.length === 0 || numbers === values) return undefined;
  const [style] = fitting;
  const isUnclear = fitting.some(({ decimal }) => decimal !== style.decimal);
  return { type: 'double', numbers: style, ...(isUnclear && { note: 'its comma is taken for that of decimals; it may separate thousands' }) };
}
