/** Control characters, escapes, marks that turn the text around them, lone surrogates, and whatever else takes no room. */
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`;

/** Scripts in which a joiner changes the letter before it: Persian and the languages of India are not written without. */
const JOINED_SCRIPTS = ['Arab', 'Beng', 'Deva', 'Gujr', 'Guru', 'Khmr', 'Knda', 'Mlym', 'Mymr', 'Orya', 'Sinh', 'Syrc', 'Taml', 'Telu'];
const JOINED = String.raw`(?<=[[\p{L}\p{M}]&&[${JOINED_SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('')}]])[\u200C\u200D]`;

/** An emoji is one picture with all that joins and varies it. Tags are left out: whole sentences can be written in them. */
const EMOJI = String.raw`[\p{RGI_Emoji}--\p{RGI_Emoji_Tag_Sequence}]`;

// TypeScript knows the flag `v` from ES2024 on, Node.js from 20 on.
const IN_CONTEXT = new RegExp(`${EMOJI}|${JOINED}|(?<unseen>${UNSEEN})`, 'gv');
const ANY = new RegExp(UNSEEN, 'u');

/** What stands for these in most languages. */
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text with something else in the place of each character that is not seen. What joins an emoji, or letters of a script that has
 * joiners, stays.
 *
 * @param shown what stands there instead
 */
export function withoutUnseen(text: string, shown: (character: string) => string): string {
  // Nearly all texts, and far quicker.
  if (!ANY.test(text)) return text;
  return text.replace(IN_CONTEXT, (match, unseen: string | undefined) => (unseen === undefined ? match : shown(unseen)));
}

/** A text in one line that says what it holds: `\n`, `\x1b`, `\u202e`, `\u{e0041}`, as a literal of JavaScript has them. */
export function visible(text: string): string {
  return withoutUnseen(text, escaped);
}

/** JSON of the same value in which every character is seen. */
export function visibleJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.split('\n').map((line) => withoutUnseen(line, (character) => character.split('').map(unit).join(''))).join('\n');
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  if (SHORT[character] !== undefined) return SHORT[character];
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : unit(character);
}

function unit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
