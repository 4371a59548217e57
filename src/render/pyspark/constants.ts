import { pyText } from './python-text';

/** A constant of a type, as code that can be compared with a column. */
export function constant(value: string, type: string): string {
  if (type === 'string') return pyText(value);
  if (type === 'boolean') return `F.lit(${value === 'true' ? 'True' : 'False'})`;
  if (type === 'int' || type === 'bigint') return BigInt(value.replace('+', '')).toString();
  if (type === 'double') return pyFloat(Number(value));
  // As text, since no number of Python is of these types.
  return `F.lit(${pyText(value)}).cast(${pyText(type)})`;
}

function pyFloat(value: number): string {
  if (!Number.isFinite(value)) return `float("${value > 0 ? 'inf' : '-inf'}")`;
  const text = value.toString();
  return /[.e]/.test(text) ? text : `${text}.0`;
}
