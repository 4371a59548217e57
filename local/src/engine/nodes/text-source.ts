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
  readonly text: string;
  readonly value: string;
}

function readFields(source: TextSourceNode): ReadField[] {
  return source.schema.map((field, index) => ({ field, type: textType(field.type, source), text: `t${index}`, value: `v${index}` }));
}

/** The text, and beside it the value that the engine sees in it: a column of its own, so that it is computed once. */
function parsed({ type, text, value }: ReadField): string[] {
  return type ? [text, as(type.value(text), value)] : [text];
}

function typed({ type, text, value }: ReadField, onMisfit: OnMisfit): string {
  if (!type) return text;
  const otherwise = onMisfit === 'null' ? 'NULL' : `error(${literal(MISFIT)})`;
  return `CASE WHEN ${type.quick(text, value)} THEN ${value} WHEN ${text} IS NULL THEN NULL`
    + ` WHEN ${value} IS NOT NULL AND ${type.fits(text)} THEN ${value} ELSE ${otherwise} END`;
}
