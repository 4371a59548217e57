import * as fc from 'fast-check';

/** Pieces of text that do something to a terminal, or are not seen. */
export const HOSTILE = [
  '\x1b[31m', '\x1b]0;title\x07', '\x1b[2J', '\x1bc', '\x9b31m', '\x90q\x9c', '\r', '\n', '\t', '\b', '\x00', '\x7f', '\u0085', '\u2028', '\u2029',
  '\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u3164',
  '\u180e', '\ufff9', '\ufe0f', '\ufe01', '\u{e0001}', '\u{e0041}', '\u{e007f}', '\u{e0100}', '\u{1d173}', '\ud83d', '\udc00',
];

/** What people write, which stays as it is. */
export const ORDINARY = [
  'plain', 'größe', 'e\u0301', '日本の夏', '한국어', 'Привет', 'ليلة هادئة', 'می\u200cخواهم', 'לילה שקט', 'चाँदनी', 'ශ\u0dca\u200dරී', '🎵', '👍🏽', '❤️', '❤️\u200d🔥', '1️⃣', '🇩🇪',
  '👨\u200d👩\u200d👧\u200d👦', 'a\u00a0b', '夜\u3000海', '“quoted”', 'C:\\music\\*.csv', '│',
];

/** Any text, often with what does something to a terminal. */
export const FOREIGN_TEXT: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom(...ORDINARY), fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join('')),
);

/** Characters that move the cursor or turn the text around them, and those that are not seen and that no emoji and no letter is written with. */
export function rawIn(text: string): string[] {
  return text.match(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u{e0000}-\u{e007f}]|(?![\u200c\u200d\ufe0f])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu) ?? [];
}
