import * as fc from 'fast-check';
import { Field, DataType, Schema } from '../../../src/schema';
import type { Draw, RandomTable } from '../spark/random-tables';

/** A column of rows in Glue. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export type ColumnType = 'string' | 'int' | 'bigint' | 'float' | 'double' | 'decimal(9,3)' | 'boolean' | 'date';

/** Of two tables some names are one, and some differ in case alone from what others write. */
const NAMES = ['id', 'Name', 'GENRE', 'price', 'Qty', 'track_id', 'isHit', 'release date', 'größe'];

/** Texts of values, few, so that keys are equal often; what casts of Spark and of the library read alike, see LEFT_OUT. */
const TEXTS: Readonly<Record<ColumnType, readonly string[]>> = {
  'string': ['', '', 'a', 'b', 'A', ' ', 'pop', 'popular', 'é', 'x,"y"', "it's", 'null', 'NA', '0', '12', '-7', '1.5', 'true', '2023-01-01'],
  'int': ['0', '1', '2', '-1', '12', '2147483647'],
  'bigint': ['0', '1', '2', '-1', '12', '2147483648'],
  'float': ['0', '1', '0.5', '-2.25', '0.1', 'NaN'],
  'double': ['0', '1', '0.5', '-2.25', '0.1', '1e10', 'NaN', '-1'],
  'decimal(9,3)': ['0', '1', '-1.5', '0.1', '2.345', '12'],
  'boolean': ['true', 'false'],
  'date': ['2023-01-01', '2023-01-02', '1969-12-31'],
};

export const TYPES = Object.keys(TEXTS) as ColumnType[];

const ROWS = { minLength: 1, maxLength: 10 };

/** A table of text, without nulls: what a CSV file holds for Glue. */
export function drawTextTable(draw: Draw): RandomTable {
  return drawTable(draw, drawNames(draw).map((name) => ({ name, type: 'string' })), false);
}

/** A table of typed columns, with nulls. @param first type of its first column; any where none is given */
export function drawTypedTable(draw: Draw, first?: ColumnType): RandomTable {
  const columns = drawNames(draw).map((name, index) => ({ name, type: index === 0 && first ? first : draw(fc.constantFrom, ...TYPES) }));
  return drawTable(draw, columns, true);
}

/** A table of columns of these types. */
export function drawTableOf(draw: Draw, types: readonly ColumnType[], hasNulls = true): RandomTable {
  const names = [...draw(fc.shuffledSubarray, NAMES, { minLength: NAMES.length }), ...types.slice(NAMES.length).map((_, index) => `more${index}`)];
  return drawTable(draw, types.map((type, index) => ({ name: names[index], type })), hasNulls);
}

/** The first rows of a table, so few that a column may hold nothing, with a column more that has a text in each. Blanks alone see NOT_YET. */
export function withMark({ schema, rows }: RandomTable): RandomTable {
  const few = rows.slice(0, 2).map((row) => [...row.map((text) => (text === ' ' ? '' : text)), 'x']);
  return { schema: Schema.of(...schema.fields, Field.text('mark')), rows: few };
}

function drawNames(draw: Draw): string[] {
  return draw(fc.shuffledSubarray, NAMES, { minLength: 2, maxLength: 5 });
}

function drawTable(draw: Draw, columns: readonly Column[], hasNulls: boolean): RandomTable {
  const cells = columns.map(({ type }) => {
    const value = fc.constantFrom(...TEXTS[type]);
    return hasNulls ? fc.option(value, { nil: null, freq: 4 }) : value;
  });
  const fields = columns.map(({ name, type }) => Field.of(name, DataType.of(type)));
  return { schema: Schema.of(...fields), rows: draw(fc.array, fc.tuple(...cells), ROWS) };
}

/** A constant that a column of the type can be compared with. */
export function drawConstant(draw: Draw, type: ColumnType): string {
  return draw(fc.constantFrom, ...TEXTS[type].filter((text) => !/NaN|e/.test(text) && text !== ''));
}
