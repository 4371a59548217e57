import { alike } from '../coercions';
import { joinTexts } from '../operators';
import { Refusal } from '../tree';
import { ARRAY_OF_TEXT, BOOLEAN, INT, STRING } from '../types';
import { value } from '../value';
import { regularExpression, replacement, searched } from './patterns';
import { constantOf, fitted, fn, Rules, special } from './rule';
import { wholeConstant } from '../literals';

const text = (write: (...texts: string[]) => string, count = 1) => fn(Array.from({ length: count }, () => STRING), STRING, write);

export const TEXT: Rules = {
  upper: text((s) => `sp_upper(${s})`),
  ucase: text((s) => `sp_upper(${s})`),
  lower: text((s) => `lower(${s})`),
  lcase: text((s) => `lower(${s})`),
  initcap: text((s) => `sp_initcap(${s})`),
  reverse: text((s) => `reverse(${s})`),
  trim: fn([STRING], STRING, (s) => `trim(${s}, ' ')`),
  btrim: fn([STRING, STRING], STRING, (s, of = "' '") => `trim(${s}, ${of})`, 1),
  // With two arguments Spark takes what is trimmed first.
  ltrim: fn([STRING, STRING], STRING, (first, second) => (second === undefined ? `ltrim(${first}, ' ')` : `ltrim(${second}, ${first})`), 1),
  rtrim: fn([STRING, STRING], STRING, (first, second) => (second === undefined ? `rtrim(${first}, ' ')` : `rtrim(${second}, ${first})`), 1),
  length: fn([STRING], INT, (s) => `CAST(length(${s}) AS INTEGER)`),
  char_length: fn([STRING], INT, (s) => `CAST(length(${s}) AS INTEGER)`),
  character_length: fn([STRING], INT, (s) => `CAST(length(${s}) AS INTEGER)`),
  ascii: fn([STRING], INT, (s) => `CAST(CASE WHEN ${s} = '' THEN 0 ELSE unicode(${s}) END AS INTEGER)`),
  chr: fn([INT], STRING, (n) => `CASE WHEN ${n} < 0 THEN '' ELSE chr(CAST(${n} % 256 AS INTEGER)) END`),
  char: fn([INT], STRING, (n) => `CASE WHEN ${n} < 0 THEN '' ELSE chr(CAST(${n} % 256 AS INTEGER)) END`),
  concat: special(0, Infinity, (given, at) => joinTexts(given, at)),
  concat_ws: special(1, Infinity, ([separator, ...given], at) => {
    const parts = given.map((each) => (each.type.kind === 'array' ? `array_to_string(${fitted(each, ARRAY_OF_TEXT, at).text}, ${fitted(separator, STRING, at).text})` : fitted(each, STRING, at).text));
    return value(`concat_ws(${[fitted(separator, STRING, at).text, ...parts.length > 0 ? parts : ['NULL']].join(', ')})`, STRING);
  }),
  substring: fn([STRING, INT, INT], STRING, (s, from, count = '2147483647') => `sp_substring(${s}, ${from}, ${count})`, 2),
  substr: fn([STRING, INT, INT], STRING, (s, from, count = '2147483647') => `sp_substring(${s}, ${from}, ${count})`, 2),
  left: fn([STRING, INT], STRING, (s, count) => `CASE WHEN ${count} <= 0 THEN '' ELSE left(${s}, ${count}) END`),
  right: fn([STRING, INT], STRING, (s, count) => `CASE WHEN ${count} <= 0 THEN '' ELSE right(${s}, ${count}) END`),
  lpad: fn([STRING, INT, STRING], STRING, (s, count, by = "' '") => `sp_lpad(${s}, ${count}, ${by})`, 2),
  rpad: fn([STRING, INT, STRING], STRING, (s, count, by = "' '") => `sp_rpad(${s}, ${count}, ${by})`, 2),
  repeat: fn([STRING, INT], STRING, (s, count) => `repeat(${s}, greatest(${count}, 0))`),
  space: fn([INT], STRING, (count) => `repeat(' ', greatest(${count}, 0))`),
  instr: fn([STRING, STRING], INT, (s, part) => `CAST(strpos(${s}, ${part}) AS INTEGER)`),
  locate: fn([STRING, STRING, INT], INT, (part, s, from = '1') => `CAST(sp_locate(${part}, ${s}, ${from}) AS INTEGER)`, 2),
  position: fn([STRING, STRING, INT], INT, (part, s, from = '1') => `CAST(sp_locate(${part}, ${s}, ${from}) AS INTEGER)`, 2),
  replace: fn([STRING, STRING, STRING], STRING, (s, what, by = "''") => `CASE WHEN ${what} = '' THEN ${s} ELSE replace(${s}, ${what}, ${by}) END`, 2),
  translate: text((s, from, to) => `translate(${s}, ${from}, ${to})`, 3),
  contains: fn([STRING, STRING], BOOLEAN, (s, part) => `contains(${s}, ${part})`),
  startswith: fn([STRING, STRING], BOOLEAN, (s, part) => `starts_with(${s}, ${part})`),
  endswith: fn([STRING, STRING], BOOLEAN, (s, part) => `ends_with(${s}, ${part})`),
  split_part: special(3, 3, ([s, by, which], at, name) => {
    if (wholeConstant(which) === 0) throw new Refusal(name, at, 'Spark counts from 1');
    const [whole, part, index] = [fitted(s, STRING, at).text, fitted(by, STRING, at).text, fitted(which, INT, at).text];
    return value(`CASE WHEN ${part} = '' THEN CASE WHEN abs(${index}) = 1 THEN ${whole} ELSE '' END ELSE split_part(${whole}, ${part}, ${index}) END`, STRING);
  }),
  substring_index: fn([STRING, STRING, INT], STRING, (s, by, count) => `sp_substring_index(${s}, ${by}, ${count})`),
  split: special(2, 2, ([s, pattern], at, name) => {
    const [whole, expression] = [fitted(s, STRING, at).text, constantOf(pattern, name, at)];
    // By nothing, each character stands alone.
    return value(expression === '' ? `string_split(${whole}, '')` : `string_split_regex(${whole}, ${regularExpression(expression, at)})`, ARRAY_OF_TEXT);
  }),
  regexp_replace: special(3, 3, ([s, pattern, by], at, name) => (
    value(`regexp_replace(${fitted(s, STRING, at).text}, ${regularExpression(constantOf(pattern, name, at), at)}, ${replacement(constantOf(by, name, at))}, 'g')`, STRING)
  )),
  regexp_extract: special(2, 3, ([s, pattern, group], at, name) => {
    const which = group === undefined ? 1 : wholeConstant(group);
    if (which === undefined) throw new Refusal(name, at, 'with a group that is a constant it could be run here');
    return value(`regexp_extract(${fitted(s, STRING, at).text}, ${regularExpression(constantOf(pattern, name, at), at)}, ${which})`, STRING);
  }),
  rlike: special(2, 2, ([s, pattern], at, name) => value(`regexp_matches(${fitted(s, STRING, at).text}, ${searched(constantOf(pattern, name, at), at)})`, BOOLEAN)),
  regexp: special(2, 2, (given, at, name) => TEXT.rlike.emit(given, at, name)),
  base64: fn([STRING], STRING, (s) => `base64(encode(${s}))`),
  regexp_like: special(2, 2, (given, at, name) => TEXT.rlike.emit(given, at, name)),
  md5: fn([STRING], STRING, (s) => `md5(${s})`),
  sha: fn([STRING], STRING, (s) => `sha1(${s})`),
  sha1: fn([STRING], STRING, (s) => `sha1(${s})`),
  sha2: special(2, 2, ([s, bits], at, name) => {
    if (![0, 256].includes(wholeConstant(bits) ?? -1)) throw new Refusal(name, at, 'other than with 256 bits');
    return value(`sha256(${fitted(s, STRING, at).text})`, STRING);
  }),
  get_json_object: special(2, 2, ([json, path], at, name) => {
    const where = constantOf(path, name, at);
    if (!/^\$(?:\.[A-Za-z_][A-Za-z0-9_]*|\[[0-9]+\])*$/.test(where)) throw new Refusal(where, at, 'a path of other than names and numbers');
    return value(`sp_json(${fitted(json, STRING, at).text}, '${where}')`, STRING);
  }),
  find_in_set: fn([STRING, STRING], INT, (s, list) => `CAST(CASE WHEN contains(${s}, ',') THEN 0 ELSE coalesce(list_position(string_split(${list}, ','), ${s}), CASE WHEN ${s} IS NOT NULL AND ${list} IS NOT NULL THEN 0 END) END AS INTEGER)`),
  elt: special(2, Infinity, ([index, ...given], at) => {
    const { values } = alike(given.map((each) => fitted(each, STRING, at)), at);
    return value(`CASE ${fitted(index, INT, at).text} ${values.map((each, position) => `WHEN ${position + 1} THEN ${each.text}`).join(' ')} END`, STRING);
  }),
};
