import { sqlType } from '../sql';
import { textType } from '../text-types';

const WHOLE_NUMBERS = ['int', 'bigint'];
const FRACTIONS = /^(float|double|decimal\(.*\))$/;

/** What Spark reads without a pattern. */
const ISO = { dateFormat: 'yyyy-MM-dd', timestampFormat: 'yyyy-MM-dd HH:mm:ss' };

/** SQL of a value cast as Spark casts it: what does not fit is null, a fraction becomes a whole number by dropping its decimals. */
export function castValue(value: string, from: string, to: string): string {
  if (from === to) return value;
  const text = from === 'string' ? textType(to, ISO) : undefined;
  if (text) return `CASE WHEN ${text.fits(value)} THEN ${text.value(value)} END`;
  const whole = FRACTIONS.test(from) && WHOLE_NUMBERS.includes(to) ? `trunc(${value})` : value;
  return `TRY_CAST(${whole} AS ${sqlType(to)})`;
}
