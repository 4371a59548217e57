import type { Database } from '../database/database';

const SPACES = "'^[\\x00-\\x20]+|[\\x00-\\x20]+$'";
const NUMBER = '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?';
const DATE = '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}';
const TIME = '([01]?[0-9]|2[0-3]):[0-9]{1,2}';
const SECONDS = ':[0-9]{1,2}([.][0-9]{0,9})?';

/**
 * What Spark does with values, as functions of the engine: each by its name and arguments. They stand in the order in which they need
 * one another. A statement of others cannot name them: it is translated, and no rule is called so.
 */
export const MACROS: Readonly<Record<string, string>> = {
  // ---- casts of text ----
  'sp_ws(x)': `regexp_replace(x, ${SPACES}, '', 'g')`,
  // The engine would round '1.9', and take '1_000' for a number.
  'sp_text_bigint(x)': `CASE WHEN regexp_full_match(sp_ws(x), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]*)')
    THEN try_cast(regexp_replace(regexp_replace(sp_ws(x), '[.].*$', ''), '^([+-]?)$', '\\10') AS BIGINT) END`,
  // A range check by a narrowing cast can get lost where the value is compared (1.5.6), so it is written out.
  'sp_text_whole(x, lo, hi)': 'CASE WHEN sp_text_bigint(x) BETWEEN lo AND hi THEN sp_text_bigint(x) END',
  'sp_text_double(x)': `CASE WHEN regexp_full_match(sp_ws(x), '${NUMBER}[dDfF]?') THEN try_cast(regexp_replace(sp_ws(x), '[dDfF]$', '') AS DOUBLE)
    WHEN regexp_full_match(lower(sp_ws(x)), '[+-]?(nan|inf|infinity)') THEN try_cast(sp_ws(x) AS DOUBLE) END`,
  'sp_text_number(x)': `CASE WHEN regexp_full_match(sp_ws(x), '${NUMBER}') THEN sp_ws(x) END`,
  'sp_text_boolean(x)': 'CASE WHEN lower(sp_ws(x)) IN (\'t\', \'true\', \'y\', \'yes\', \'1\') THEN true WHEN lower(sp_ws(x)) IN (\'f\', \'false\', \'n\', \'no\', \'0\') THEN false END',
  'sp_text_date(x)': `try_cast(CASE WHEN regexp_full_match(sp_ws(x), '[0-9]{4}') THEN sp_ws(x) || '-01-01'
    WHEN regexp_full_match(sp_ws(x), '[0-9]{4}-[0-9]{1,2}') THEN sp_ws(x) || '-01'
    WHEN regexp_full_match(sp_ws(x), '${DATE}([ T].*)?') THEN regexp_extract(sp_ws(x), '^${DATE}') END AS DATE)`,
  'sp_text_timestamp(x)': `CASE WHEN regexp_full_match(sp_ws(x), '[0-9]{4}(-[0-9]{1,2}){0,2}') THEN CAST(sp_text_date(x) AS TIMESTAMP)
    WHEN regexp_full_match(sp_ws(x), '${DATE}[ T]${TIME}') THEN try_cast(replace(sp_ws(x), 'T', ' ') || ':00' AS TIMESTAMP)
    WHEN regexp_full_match(sp_ws(x), '${DATE}[ T]${TIME}${SECONDS}') THEN try_cast(replace(sp_ws(x), 'T', ' ') AS TIMESTAMP)
    WHEN regexp_full_match(sp_ws(x), '${DATE}[ T]${TIME}(${SECONDS})?(Z|[+-][0-9]{1,2}:[0-9]{2})')
    THEN try_cast(replace(sp_ws(x), 'T', ' ') AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END`,
  // ---- casts of numbers ----
  'sp_cut(x, lo, hi)': 'CASE WHEN x IS NULL THEN NULL WHEN isnan(x) THEN 0 WHEN x >= hi THEN hi WHEN x <= lo THEN lo ELSE CAST(trunc(x) AS BIGINT) END',
  'sp_wrap(x, bits)': `CASE WHEN x BETWEEN -(1::HUGEINT << (bits - 1)) AND (1::HUGEINT << (bits - 1)) - 1 THEN CAST(x AS BIGINT)
    WHEN x IS NOT NULL THEN CAST((((x + (1::HUGEINT << (bits - 1))) % (1::HUGEINT << bits)) + (1::HUGEINT << bits)) % (1::HUGEINT << bits) - (1::HUGEINT << (bits - 1)) AS BIGINT) END`,
  // Java's text of a double: from its shortest digits, with an exponent from 1e7 on and below 1e-3.
  'sp_digits(s)': "rtrim(ltrim(replace(replace(regexp_replace(s, 'e.*$', ''), '.', ''), '-', ''), '0'), '0')",
  'sp_exponent(s)': `CASE WHEN contains(s, 'e') THEN CAST(regexp_extract(s, 'e([+-]?[0-9]+)$', 1) AS INTEGER)
    WHEN regexp_full_match(s, '-?0[.].*') THEN -1 - length(regexp_extract(s, '[.](0*)', 1)) ELSE length(split_part(replace(s, '-', ''), '.', 1)) - 1 END`,
  'sp_double_text(x)': `CASE WHEN isnan(x) THEN 'NaN' WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
    WHEN abs(x) = 5e-324 THEN CASE WHEN x < 0 THEN '-' ELSE '' END || '4.9E-324'
    WHEN x = 0 OR (abs(x) >= 0.001 AND abs(x) < 1e7) THEN CAST(x AS VARCHAR)
    ELSE (CASE WHEN x < 0 THEN '-' ELSE '' END) || left(sp_digits(CAST(x AS VARCHAR)), 1) || '.'
    || CASE WHEN length(sp_digits(CAST(x AS VARCHAR))) > 1 THEN substr(sp_digits(CAST(x AS VARCHAR)), 2) ELSE '0' END || 'E' || CAST(sp_exponent(CAST(x AS VARCHAR)) AS VARCHAR) END`,
  // The engine reads '5e-324' as 0.01.
  'sp_double_number(x)': "CASE WHEN abs(x) < 1e-30 THEN '0' WHEN isfinite(x) THEN CAST(x AS VARCHAR) END",
  'sp_seconds(t)': 'CAST(floor(epoch_us(t) / 1000000.0) AS BIGINT)',
  // ---- numbers ----
  'sp_divide(a, b)': 'CASE WHEN b <> 0 THEN a / b END',
  'sp_whole_divide(a, b)': 'CASE WHEN b <> 0 THEN a // b END',
  'sp_rest(a, b)': 'CASE WHEN b <> 0 THEN a % b END',
  'sp_pmod(a, b)': 'CASE WHEN b = 0 THEN NULL WHEN (a % b) < 0 THEN ((a % b) + b) % b ELSE a % b END',
  // A quotient of whole numbers, half away from zero.
  'sp_quotient(a, b)': 'CASE WHEN b <> 0 THEN a // b + CASE WHEN 2 * abs(a % b) >= abs(b) THEN sign(a) * sign(b) ELSE 0 END END',
  'sp_round(x, n)': 'CASE WHEN NOT isfinite(x) OR abs(x) >= 1e15 THEN x ELSE CAST(round(try_cast(CAST(x AS VARCHAR) AS DECIMAL(38,20)), n) AS DOUBLE) END',
  'sp_bround(x, n)': 'CASE WHEN NOT isfinite(x) OR abs(x) >= 1e15 THEN x ELSE CAST(round_even(try_cast(CAST(x AS VARCHAR) AS DECIMAL(38,20)), n) AS DOUBLE) + 0.0 END',
  'sp_sign(x)': 'CASE WHEN isnan(x) OR x = 0 THEN x ELSE CAST(sign(x) AS DOUBLE) END',
  'sp_ln(x)': 'CASE WHEN x > 0 THEN ln(x) END',
  'sp_log10(x)': 'CASE WHEN x > 0 THEN log10(x) END',
  'sp_log2(x)': 'CASE WHEN x > 0 THEN log2(x) END',
  'sp_log(b, x)': 'CASE WHEN b > 0 AND x > 0 THEN ln(x) / ln(b) END',
  'sp_sqrt(x)': "CASE WHEN x < 0 THEN CAST('nan' AS DOUBLE) ELSE sqrt(x) END",
  // ---- text ----
  'sp_upper(s)': "upper(replace(s, 'ß', 'ss'))",
  'sp_substring(s, p, l)': `CASE WHEN s IS NULL OR p IS NULL OR l IS NULL THEN NULL WHEN l <= 0 THEN '' WHEN p > 0 THEN substr(s, p, l) WHEN p = 0 THEN substr(s, 1, l)
    WHEN -p <= length(s) THEN substr(s, length(s) + p + 1, l) ELSE substr(s, 1, greatest(l - (-p - length(s)), 0)) END`,
  'sp_initcap(s)': "array_to_string(list_transform(string_split(s, ' '), lambda w: upper(substr(w, 1, 1)) || lower(substr(w, 2))), ' ')",
  'sp_lpad(s, n, p)': "CASE WHEN n <= length(s) THEN substr(s, 1, greatest(n, 0)) WHEN p = '' THEN s ELSE lpad(s, n, p) END",
  'sp_rpad(s, n, p)': "CASE WHEN n <= length(s) THEN substr(s, 1, greatest(n, 0)) WHEN p = '' THEN s ELSE rpad(s, n, p) END",
  'sp_locate(a, b, n)': `CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN n IS NULL OR n < 1 THEN 0 WHEN n > length(b) + 1 OR strpos(substr(b, n), a) = 0 THEN 0
    ELSE strpos(substr(b, n), a) + n - 1 END`,
  'sp_substring_index(s, d, n)': `CASE WHEN s IS NULL OR d IS NULL OR n IS NULL THEN NULL WHEN n = 0 OR d = '' THEN ''
    WHEN n > 0 THEN array_to_string(list_slice(string_split(s, d), 1, n), d) ELSE array_to_string(list_slice(string_split(s, d), greatest(len(string_split(s, d)) + n + 1, 1), len(string_split(s, d))), d) END`,
  'sp_json(j, p)': 'json_extract_string(CASE WHEN json_valid(j) THEN j END, p)',
  // ---- dates ----
  'sp_next_day(d, w)': "d + CAST((7 + list_position(['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'], lower(left(w, 2))) - isodow(d) - 1) % 7 + 1 AS INTEGER)",
  'sp_day_seconds(t)': '(day(t) - 1) * 86400 + hour(t) * 3600 + minute(t) * 60 + floor(second(t))',
  'sp_months_between(a, b)': `CASE WHEN day(a) = day(b) OR (day(a) = day(last_day(a)) AND day(b) = day(last_day(b))) THEN CAST((year(a) - year(b)) * 12 + month(a) - month(b) AS DOUBLE)
    ELSE round((year(a) - year(b)) * 12 + month(a) - month(b) + (sp_day_seconds(a) - sp_day_seconds(b)) / (31 * 86400.0), 8) END`,
  'sp_make_date(y, m, d)': "try_cast(printf('%04d-%02d-%02d', y, m, d) AS DATE)",
  // ---- lists and maps ----
  'sp_at(a, i)': 'CASE WHEN i >= 0 THEN a[CAST(i AS BIGINT) + 1] END',
  'sp_size(a)': 'CAST(coalesce(len(a), -1) AS INTEGER)',
  // ---- aggregates ----
  'sp_skewness(n, x1, x2, x3, v)': 'CASE WHEN n > 0 THEN CASE WHEN v = 0 THEN CAST(\'nan\' AS DOUBLE) ELSE (x3 - 3 * x1 * x2 + 2 * power(x1, 3)) / power(v, 1.5) END END',
};

/** Gives the engine what translated statements call. */
export async function createMacros(database: Database): Promise<void> {
  for (const [signature, sql] of Object.entries(MACROS)) await database.run(`CREATE OR REPLACE MACRO ${signature} AS ${sql}`);
}
