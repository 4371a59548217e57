import * as fc from 'fast-check';
import { DataType, Field, Schema } from '../../../src/schema';

/** Draws values: `fc.gen()` gives one for each random case. */
export type Draw = fc.GeneratorValue;

/** A table: the texts of its values, null where there is none. */
export interface RandomTable {
  readonly schema: Schema;
  readonly rows: (string | null)[][];
}

const DECIMAL = DataType.decimalOf(9, 3);

/** The texts of values of a type, from the usual to the extreme. Few of each, so that keys are equal often. */
export const VALUES: { readonly type: DataType; readonly texts: string[] }[] = [
  { type: DataType.INT, texts: ['0', '1', '2', '3', '-1', '2147483647', '-2147483648', '100'] },
  { type: DataType.BIGINT, texts: ['0', '1', '2', '-3', '9223372036854775807', '-9223372036854775808', '2147483648'] },
  { type: DataType.DOUBLE, texts: ['0', '-0.0', '1', '0.5', '-2.25', '3.7', '1e10', 'NaN', '0.1', '1e-5', '2147483647.5', 'Infinity', '-Infinity'] },
  { type: DataType.FLOAT, texts: ['0', '0.5', '1.25', '-3', '0.1', 'NaN', '1e6', 'Infinity'] },
  { type: DECIMAL, texts: ['0', '1', '-1.5', '0.001', '999999.999', '-0.5', '2.345'] },
  { type: DataType.BOOLEAN, texts: ['true', 'false', 'TRUE'] },
  { type: DataType.DATE, texts: ['2023-01-01', '2023-01-02', '1582-10-10', '0001-01-01', '9999-12-31', '1969-12-31'] },
  { type: DataType.TIMESTAMP, texts: ['2023-01-01 00:00:00', '2023-01-01 12:34:56', '1850-06-01 01:02:03', '1969-12-31 23:59:59'] },
  {
    type: DataType.STRING,
    texts: ['', 'a', 'b', 'A', 'a ', ' ', 'é', 'e\u0301', '日本', '𝄞', 'x,"y"', 'two\nlines', 'cr\r\nlf', '12', '-7', '1.5', '2023-01-01', '2023-01-01 10:00:00', 'true', 'NaN', "it's", '\\', '%'],
  },
];

/**
 * A table of one to twelve rows; some of its fields are null.
 *
 * @param first type of its first field; any when there are no values of it
 */
export function drawTable(draw: Draw, prefix: string, first?: DataType): RandomTable {
  const wanted = VALUES.findIndex(({ type }) => first?.sameAs(type));
  const drawn = draw(fc.array, fc.nat(VALUES.length - 1), { minLength: 2, maxLength: 6 });
  const kinds = wanted < 0 ? drawn : [wanted, ...drawn.slice(1)];
  const fields = kinds.map((kind, index) => Field.of(`${prefix}${index}_${VALUES[kind].type.name.replace(/\W.*/, '')}`, VALUES[kind].type));
  const cells = kinds.map((kind) => fc.option(fc.constantFrom(...VALUES[kind].texts), { nil: null, freq: 5 }));
  return { schema: Schema.of(...fields), rows: draw(fc.array, fc.tuple(...cells), { minLength: 1, maxLength: 12 }) };
}

/** The table as a CSV file. */
export function csvOf({ schema, rows }: RandomTable): string {
  return [schema.names, ...rows].map((row) => `${row.map((text) => csvField(text ?? '')).join(',')}\n`).join('');
}

/** The table as a JSON file; what is missing is left out in some rows, and null in others. */
export function jsonOf({ schema, rows }: RandomTable): string {
  return rows.map((row, number) => {
    const members = row.flatMap((text, index) => {
      if (text === null && number % 2 === 0) return [];
      return [`${JSON.stringify(schema.names[index])}: ${text === null ? 'null' : jsonValue(text, schema.fields[index].dataType)}`];
    });
    return `{${members.join(', ')}}\n`;
  }).join('');
}

/** The rows of the table as DuckDB's SQL. */
export function sqlOf({ schema, rows }: RandomTable): string {
  return rows.map((row) => `SELECT ${row.map((text, index) => {
    const { name, dataType } = schema.fields[index];
    const value = text === null ? 'NULL' : `'${text.replace(/'/g, "''")}'`;
    return `CAST(${value} AS ${dataType.sameAs(DataType.STRING) ? 'VARCHAR' : dataType.name}) AS "${name}"`;
  }).join(', ')}`).join(' UNION ALL ');
}

function jsonValue(text: string, type: DataType): string {
  if (type.sameAs(DataType.BOOLEAN)) return text.toLowerCase();
  return type.isNumeric ? text : JSON.stringify(text);
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A constant that a field of the type can be compared with. */
export function drawConstant(draw: Draw, type: DataType): string | undefined {
  const texts = VALUES.find((kind) => kind.type.sameAs(type))?.texts.filter((text) => !/NaN|Infinity/.test(text));
  return texts && draw(fc.constantFrom, ...texts).toLowerCase();
}
