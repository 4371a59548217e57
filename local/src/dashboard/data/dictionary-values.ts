import type { Value } from '../../engine/database/database';
import type { ColumnType } from '../../packed-data';

/** What a column of a Data Catalog type holds. */
export function columnType(catalogType: string): ColumnType {
  switch (catalogType) {
    case 'string': return 'text';
    case 'boolean':
    case 'date':
    case 'timestamp': return catalogType;
    default: return 'number';
  }
}

/** The engine gives bigint and decimal as text: a number where that has the same digits, else the text. */
export function numberValue(value: Value): Value {
  if (typeof value !== 'string') return value;
  const number = Number(value);
  return Number.isFinite(number) && String(number) === withoutEndingZeros(value) ? number : value;
}

function withoutEndingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
