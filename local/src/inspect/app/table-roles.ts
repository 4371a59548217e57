import type { TableField, WrittenTable } from './graph-statements';
import { keyColumn } from '../inspected';

/** Which fields of a table queries and visuals are about. */
export interface TableRoles {
  /** Says which row it is. */
  readonly key?: TableField;
  /** Each row has a value of it. */
  readonly counted: TableField;
  /** Has few values. */
  readonly category?: TableField;
  readonly date?: TableField;
  /** A number that is no identifier. */
  readonly measure?: TableField;
}

const FEWEST = 2;
const MOST = 30;

/** Numbers that are no quantities. */
const NO_QUANTITY = /(^|_)(id|no|number|nr|code|zip|plz|postcode|year|month|day|week|lat|lon|latitude|longitude|phone)($|_)/;

/** Picks the fields that say most. */
export function tableRoles({ fields, root }: WrittenTable): TableRoles {
  const known = keyColumn(root);
  const key = fields.find(({ column }) => column !== undefined && column === known);
  const counted = key ?? fields.find((field) => field.isOwn && field.column?.filled === root.rows) ?? fields[0];
  const free = fields.filter((field) => field !== key && field.identifies === undefined && field.column !== undefined);
  return {
    key,
    counted,
    category: free.find(isCategory('string')) ?? free.find(isCategory('boolean')),
    date: free.find(({ type, column }) => column?.days !== undefined && (type === 'date' || type === 'timestamp')),
    measure: ['decimal', 'double', 'float', 'bigint', 'int'].map((type) => free.find((field) => field.type.startsWith(type) && !NO_QUANTITY.test(field.name)))
      .find((field) => field !== undefined),
  };
}

function isCategory(wanted: string): (field: TableField) => boolean {
  return ({ type, column }) => type === wanted && column !== undefined && !column.isKey && column.distinct >= FEWEST && column.distinct <= MOST;
}

/** How long the periods are that the rows of a date are counted by. */
export function periodOf({ column }: TableField): 'year' | 'month' | 'day' {
  const { first, last } = column!.days!;
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  if (days > 10 * 366) return 'year';
  return days > 92 ? 'month' : 'day';
}
