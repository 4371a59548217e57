import type { TextSourceNode } from 'cdk-spotify-analytics/manifest';
import { as, selectList } from './select';
import type { ManifestField } from '../../manifest';
import { literal } from '../database/sql';
import { textType } from '../input/text-types';

/** What the engine's error says when a text does not fit its type. */
export const MISFIT = 'a text does not fit its type';

/** What becomes of a text that does not fit its type. */
export type OnMisfit = 'fail' | 'null';

/**
 * A source's statement: typed columns of a table of text.
 *
 * @param text table with the columns `t0`, `t1`, …
 */
export function compileText(source: TextSourceNode, text: string, onMisfit: OnMisfit, columns: readonly string[]): string {
  const fields = readFields(source).filter(({ field }) => columns.includes(field.name));
  const items = fields.map((read) => as(typed(read, onMisfit), read.field.name));
  return `SELECT ${selectList(items)} FROM (SELECT ${selectList(fields.flatMap(parsed))} FROM ${text})`;
}

/** SQL of a list of what does not fit in a row of text: `{field, value}` of each such field. */
export function misfits(source: TextSourceNode): string {
  const tests = readFields(source).filter(({ type }) => type).map((read) =>
    `CASE WHEN ${read.text} IS NOT NULL AND ${typed(read, 'null')} IS NULL THEN {'field': ${literal(read.field.name)}, 'value': ${read.text}} END`);
  return tests.length === 0 ? '[]' : `list_filter([${tests.join(', ')}], lambda misfit: misfit IS NOT NULL)`;
}

/** The columns that `misfits` reads, of a table of text. */
export function parsedColumns(source: TextSourceNode): string[] {
  return readFields(source).flatMap(parsed);
}

interface ReadField {
  readonly field: ManifestField;
  readonly type: ReturnType<typeof textType>;
  /** The column of its text, null where that stands for a null. */
  readonly text: string;
  readonly given: string;
  readonly value: string;
}

function readFields(source: TextSourceNode): ReadField[] {
  return source.schema.map((field, index) => {
    const text = `t${index}`;
    return { field, type: textType(field.type, source), text, given: withNulls(source, text), value: `v${index}` };
  });
}

/** A text, and null where it is a word that stands for one. */
function withNulls(source: TextSourceNode, text: string): string {
  if (source.type !== 'CsvSource' || source.nullWords === undefined) return text;
  return `CASE WHEN ${text} NOT IN (${source.nullWords.map(literal).join(', ')}) THEN ${text} END`;
}

/** The text, and beside it the value that the engine sees in it: a column of its own, so that it is computed once. */
function parsed({ type, text, given, value }: ReadField): string[] {
  const first = given === text ? text : as(given, text);
  return type ? [first, as(type.value(text), value)] : [first];
}

function typed({ type, text, value }: ReadField, onMisfit: OnMisfit): string {
  if (!type) return text;
  const otherwise = onMisfit === 'null' ? 'NULL' : `error(${literal(MISFIT)})`;
  return `CASE WHEN ${type.quick(text, value)} THEN ${value} WHEN ${text} IS NULL THEN NULL`
    + ` WHEN ${value} IS NOT NULL AND ${type.fits(text)} THEN ${value} ELSE ${otherwise} END`;
}
