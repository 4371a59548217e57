import { cut } from './cells';
import { grouped } from './counts';

/** The most problems that are told at once. */
const MOST_LINES = 20;

/** The most names that a message lists: a wide table has that many columns. */
const MOST_NAMES = 30;
const NAME_CELLS = 80;

/** The first of many lines, and how many more there are. */
export function firstLines<T>(items: readonly T[], print: (item: T) => string): string[] {
  const { first, more } = few(items, MOST_LINES);
  return [...first.map(print), ...more];
}

/** Names as a message lists them: `a, b, c and 12 more`. */
export function listed(names: readonly string[], print: (name: string) => string = shortened, most = MOST_NAMES): string {
  const { first, more } = few(names, most);
  return [first.map(print).join(', '), ...more].join(' ');
}

/** A name of the user's between backticks. */
export function quoted(name: string): string {
  return `\`${shortened(name)}\``;
}

/** A node of a graph, by its name, at the begin of a message. */
export function nodeNamed(name: string): string {
  return `node ${shortened(name)}`;
}

/** A name or a value of the user's as it can stand in a message. */
export function shortened(text: string): string {
  return cut(text, NAME_CELLS);
}

/** A value of the user's as it can stand in a message: JSON. */
export function shownJson(value: unknown): string {
  return shortened(JSON.stringify(value) ?? String(value));
}

/** One more is shown: to say that it is there takes as much room. */
function few<T>(items: readonly T[], most: number): { readonly first: readonly T[]; readonly more: readonly string[] } {
  const more = items.length - most;
  return more <= 1 ? { first: items, more: [] } : { first: items.slice(0, most), more: [`and ${grouped(more)} more`] };
}
