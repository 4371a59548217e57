import { DataType } from '../schema/data-type';

/** A constant in the SQL that Spark and DuckDB share. */
export function sqlConstant(text: string, type: DataType): string {
  return type.sameAs(DataType.STRING) ? sqlString(text) : `CAST('${text}' AS ${type.name.toUpperCase()})`;
}

/** Text in SQL: a quote or a backslash inside is written one way in Spark and another elsewhere, so each is put in by its code. */
function sqlString(text: string): string {
  const parts = text.split(/(['\\])/).filter((part) => part !== '')
    .map((part) => (part === "'" || part === '\\' ? `chr(${part.charCodeAt(0)})` : `'${part}'`));
  if (parts.length === 0) return "''";
  return parts.length === 1 ? parts[0] : `concat(${parts.join(', ')})`;
}
