import { cast } from '../casts';
import { implicit } from '../coercions';
import { textOf } from '../literals';
import { Refusal, Tree } from '../tree';
import { BIGINT, DATE, DOUBLE, INT, isTemporal, isWhole, SparkType, STRING, TIMESTAMP } from '../types';
import { value, Value } from '../value';
import { readingPattern, writingPattern } from './patterns';
import { constantOf, fn, Rule, Rules, special } from './rule';

/** A part of a date or timestamp, as a whole number. */
function partOf(parameter: SparkType, write: (text: string) => string): Rule {
  return fn([parameter], INT, (text) => `CAST(${write(text)} AS INTEGER)`);
}

/** The parts of a date that `extract` and `date_part` know, with the functions of the same meaning. */
const PARTS = {
  year: partOf(DATE, (d) => `year(${d})`),
  quarter: partOf(DATE, (d) => `quarter(${d})`),
  month: partOf(DATE, (d) => `month(${d})`),
  weekofyear: partOf(DATE, (d) => `week(${d})`),
  day: partOf(DATE, (d) => `day(${d})`),
  dayofmonth: partOf(DATE, (d) => `day(${d})`),
  dayofyear: partOf(DATE, (d) => `dayofyear(${d})`),
  // From Sunday, which is 1; `weekday` from Monday, which is 0.
  dayofweek: partOf(DATE, (d) => `dayofweek(${d}) + 1`),
  weekday: partOf(DATE, (d) => `isodow(${d}) - 1`),
  hour: partOf(TIMESTAMP, (t) => `hour(${t})`),
  minute: partOf(TIMESTAMP, (t) => `minute(${t})`),
  second: partOf(TIMESTAMP, (t) => `second(${t})`),
};

/** The words of `extract(word from …)` whose part is called otherwise. */
const FIELDS: Readonly<Record<string, keyof typeof PARTS>> = {
  years: 'year',
  y: 'year',
  yr: 'year',
  qtr: 'quarter',
  mon: 'month',
  months: 'month',
  w: 'weekofyear',
  week: 'weekofyear',
  weeks: 'weekofyear',
  d: 'day',
  days: 'day',
  doy: 'dayofyear',
  dow: 'dayofweek',
  h: 'hour',
  hours: 'hour',
  m: 'minute',
  min: 'minute',
  minutes: 'minute',
};

/** `extract(field from given)`. */
export function extracted(field: string, given: Value, at: Tree): Value {
  const name = field.toLowerCase();
  const part = Object.hasOwn(FIELDS, name) ? FIELDS[name] : name;
  if (!Object.hasOwn(PARTS, part) || part === 'second') throw new Refusal(field, at);
  return PARTS[part as keyof typeof PARTS].emit([given], at, name);
}

/** A text as a date or timestamp, by a pattern; what does not fit it is null. */
function read(given: Value, pattern: string, at: Tree): string {
  const { pattern: engine, fits } = readingPattern(pattern, at);
  const text = implicit(given, STRING, at).text;
  return `CASE WHEN regexp_full_match(${text}, ${fits}) THEN try_strptime(${text}, ${engine}) END`;
}

function asRead(to: typeof DATE | typeof TIMESTAMP): Rule {
  return special(1, 2, ([given, pattern], at, name) => {
    if (pattern === undefined || isTemporal(given.type)) return cast(given, to, at);
    if (isWhole(given.type)) throw new Refusal(name, at, 'of a number by a pattern');
    return value(`CAST(${read(given, constantOf(pattern, name, at), at)} AS ${to.kind.toUpperCase()})`, to);
  });
}

/** Units to which a date is cut; a text that is none gives null. */
const UNITS: Readonly<Record<string, string>> = {
  year: 'year', yyyy: 'year', yy: 'year', quarter: 'quarter', month: 'month', mm: 'month', mon: 'month', week: 'week', day: 'day', dd: 'day', hour: 'hour', minute: 'minute', second: 'second',
};

const OF_DATES = ['year', 'quarter', 'month', 'week'];

function unit(name: string): string | undefined {
  return Object.hasOwn(UNITS, name.toLowerCase()) ? UNITS[name.toLowerCase()] : undefined;
}

function seconds(given: Value, pattern: Value | undefined, at: Tree, name: string): Value {
  if (isTemporal(given.type)) return value(`sp_seconds(${implicit(given, TIMESTAMP, at).text})`, BIGINT);
  const timestamp = asRead(TIMESTAMP).emit([given, pattern ?? textOf('yyyy-MM-dd HH:mm:ss')], at, name);
  return value(`sp_seconds(${timestamp.text})`, BIGINT);
}

function now(type: typeof DATE | typeof TIMESTAMP): Rule {
  return fn([], type, () => (type === DATE ? 'CAST(get_current_timestamp() AT TIME ZONE \'UTC\' AS DATE)' : "(get_current_timestamp() AT TIME ZONE 'UTC')"));
}

function days(sign: '+' | '-'): Rule {
  return fn([DATE, INT], DATE, (date, count) => `CAST(${date} ${sign} ${count} AS DATE)`);
}

export const DATES: Rules = {
  ...PARTS,
  current_date: now(DATE),
  curdate: now(DATE),
  current_timestamp: now(TIMESTAMP),
  now: now(TIMESTAMP),
  date_add: days('+'),
  dateadd: days('+'),
  date_sub: days('-'),
  add_months: fn([DATE, INT], DATE, (date, count) => `CAST(${date} + to_months(${count}) AS DATE)`),
  datediff: fn([DATE, DATE], INT, (end, start) => `CAST(${end} - ${start} AS INTEGER)`),
  date_diff: fn([DATE, DATE], INT, (end, start) => `CAST(${end} - ${start} AS INTEGER)`),
  months_between: special(2, 2, ([end, start], at) => value(`sp_months_between(${implicit(end, TIMESTAMP, at).text}, ${implicit(start, TIMESTAMP, at).text})`, DOUBLE)),
  last_day: fn([DATE], DATE, (date) => `last_day(${date})`),
  next_day: special(2, 2, ([date, day], at, name) => {
    const which = constantOf(day, name, at).toLowerCase();
    if (!/^(mo(n(day)?)?|tu(e(sday)?)?|we(d(nesday)?)?|th(u(rsday)?)?|fr(i(day)?)?|sa(t(urday)?)?|su(n(day)?)?)$/.test(which)) return value('CAST(NULL AS DATE)', DATE);
    return value(`sp_next_day(${implicit(date, DATE, at).text}, '${which}')`, DATE);
  }),
  trunc: special(2, 2, ([date, to], at, name) => {
    const by = unit(constantOf(to, name, at)) ?? '';
    if (!OF_DATES.includes(by)) return value('CAST(NULL AS DATE)', DATE);
    return value(`CAST(date_trunc('${by}', ${implicit(date, DATE, at).text}) AS DATE)`, DATE);
  }),
  date_trunc: special(2, 2, ([to, timestamp], at, name) => {
    const by = unit(constantOf(to, name, at));
    return value(by === undefined ? 'CAST(NULL AS TIMESTAMP)' : `CAST(date_trunc('${by}', ${implicit(timestamp, TIMESTAMP, at).text}) AS TIMESTAMP)`, TIMESTAMP);
  }),
  date_format: special(2, 2, ([given, pattern], at, name) => (
    value(`strftime(${implicit(given, TIMESTAMP, at).text}, ${writingPattern(constantOf(pattern, name, at), at)})`, STRING)
  )),
  date_part: special(2, 2, ([field, given], at, name) => extracted(constantOf(field, name, at), given, at)),
  to_date: asRead(DATE),
  to_timestamp: asRead(TIMESTAMP),
  unix_timestamp: special(1, 2, ([given, pattern], at, name) => seconds(given, pattern, at, name)),
  to_unix_timestamp: special(1, 2, ([given, pattern], at, name) => seconds(given, pattern, at, name)),
  from_unixtime: special(1, 2, ([given, pattern], at, name) => {
    const engine = writingPattern(pattern === undefined ? 'yyyy-MM-dd HH:mm:ss' : constantOf(pattern, name, at), at);
    return value(`strftime(make_timestamp(${implicit(given, BIGINT, at).text} * 1000000), ${engine})`, STRING);
  }),
  timestamp_seconds: fn([BIGINT], TIMESTAMP, (count) => `make_timestamp(${count} * 1000000)`),
  timestamp_millis: fn([BIGINT], TIMESTAMP, (count) => `make_timestamp(${count} * 1000)`),
  unix_seconds: fn([TIMESTAMP], BIGINT, (timestamp) => `sp_seconds(${timestamp})`),
  date_from_unix_date: fn([INT], DATE, (count) => `CAST(CAST('1970-01-01' AS DATE) + ${count} AS DATE)`),
  unix_date: fn([DATE], INT, (date) => `CAST(${date} - CAST('1970-01-01' AS DATE) AS INTEGER)`),
  make_date: fn([INT, INT, INT], DATE, (year, month, day) => `sp_make_date(${year}, ${month}, ${day})`),
};
