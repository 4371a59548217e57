import { catalogType } from './catalog-types';
import type { GlueMembers } from './node-json';

/**
 * What the value of a member says, whatever way it is written: equal for two values that say the same.
 *
 * What is absent, null, false or empty is one; names between backticks are the names; the sides of a join and the aliases of a
 * statement say themselves whose they are, so their order does not count.
 */
export function meaning(member: string, value: unknown): string {
  const read = READERS.get(member) ?? plain;
  return JSON.stringify(plain(read(value)) ?? null);
}

type Reader = (value: unknown) => unknown;

const READERS: ReadonlyMap<string, Reader> = new Map(Object.entries<Reader>({
  Mapping: (value) => listOf(value).filter((mapping) => mapping.Dropped !== true).map(mappingMeaning),
  Paths: unquoted,
  SourcePath: unquoted,
  TargetPath: unquoted,
  Groups: unquoted,
  Aggs: unquoted,
  Columns: (value) => unquoted(bySource(value)),
  SqlAliases: bySource,
  // How a table is changed says nothing of which table it is.
  SchemaChangePolicy: (value) => (isObject(value) ? { ...value, UpdateBehavior: undefined } : value),
}));

function mappingMeaning(mapping: GlueMembers): unknown {
  const { ToKey, FromPath, FromType, ToType, Children } = mapping;
  return { ToKey: unquoted(ToKey), FromPath: unquoted(FromPath), FromType: sourceTypeMeaning(FromType), ToType: typeMeaning(ToType), Children };
}

/** Studio calls any decimal that it reads one without digits. */
function sourceTypeMeaning(type: unknown): unknown {
  const meant = typeMeaning(type);
  return typeof meant === 'string' ? meant.replace(/^decimal\(.*\)$/, 'decimal') : meant;
}

function typeMeaning(type: unknown): unknown {
  return typeof type === 'string' ? catalogType(type) : type;
}

function bySource(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(hasSource)) return value;
  return [...value].sort((a, b) => (a.From < b.From ? -1 : 1));
}

function unquoted(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^`(.*)`$/s, '$1');
  if (Array.isArray(value)) return value.map(unquoted);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, unquoted(of)])) : value;
}

/** Without what says nothing, members in the order of their names. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (!isObject(value)) return value === null || value === false ? undefined : value;
  const members = Object.keys(value).sort().map((key) => [key, plain(value[key])]).filter(([, of]) => of !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function listOf(value: unknown): GlueMembers[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function hasSource(value: unknown): value is { From: string } {
  return isObject(value) && typeof value.From === 'string';
}

function isObject(value: unknown): value is GlueMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
