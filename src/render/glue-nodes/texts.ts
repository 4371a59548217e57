import type { GlueMembers } from './node-json';
import { nodeModel } from './node-model';
import type { ManifestNode } from '../../manifest/schema';

/** What a text may hold. */
interface Alphabet {
  readonly characters: RegExp;
  readonly said: string;
}

// From the patterns of the API's model: EnclosedInStringProperty and those that differ from it.
const TEXT: Alphabet = { characters: /^[\t\v\f\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u, said: 'no line break and no control character' };
const NAME: Alphabet = { characters: /^[^\r\n]*$/, said: 'no line break' };
const STATEMENT: Alphabet = { characters: /^[\s\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u, said: 'no control character' };
const RULES: Alphabet = { characters: /^[\s\u0020-\u007e]*$/, said: 'printable ASCII characters only' };
const ANY: Alphabet = { characters: /^/, said: '' };

const ALPHABETS: Readonly<Record<string, Alphabet>> = { Name: NAME, SqlQuery: STATEMENT, Ruleset: RULES, Code: ANY };

/** Most characters that the API takes. */
const LONGEST: Readonly<Record<string, number>> = { Ruleset: 65_536 };

/** The texts of a node that hold what the API takes nowhere. */
export function textProblems(node: ManifestNode): string[] {
  if (node.type === 'GlueNode') return [];
  const members: GlueMembers = { Name: node.name, ...nodeModel(node, (location) => location).members };
  return Object.entries(members)
    .filter(([member]) => member === 'Name' || !(member in (node.glue ?? {})))
    .flatMap(([member, value]) => textsOf(value).flatMap((text) => problemsOf(member, text)));
}

function problemsOf(member: string, text: string): string[] {
  const { characters, said } = ALPHABETS[member] ?? TEXT;
  const longest = LONGEST[member] ?? Infinity;
  return [
    ...(characters.test(text) ? [] : [`in ${member} Glue takes ${said}, got: ${JSON.stringify(text)}`]),
    ...(text.length <= longest ? [] : [`Glue takes ${longest} characters in ${member}, got: ${text.length}`]),
  ];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // The keys of a map are texts of the user's, too.
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsOf)];
}
