import type { CodeTables, CodedColumn } from './code-tables';
import { dependencies, type Dependency } from './dependencies';
import { columnType } from './dictionary-values';
import { packCodes } from './packing';
import { inOrder, rowOrder } from './row-order';
import type { ColumnType, PackedCodes } from '../../packed-data';

/** A data set on its way into the page: codes are packed, values not read yet, as they are large. */
export interface Draft {
  readonly name: string;
  readonly tables: CodeTables;
  readonly columns: readonly DraftColumn[];
}

export interface DraftColumn {
  readonly column: CodedColumn;
  readonly type: ColumnType;
  readonly codes: PackedCodes;
  /** Where the packed codes are those of another column's values: what they are. */
  readonly codesOfSource?: Int32Array;
}

/** A column with the code of each row. */
interface CodedRows {
  readonly column: CodedColumn;
  readonly distinct: number;
  readonly codes: Int32Array;
}

/** Reads a data set and packs its codes. */
export async function draftOf(name: string, tables: CodeTables): Promise<Draft> {
  const coded = ordered(await read(tables), tables.rows);
  const sources = dependencies(coded);
  const columns: DraftColumn[] = [];
  for (const [index, one] of coded.entries()) columns.push(await draftColumn(one, sources[index]));
  return { name, tables, columns };
}

async function read(tables: CodeTables): Promise<CodedRows[]> {
  const coded: CodedRows[] = [];
  for (const column of tables.columns) coded.push({ column, distinct: column.distinct, codes: await tables.codes(column) });
  return coded;
}

/** Rows by identifiers, those of the fewest first: artists, their albums, the tracks of these; then by all else. */
function ordered(coded: readonly CodedRows[], rows: number): CodedRows[] {
  const rank = ({ column: { used: { field } } }: CodedRows): number => field.role === 'identifier' ? 0 : 1;
  const order = rowOrder([...coded].sort((a, b) => rank(a) - rank(b) || a.distinct - b.distinct), rows);
  return coded.map((one) => ({ ...one, codes: inOrder(one.codes, order) }));
}

async function draftColumn({ column, distinct, codes }: CodedRows, dependency?: Dependency<CodedRows>): Promise<DraftColumn> {
  const ofRows = await packCodes(codes, distinct);
  const ofSource = dependency && { follows: dependency.source.column.used.field.name, ...await packCodes(dependency.codes, distinct) };
  return {
    column,
    type: columnType(column.used.field.type),
    ...ofSource && ofSource.bytes.length < ofRows.bytes.length ? { codes: ofSource, codesOfSource: dependency.codes } : { codes: ofRows },
  };
}
