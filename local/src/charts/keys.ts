import type { Key } from './result';

/** What has no value, and the rest beyond a limit. */
export const NULL_KEY: Key = { value: null, text: 'None' };
export const OTHER_KEY: Key = { value: null, text: 'Other', other: true };

/** Tells a key from all others of its dimension. */
export function keyId(key: Key): string {
  return key.other === true ? 'other' : `${typeof key.value} ${String(key.value)}`;
}

/** Tells the groups of a row from those of all others of its visual. */
export function groupId(groups: readonly Key[]): string {
  return groups.map(keyId).join('\n');
}

/** The different keys, each where it comes first. */
export function distinctKeys(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [keyId(key), key])).values()];
}

/** Text of a key on one line, whatever line breaks its value has. */
export function keyText(key: Key): string {
  return typeof key.value === 'boolean' ? booleanText(key.value) : key.text.replace(/\s+/g, ' ');
}

/** A boolean as people say it. */
export function booleanText(value: boolean): string {
  return value ? 'Yes' : 'No';
}

/** By value, as rule 8 of docs/dashboards.md orders groups: numbers and dates by size, text by code points; none last, `Other` after it. */
export function compareKeys(a: Key, b: Key): number {
  return place(a) - place(b) || compareValues(a, b);
}

function place(key: Key): number {
  if (key.other === true) return 2;
  return key.value === null ? 1 : 0;
}

function compareValues(a: Key, b: Key): number {
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}

/** Lists of keys, by the first in which they differ. */
export function compareKeyLists(a: readonly Key[], b: readonly Key[]): number {
  return a.reduce((result, key, index) => (result === 0 ? compareKeys(key, b[index]) : result), 0);
}

/** The different lists of keys, each where it comes first. */
export function distinctLists(lists: readonly (readonly Key[])[]): readonly (readonly Key[])[] {
  return [...new Map(lists.map((keys) => [groupId(keys), keys])).values()];
}
