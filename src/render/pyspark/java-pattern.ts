/** One token of a regular expression: an escape, a class, or a character. */
const TOKEN = /\\(?:[pP]\{[^}]*\}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu;

const WORD = '[0-9A-Za-z_]';
const AT_WORD_EDGE = `(?:(?<!${WORD})(?=${WORD})|(?<=${WORD})(?!${WORD}))`;

/** What Java reads otherwise than the engines whose time is linear, and how it is written for Java. */
const IN_JAVA: Record<string, string> = {
  // Java's $ matches before a line end too; its dot passes over other line ends than \n.
  '$': '\\z',
  '.': '[^\\n]',
  // Java 17 takes letters of all scripts for \b, and \x0B for \s.
  '\\b': AT_WORD_EDGE,
  '\\B': `(?!${AT_WORD_EDGE})`,
  '\\s': '[\\t\\n\\f\\r ]',
  '\\S': '[^\\t\\n\\f\\r ]',
};

/**
 * A regular expression of the subset, as one of Java that means the same as it does in RE2.
 *
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 * https://github.com/google/re2/wiki/Syntax
 */
export function toJavaPattern(pattern: string): string {
  return pattern.replace(TOKEN, (token) => (token.startsWith('[') && token.length > 1 ? javaClass(token) : IN_JAVA[token] ?? token));
}

/** In a class of Java `[` begins another, and `&&` cuts two. */
function javaClass(text: string): string {
  const inner = text.slice(1, -1).replace(/\\[\s\S]|\[|&/g, (part) => {
    if (part === '\\s') return '\\t\\n\\f\\r ';
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  return `[${inner}]`;
}
