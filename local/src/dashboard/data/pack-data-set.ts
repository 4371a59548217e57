import { numberValue } from './dictionary-values';
import type { Draft, DraftColumn } from './draft';
import { packJson } from './packing';
import { shortLabels } from './short-labels';
import type { Value } from '../../engine/database/database';
import type { PackedColumn, PackedDataSet } from '../../packed-data';

/** Packs a data set with its labels, as they are or shortened. */
export async function packDataSet(draft: Draft, labels: 'whole' | 'short'): Promise<PackedDataSet> {
  const columns: PackedColumn[] = [];
  for (const column of draft.columns) columns.push(await packColumn(draft, column, labels));
  return { name: draft.name, rows: draft.tables.rows, columns };
}

async function packColumn(draft: Draft, drafted: DraftColumn, labels: 'whole' | 'short'): Promise<PackedColumn> {
  const { column: { used: { field, valued, named }, distinct }, type, codes } = drafted;
  const shown = valued ? await shownValues(draft, drafted, labels) : undefined;
  return {
    name: field.name,
    type,
    distinct,
    codes,
    ...shown ? await packValues(draft, drafted, shown) : {},
    ...shown && named.length > 0 ? { labels: await labelsOf(draft, drafted, shown) } : {},
  };
}

async function shownValues({ tables }: Draft, { column, type }: DraftColumn, labels: 'whole' | 'short'): Promise<Value[]> {
  const values = await tables.values(column);
  if (column.used.label && labels === 'short') return shortLabels(values, await tables.identifiers(column));
  return type === 'number' ? values.map(numberValue) : values;
}

/** Labels that begin with a name that is in the page anyhow are packed without it. */
async function packValues(draft: Draft, { column }: DraftColumn, values: readonly Value[]): Promise<Pick<PackedColumn, 'dictionary' | 'begins'>> {
  const names = column.used.label ? draft.columns.filter(({ codes, type }) => codes.follows === column.used.field.name && type === 'text') : [];
  for (const name of names) {
    const rests = beyondNames(values, await draft.tables.values(name.column), name.codesOfSource!);
    if (rests) return { dictionary: await packJson(rests), begins: name.column.used.field.name };
  }
  return { dictionary: await packJson(values) };
}

/** What labels hold beyond the name that follows from the identifier, where all begin with it. */
function beyondNames(labels: readonly Value[], names: readonly Value[], nameOf: Int32Array): string[] | undefined {
  const rests: string[] = [];
  for (const [code, label] of labels.entries()) {
    const name = String(names[nameOf[code]] ?? '');
    if (!String(label).startsWith(name)) return undefined;
    rests.push(String(label).slice(name.length));
  }
  return rests;
}

/** Of the identifiers that filters name. */
async function labelsOf({ tables }: Draft, { column }: DraftColumn, shown: readonly Value[]): Promise<Record<string, string>> {
  const codes = await tables.codesOf(column, column.used.named);
  return Object.fromEntries([...codes].map(([identifier, code]) => [identifier, String(shown[code])]));
}
