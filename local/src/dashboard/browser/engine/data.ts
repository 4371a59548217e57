import type { DictionaryValue } from './coded';
import { Column } from './column';
import type { Mask } from './types';
import { unpackCodes, unpackDictionary } from './unpack-bytes';
import type { PackedColumn, PackedDashboardData, PackedDataSet } from '../../../packed-data';

/** The rows that visuals draw, column by column. */
export class DataSet {
  /** All rows. */
  readonly all: Mask;

  constructor(readonly name: string, readonly rows: number, private readonly columns: ReadonlyMap<string, Column>) {
    this.all = { rows: upTo(rows) };
  }

  /** @throws Error where the page does not have the column */
  column(name: string): Column {
    const column = this.columns.get(name);
    if (!column) throw new Error(`data set ${this.name} has no column ${name} in the page`);
    return column;
  }
}

function upTo(end: number): Int32Array {
  const numbers = new Int32Array(end);
  for (let number = 0; number < end; number++) numbers[number] = number;
  return numbers;
}

/** All that the page knows of the warehouse. */
export class DashboardData {
  constructor(private readonly dataSets: ReadonlyMap<string, DataSet>, readonly notes: readonly string[]) {}

  /** @throws Error where there is none of this name */
  dataSet(name: string): DataSet {
    const dataSet = this.dataSets.get(name);
    if (!dataSet) throw new Error(`there is no data set ${name} in the page`);
    return dataSet;
  }
}

/** Makes the columns of what the page carries. */
export async function unpack(packed: PackedDashboardData): Promise<DashboardData> {
  const dataSets = await Promise.all(packed.dataSets.map(unpackDataSet));
  return new DashboardData(new Map(dataSets.map((dataSet) => [dataSet.name, dataSet])), packed.notes);
}

async function unpackDataSet({ name, rows, columns }: PackedDataSet): Promise<DataSet> {
  const codes = new Map((await Promise.all(columns.map(unpackColumnCodes))).map((one, index) => [columns[index].name, one]));
  const dictionaries = new Map((await Promise.all(columns.map(unpackColumnValues))).map((one, index) => [columns[index].name, one]));
  const unpacked = columns.map((column) => new Column(
    column.name, column.type, column.distinct, codesOfRows(columns, codes, column), valuesOf(dictionaries, codes, column), column.labels,
  ));
  return new DataSet(name, rows, new Map(unpacked.map((column) => [column.name, column])));
}

async function unpackColumnValues({ dictionary }: PackedColumn): Promise<DictionaryValue[] | undefined> {
  return dictionary === undefined ? undefined : unpackDictionary(dictionary);
}

/** Labels that begin with the name that follows from them are the name and what has been packed. */
function valuesOf(
  dictionaries: ReadonlyMap<string, DictionaryValue[] | undefined>, codes: ReadonlyMap<string, Int32Array>, { name, begins }: PackedColumn,
): DictionaryValue[] | undefined {
  const own = dictionaries.get(name);
  if (begins === undefined) return own;
  const names = dictionaries.get(begins)!;
  const nameOf = codes.get(begins)!;
  return own!.map((rest, code) => nameOf[code] < names.length ? `${String(names[nameOf[code]])}${String(rest)}` : rest);
}

function unpackColumnCodes({ codes }: PackedColumn): Promise<Int32Array> {
  return unpackCodes(codes);
}

/** Where a column follows from another one, its codes are those of that one's values. */
function codesOfRows(columns: readonly PackedColumn[], packed: ReadonlyMap<string, Int32Array>, { name, codes }: PackedColumn): Int32Array {
  const own = packed.get(name)!;
  if (codes.follows === undefined) return own;
  const source = columns.find((column) => column.name === codes.follows)!;
  const codesOfSource = codesOfRows(columns, packed, source);
  const ofRows = new Int32Array(codesOfSource.length);
  for (let row = 0; row < ofRows.length; row++) ofRows[row] = own[codesOfSource[row]];
  return ofRows;
}
