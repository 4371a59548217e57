/** A statement as Spark's grammar reads it: a rule with its parts, or a word, whose rule is empty. Rules that hold nothing are left out. */
export interface Tree {
  /** The name of the rule in Spark's grammar, e.g. `querySpecification`. */
  readonly rule: string;
  /** Of a word, as it is written; of a rule, its first word. */
  readonly text: string;
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly children: readonly Tree[];
}

/** What no rule here translates: Spark runs it, this engine does not. */
export class Refusal extends Error {
  constructor(readonly word: string, at: Tree, why = '') {
    super(`only Glue runs this: \`${word}\` (${place(at)})${why === '' ? '' : `; ${why}`}`);
  }
}

/** What Spark would refuse, too. */
export class Mistake extends Error {
  constructor(message: string, at: Tree) {
    super(`${message} (${place(at)})`);
  }
}

/** Where a part of a statement stands. */
export function place({ line, column }: Tree): string {
  return `${line}:${column}`;
}

/** The parts of a rule that are of one of the rules. */
export function parts(tree: Tree, ...rules: readonly string[]): Tree[] {
  return tree.children.filter(({ rule }) => rules.includes(rule));
}

/** The first part of a rule that is of one of the rules, if there is one. */
export function part(tree: Tree, ...rules: readonly string[]): Tree | undefined {
  return tree.children.find(({ rule }) => rules.includes(rule));
}

/** The part that a rule has by the grammar. */
export function the(tree: Tree, ...rules: readonly string[]): Tree {
  const found = part(tree, ...rules);
  if (!found) throw new Refusal(tree.text, tree);
  return found;
}

/** The words of a rule itself, in capitals. */
export function words(tree: Tree): string[] {
  return tree.children.filter(({ rule }) => rule === '').map(({ text }) => text.toUpperCase());
}

/** Whether a word is one of a rule's own. */
export function has(tree: Tree, word: string): boolean {
  return words(tree).includes(word);
}

/** All words below a rule, as they are written. */
export function written(tree: Tree): string {
  return tree.rule === '' ? tree.text : tree.children.map(written).join(' ');
}

/** What a name says: between backticks a backtick is doubled. */
export function nameOf(tree: Tree): string {
  const text = written(tree);
  return text.startsWith('`') ? text.slice(1, -1).replace(/``/g, '`') : text;
}

/** The query that a rule `singleStatement` is; nothing where it is another statement, or one that has a query in it. */
export function onlyQuery(tree: Tree): Tree | undefined {
  const statement = the(tree, 'statement');
  return statement.children.length === 1 ? part(statement, 'query') : undefined;
}

/** The only part of a chain of rules that hold one part each: a rule with several, or a word's own rule. */
export function unwrapped(tree: Tree, ...stops: readonly string[]): Tree {
  let inner = tree;
  while (inner.children.length === 1 && inner.children[0].rule !== '' && !stops.includes(inner.rule)) inner = inner.children[0];
  return inner;
}
