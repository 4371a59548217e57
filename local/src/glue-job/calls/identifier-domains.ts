import { declaredColumns, type ColumnsRead } from './column-types';
import type { GlueJob, GlueJobNode } from '../glue-job';

/** What a column of a source, or of another node that declares its columns, identifies; undefined where that is not clear. */
export type DomainOf = (node: GlueJobNode, column: string) => string | undefined;

/**
 * What the columns of a job identify, so that a join of a track's id with an artist's id is seen though both are text.
 *
 * Told by names alone, so only where two of them bear each other out: a thing `artist` is known where some column is called
 * `artist_id` and some source is called after artists (`artists.csv`, `artists/`, a table or a node of that name). Then
 * `artist_id` identifies an artist everywhere, and so does the column `id` of that source. A lone `manager_id` identifies
 * nothing: it may well be an employee's.
 */
export function identifierDomains(job: GlueJob, columnsRead: ColumnsRead): DomainOf {
  const sources = job.nodes.filter((node) => node.inputs.length === 0);
  const mentioned = new Set(job.nodes.flatMap((node) => columnNames(node, columnsRead)).flatMap((name) => keyDomain(name) ?? []));
  const titled = sources.flatMap(sourceTitles).flatMap((title) => [...words(title), ...pairs(title)]);
  const entities = new Set(titled.filter((thing) => mentioned.has(thing)));
  const owners = new Map(sources.map((node) => [node.id, owner(node, entities)]));
  return (node, column) => {
    const domain = column.toLowerCase() === 'id' ? owners.get(node.id) : keyDomain(column);
    return domain !== undefined && entities.has(domain) ? domain : undefined;
  };
}

function columnNames(node: GlueJobNode, columnsRead: ColumnsRead): readonly string[] {
  return (declaredColumns(node.members) ?? columnsRead.get(node.id) ?? []).map(({ name }) => name);
}

/** `artist_id` gives `artist`. */
function keyDomain(column: string): string | undefined {
  return /^(.+)_id$/i.exec(column)?.[1].toLowerCase();
}

/** The one thing that a source is called after: by the first of its titles that names any. */
function owner(node: GlueJobNode, entities: ReadonlySet<string>): string | undefined {
  const named = sourceTitles(node).flatMap((title) => [pairs(title), words(title)]).map((things) => things.filter((thing) => entities.has(thing)));
  const first = new Set(named.find((things) => things.length > 0));
  return first.size === 1 ? [...first][0] : undefined;
}

/** What a source is called, the most telling first: its file, its folder, its table, its node. */
function sourceTitles({ name, members: { Paths, Table } }: GlueJobNode): string[] {
  const paths = Array.isArray(Paths) ? Paths.filter((entry) => typeof entry === 'string') : [];
  const parts = paths.length === 1 ? paths[0].replace(/^s3:\/\/[^/]*/, '').split('/').filter((part) => part !== '') : [];
  const files = parts.slice(-2).reverse().map((part) => part.replace(/\.[^.]*$/, ''));
  return [...files, ...(typeof Table === 'string' ? [Table] : []), name];
}

/** The words of a title in the singular: `Order items` gives `order` and `item`. */
function words(title: string): string[] {
  return title.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '').map(singular);
}

/** Those of a title by twos: `Order items` gives `order_item`, which is neither an order nor an item. */
function pairs(title: string): string[] {
  const all = words(title);
  return all.slice(1).map((word, index) => `${all[index]}_${word}`);
}

function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(x|ch|sh|ss)es$/.test(word)) return word.replace(/es$/, '');
  return word.replace(/s$/, '');
}
