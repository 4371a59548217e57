import type { GlueJobNode } from '../glue-job';

/** What a node is called in the graph, and in the code. */
export interface NodeNames {
  readonly name: string;
  readonly variable: string;
}

/** What no variable can be called: the words of the language (ECMAScript, in strict mode), its globals, and the graph. */
const RESERVED = new Set([
  ...'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally'.split(' '),
  ...'for function if implements import in instanceof interface let new null package private protected public return static'.split(' '),
  ...'super switch this throw true try typeof undefined var void while with yield graph'.split(' '),
]);

/** The most that a variable is made of: a node's name may be as long as a sentence. */
const LONGEST_VARIABLE = 40;

/** Names and variables for the nodes of a job, by their ids: no two alike. A name that is unique in Glue is kept. */
export function nodeNames(nodes: readonly Pick<GlueJobNode, 'id' | 'name'>[]): ReadonlyMap<string, NodeNames> {
  const inGlue = new Set(nodes.map(({ name }) => name));
  const names = new Set<string>();
  const variables = new Set<string>(RESERVED);
  return new Map(nodes.map(({ id, name: given }) => {
    const isTaken = (candidate: string) => names.has(candidate) || (candidate !== given && inGlue.has(candidate));
    const name = freeName(/\S/.test(given) ? given : id, (base, number) => `${base} (${number})`, isTaken);
    const variable = freeName(variableName(given), (base, number) => `${base}${number}`, (candidate) => variables.has(candidate));
    names.add(name);
    variables.add(variable);
    return [id, { name, variable }];
  }));
}

/** `Join album & artist` becomes `joinAlbumArtist`. */
export function camelCase(text: string): string {
  const words = wordsOf(text);
  return words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capitalised(word))).join('');
}

/** `Join album & artist` becomes `JoinAlbumArtist`. */
export function pascalCase(text: string): string {
  return wordsOf(text).map(capitalised).join('');
}

function variableName(name: string): string {
  const text = [...camelCase(name)].slice(0, LONGEST_VARIABLE).join('');
  if (RESERVED.has(text)) return `${text}Node`;
  return /^\p{L}/u.test(text) ? text : `node${text}`;
}

/** The words of a text, of letters and digits of any script that are seen; one in capitals alone in small letters. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').split(/(?:[^\p{L}\p{Mn}\p{Mc}\p{Nd}]|\p{Default_Ignorable_Code_Point})+/u).filter((word) => word !== '');
  return words.map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A name, with a number from 2 on where it is taken. */
export function freeName(base: string, numbered: (base: string, number: number) => string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let number = 2; ; number++) {
    const candidate = numbered(base, number);
    if (!isTaken(candidate)) return candidate;
  }
}
