import type { FileJoin } from '../file-joins';
import type { Inspection } from '../inspect-files';
import type { InspectedFile } from '../inspected';
import { entityOf, fieldName, stem } from '../names';
import { SourceField, SourceFields, sourceFields } from './source-fields';
import { freeName } from '../../glue-job/calls/call-names';

/** A file that the app reads. */
export interface PlannedSource {
  readonly file: InspectedFile;
  readonly name: string;
  readonly fields: SourceFields;
}

/** A file that is joined to what was read before. */
export interface PlannedJoin {
  readonly join: FileJoin;
  /** Whether each row finds a partner. */
  readonly isInner: boolean;
}

/** A table that the app writes: a file with all that its rows find a partner in. */
export interface PlannedTable {
  readonly name: string;
  readonly root: InspectedFile;
  readonly joins: readonly PlannedJoin[];
}

/** What an app is made of. */
export interface AppPlan {
  readonly sources: readonly PlannedSource[];
  readonly tables: readonly PlannedTable[];
  /** What a field identifies: that of the file whose key it is. */
  readonly domains: ReadonlyMap<SourceField, string>;
  /** Files that no source reads, and why. */
  readonly leftOut: readonly string[];
}

/** Plans an app for the files that sources can read. */
export function planApp({ files, joins }: Inspection): AppPlan {
  const problems = new Map(files.map((file) => [file, unreadable(file)]));
  const read = files.filter((file) => problems.get(file) === undefined);
  const sources = agreed(namedSources(read), joins);
  const usable = joins.filter((join) => isUsable(join, sources));
  return {
    sources,
    tables: tablesOf(sources, usable),
    domains: domainsOf(sources, usable),
    leftOut: files.flatMap((file) => (problems.get(file) === undefined ? [] : [`${file.file.name}: ${problems.get(file)}`])),
  };
}

/** Why no source reads a file; undefined where one does. */
function unreadable({ file, csv, isArray, text, rows, columns }: InspectedFile): string | undefined {
  if (isArray) return 'is a JSON array; write an object a line: jq -c \'.[]\'';
  if (csv?.hasHeader === false) return 'has no header; put the names of the columns into its first line';
  if (rows === 0) return 'has no rows';
  if (csv?.lineEnds === 'CR') return 'has lines that end in CR alone; save it with LF or CRLF';
  if (file.format === 'json' && text?.encoding !== 'utf-8') return 'is not UTF-8; save it as UTF-8';
  if (text?.encoding === 'utf-16le' && !text.hasMark) return 'is UTF-16 without a byte order mark; save it as UTF-8';
  if (/[\u0000-\u001f\\*?[\]{}]/.test(file.name)) return 'has a name that no path of a source can be; rename it';
  if (csv?.headers.some((header) => header.trim() === '')) return 'has a column without a name in its header; name it';
  if (csv && new Set(csv.headers).size < csv.headers.length) return 'has a name twice in its header; rename one';
  return columns.every(({ type }) => type === 'nested') ? 'holds only structures and lists, which no field has' : undefined;
}

function namedSources(files: readonly InspectedFile[]): PlannedSource[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const base = fieldName(stem(file.file.name)).replace(/^_+/, '') || 'data';
    const name = freeName(base, (text, number) => `${text}_${number}`, (candidate) => taken.has(candidate));
    taken.add(name);
    return { file, name, fields: sourceFields(file) };
  });
}

/** Keys of each other have one type: that of the wider. */
function agreed(sources: readonly PlannedSource[], joins: readonly FileJoin[]): PlannedSource[] {
  const unlike = joins.filter(({ leftColumn, rightColumn }) => leftColumn.type !== rightColumn.type);
  const ints = unlike.flatMap(({ leftColumn, rightColumn }) => [leftColumn, rightColumn]);
  const typed = (field: SourceField): SourceField => (field.column && ints.includes(field.column) && field.type === 'int' ? { ...field, type: 'bigint' } : field);
  // Parquet has types of its own.
  return sources.map((source) => (source.file.file.format === 'parquet' ? source : {
    ...source, fields: { ...source.fields, fields: source.fields.fields.map(typed) },
  }));
}

function isUsable({ left, leftColumn, right, rightColumn }: FileJoin, sources: readonly PlannedSource[]): boolean {
  const types = [[left, leftColumn], [right, rightColumn]].map(([file, column]) => (
    sources.find((source) => source.file === file)?.fields.fields.find((field) => field.column === column)?.type));
  return types[0] !== undefined && types[0] === types[1];
}

/** A table for each file that no other is joined to, and for one of those that are joined in a ring. */
function tablesOf(sources: readonly PlannedSource[], joins: readonly FileJoin[]): PlannedTable[] {
  const joined = new Set(joins.map(({ right }) => right));
  const roots = sources.filter(({ file }) => !joined.has(file));
  const tables = roots.map((root) => tableOf(root, joins));
  const covered = new Set(tables.flatMap(({ root, joins: all }) => [root, ...all.map(({ join }) => join.right)]));
  const ring = sources.filter(({ file }) => !covered.has(file)).sort((a, b) => b.file.rows - a.file.rows);
  for (const source of ring) {
    if (covered.has(source.file)) continue;
    const table = tableOf(source, joins);
    [table.root, ...table.joins.map(({ join }) => join.right)].forEach((file) => covered.add(file));
    tables.push(table);
  }
  return tables.sort((a, b) => b.joins.length - a.joins.length || b.root.rows - a.root.rows);
}

/** From a file over its joins, each other file once. */
function tableOf({ file: root, name }: PlannedSource, joins: readonly FileJoin[]): PlannedTable {
  const reached = [root];
  const planned: PlannedJoin[] = [];
  // Those that are added are seen by this loop too.
  for (const left of reached) {
    for (const join of joins.filter((candidate) => candidate.left === left && !reached.includes(candidate.right))) {
      // A right side that is added by a left join has no rows for some: what is joined to it then finds none either.
      const isWhole = join.leftMatched === join.left.rows && (left === root || planned.find((each) => each.join.right === left)!.isInner);
      reached.push(join.right);
      planned.push({ join, isInner: isWhole });
    }
  }
  return { name, root, joins: planned };
}

/** Fields that are joined identify one thing; so does a key that is called so. */
function domainsOf(sources: readonly PlannedSource[], joins: readonly FileJoin[]): ReadonlyMap<SourceField, string> {
  const fieldOf = (file: InspectedFile, column: FileJoin['leftColumn']) => (
    sources.find((source) => source.file === file)!.fields.fields.find((field) => field.column === column)!);
  const domains = new Map<SourceField, string>();
  for (const group of joinedGroups(joins)) {
    const thing = group.map(({ leftColumn }) => /^(.+)_id$/.exec(fieldName(leftColumn.header))?.[1]).find((name) => name !== undefined) ?? entityOf(group[0].right.file.name);
    for (const { left, leftColumn, right, rightColumn } of group) {
      domains.set(fieldOf(left, leftColumn), thing);
      domains.set(fieldOf(right, rightColumn), thing);
    }
  }
  for (const { file, fields } of sources) {
    const own = fields.fields.find(({ column }) => column && isOwnKey(column, file));
    if (own && !domains.has(own)) domains.set(own, entityOf(file.file.name));
  }
  return domains;
}

/** Joins that have a column in common, or are so over others. */
function joinedGroups(joins: readonly FileJoin[]): FileJoin[][] {
  const groups: FileJoin[][] = [];
  for (const join of joins) {
    const columns = [join.leftColumn, join.rightColumn];
    const met = groups.filter((group) => group.some(({ leftColumn, rightColumn }) => columns.includes(leftColumn) || columns.includes(rightColumn)));
    met.forEach((group) => groups.splice(groups.indexOf(group), 1));
    groups.push([...met.flat(), join]);
  }
  return groups;
}

function isOwnKey(column: FileJoin['leftColumn'], file: InspectedFile): boolean {
  return column.isKey && ['id', `${entityOf(file.file.name)}_id`].includes(fieldName(column.header));
}
