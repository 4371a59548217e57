import type { InspectedColumn, InspectedFile } from '../inspected';
import { mergedPatterns } from '../moment-patterns';
import { fieldNames } from '../names';
import type { NumberStyle } from '../number-style';

/** A field of a source, and the column that it reads. */
export interface SourceField {
  readonly name: string;
  readonly header: string;
  readonly type: string;
  /** Not there for the last columns of a very wide file, whose values were not looked at. */
  readonly column?: InspectedColumn;
}

/** The fields of a source, and how the values of all of them are written: a source has one way for all of its columns. */
export interface SourceFields {
  readonly fields: readonly SourceField[];
  readonly numbers: NumberStyle;
  readonly dateFormats: readonly string[];
  readonly timestampFormats: readonly string[];
  readonly nullWords: readonly string[];
  readonly hasZeroFractions: boolean;
}

/** The fields of a file. A column that is written in another way than the others of its file stays text. */
export function sourceFields(file: InspectedFile): SourceFields {
  const numbers = sourceNumbers(file);
  const isCsv = file.file.format === 'csv';
  const typed = orderedMoments(file.columns.map((column) => ({ column, type: columnType(column, numbers, isCsv) })));
  const kept = isCsv ? typed : typed.filter(({ type }) => type !== 'nested');
  // Only CSV has to name all of its columns.
  const others = isCsv ? file.headers.slice(file.columns.length) : [];
  const headers = [...kept.map(({ column }) => column.header), ...others];
  const names = fieldNames(headers);
  const fields = headers.map((header, index): SourceField => ({ name: names[index], header, type: kept[index]?.type ?? 'string', column: kept[index]?.column }));
  const patternsOf = (wanted: string) => mergedPatterns(kept.filter(({ type }) => type === wanted).flatMap(({ column }) => column.patterns ?? []));
  return {
    fields,
    numbers,
    dateFormats: patternsOf('date'),
    timestampFormats: patternsOf('timestamp'),
    nullWords: [...new Set(file.columns.flatMap((column) => column.nullWords))],
    hasZeroFractions: isCsv && kept.some(({ column }) => column.hasZeroFractions),
  };
}

interface TypedColumn {
  readonly column: InspectedColumn;
  readonly type: string;
}

const HAS_DECIMALS = /^(double|decimal)/;

/** How most of the columns with decimals write them. */
function sourceNumbers({ columns }: InspectedFile): NumberStyle {
  const styles = columns.flatMap(({ type, numbers }) => (HAS_DECIMALS.test(type) ? [numbers ?? { decimal: '.' }] : []));
  const commas = styles.filter(({ decimal }) => decimal === ',');
  const chosen = commas.length > styles.length / 2 ? commas : styles.filter(({ decimal }) => decimal === '.');
  const thousands = chosen.map((style) => style.thousands).find((character) => character !== undefined);
  return { decimal: chosen[0]?.decimal ?? '.', ...(thousands !== undefined && { thousands }) };
}

function columnType({ type, numbers, hasZeroFractions }: InspectedColumn, chosen: NumberStyle, isCsv: boolean): string {
  if (hasZeroFractions && !isCsv) return 'double';
  if (!HAS_DECIMALS.test(type) || !isCsv) return type;
  const { decimal, thousands } = numbers ?? { decimal: '.' };
  return decimal === chosen.decimal && (thousands === undefined || thousands === chosen.thousands) ? type : 'string';
}

/** `01/02/2023` is read by the first pattern that fits: of columns with the month first and with the day first only the former are dates. */
function orderedMoments(columns: readonly TypedColumn[]): TypedColumn[] {
  const first = columns.flatMap(({ column }) => column.patterns ?? []).map(orderOf).find((order) => order !== undefined);
  return columns.map(({ column, type }) => {
    const orders = (column.patterns ?? []).map(orderOf);
    return { column, type: orders.some((order) => order !== undefined && order !== first) ? 'string' : type };
  });
}

function orderOf(pattern: string): string | undefined {
  return /^(MM|dd)(?=[-/.])/.exec(pattern)?.[1];
}
