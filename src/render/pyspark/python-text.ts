/** What is not seen, or changes how the text around it is seen: written as an escape. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const SHORT_ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text as a Python literal, whatever it holds. */
export function pyText(text: string): string {
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  const escaped = text.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`).replace(UNPRINTABLE, escapeOf);
  return `${quote}${escaped}${quote}`;
}

/** A regular expression as a Python literal: raw, where that can hold it. */
export function pyPattern(pattern: string): string {
  const raw = pattern.includes('\\') && !/["\n\r]|\\$/.test(pattern) && pattern.search(UNPRINTABLE) < 0;
  return raw ? `r"${pattern}"` : pyText(pattern);
}

/**
 * Several lines as a Python literal: between three quotes, where that can hold them.
 *
 * @returns the lines of the literal
 */
export function pyLines(text: string): string[] {
  const plain = !text.includes('\\') && !text.includes('"""') && !text.endsWith('"') && text.replaceAll('\n', '').search(UNPRINTABLE) < 0;
  if (!plain || !text.includes('\n')) return [pyText(text)];
  return ['"""', ...text.split('\n'), '"""'];
}

/** Text for a docstring: what would end it, or would not be seen, is replaced. */
export function docText(text: string): string {
  return text.replace(/\\/g, '\\\\').replaceAll('"', "'").replace(UNPRINTABLE, ' ').replace(/ +/g, ' ').trim();
}

function escapeOf(char: string): string {
  const short = SHORT_ESCAPES[char];
  if (short !== undefined) return short;
  const code = char.codePointAt(0)!;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
