import type { UsedColumn } from './used-columns';
import type { Database, Value } from '../../engine/database/database';
import { identifier, literal, sqlType } from '../../engine/database/sql';
import { statement } from '../../engine/database/user-sql';
import type { ManifestDataSet } from '../../manifest';

/** A column whose different values have been numbered in ascending order. */
export interface CodedColumn {
  readonly used: UsedColumn;
  /** Place among the used columns. */
  readonly index: number;
  /** How many different values it has, null not among them. */
  readonly distinct: number;
}

/** The rows of a data set, and for each column a table of its different values: `value`, `shown`, `code` (its rank). */
export class CodeTables {
  /** @param schema for the tables: there is none of this name yet */
  static async create(database: Database, schema: string, dataSet: ManifestDataSet, used: readonly UsedColumn[]): Promise<CodeTables> {
    await database.run(`CREATE SCHEMA ${schema}`);
    const rows = await database.createTable(`${schema}.source`, `SELECT ${sourceColumns(used)} FROM (${statement(dataSet.sql)})`);
    const columns: CodedColumn[] = [];
    for (const [index, column] of used.entries()) {
      const distinct = await database.createTable(`${schema}.values_${index}`, dictionarySelect(`${schema}.source`, column, index));
      columns.push({ used: column, index, distinct });
    }
    return new CodeTables(database, schema, rows, columns);
  }

  private constructor(
    private readonly database: Database, private readonly schema: string, readonly rows: number, readonly columns: readonly CodedColumn[],
  ) {}

  /** The code of each row, that of null being the number after the last; the rows of all columns are in one order. */
  async codes({ index, distinct }: CodedColumn): Promise<Int32Array> {
    const { schema, database } = this;
    // One list is read many times faster than as many rows.
    const [[codes]] = await database.rows(`SELECT list(coalesce(code, ${distinct}) ORDER BY source.rowid)
      FROM ${schema}.source LEFT JOIN ${schema}.values_${index} ON value_${index} = value`);
    return Int32Array.from(codes as number[] | null ?? []);
  }

  /** The different values as they are shown, in the order of their codes. */
  async values(column: CodedColumn): Promise<Value[]> {
    return this.inOrderOfCodes(column, 'shown');
  }

  /** The identifiers of these, in the same order. */
  async identifiers(column: CodedColumn): Promise<Value[]> {
    return this.inOrderOfCodes(column, 'value');
  }

  /** The codes of identifiers, of those that are in the data. */
  async codesOf({ index }: CodedColumn, identifiers: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows(`SELECT value, code FROM ${this.schema}.values_${index} WHERE value IN (${identifiers.map(literal).join(', ')})`);
    return new Map(rows as [string, number][]);
  }

  private async inOrderOfCodes({ index }: CodedColumn, name: 'shown' | 'value'): Promise<Value[]> {
    const values: Value[] = [];
    for await (const rows of this.database.stream(`SELECT ${name} FROM ${this.schema}.values_${index} ORDER BY code`)) {
      for (const [value] of rows) values.push(value);
    }
    return values;
  }
}

function sourceColumns(used: readonly UsedColumn[]): string {
  const columns = used.flatMap(({ field, label }, index) => [
    `CAST(${identifier(field.name)} AS ${sqlType(field.type)}) AS value_${index}`,
    ...label ? [`CAST(${identifier(label.name)} AS VARCHAR) AS label_${index}`] : [],
  ]);
  return columns.join(', ') || '1';
}

/** Text is ordered by its UTF-8 bytes, which is the order of code points. An identifier without a label is shown as it is. */
function dictionarySelect(source: string, { label }: UsedColumn, index: number): string {
  const value = `value_${index}`;
  const shown = label ? `coalesce(max(label_${index}), ${value})` : value;
  return `SELECT value, shown, CAST(row_number() OVER (ORDER BY shown, value) - 1 AS INTEGER) AS code
    FROM (SELECT ${value} AS value, ${shown} AS shown FROM ${source} WHERE ${value} IS NOT NULL GROUP BY ${value})`;
}
