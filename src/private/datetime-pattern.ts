/**
 * The part of Spark's datetime patterns that both engines read alike: fields of a fixed width,
 * punctuation, and letters between single quotes. Brackets, braces and `#` mean something in them, and stand between quotes too.
 * https://spark.apache.org/docs/3.5.4/sql-ref-datetime-pattern.html
 */
const TOKEN = /yyyy|MM|dd|HH|mm|ss|SSS|'[^']*'|[^A-Za-z'[\]{}#]/y;

/** Whether both engines can read dates and times that are written so. */
export function isDateTimePattern(pattern: string): boolean {
  if (!pattern.includes('yyyy')) return false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.length) {
    if (!TOKEN.test(pattern)) return false;
  }
  return true;
}
