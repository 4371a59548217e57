// Lists as they stand in texts: `['pop', "rock'n'roll", k-pop]`. Quotes are written by their numbers, so that the patterns can stand in any text.

/** The forms of an element of a list in brackets: in quotes, in which a backslash escapes, or without, and then without the blanks around it. */
export const LIST_ELEMENT_FORMS = [
  String.raw`\x22(?:[^\x22\\]|\\(?s:.))*\x22`,
  String.raw`\x27(?:[^\x27\\]|\\(?s:.))*\x27`,
  String.raw`[^\[\],\x22\x27 \t\n\r](?:[^\[\],]*[^\[\], \t\n\r])?`,
] as const;

/** An element of a list in brackets. */
export const LIST_ELEMENT = LIST_ELEMENT_FORMS.join('|');

/** The beginning of one that is in quotes. */
export const QUOTED_ELEMENT = String.raw`^[\x22\x27]`;

/** What a backslash escapes in quotes. */
export const ESCAPED = String.raw`\\((?s:.))`;
