/** Text that is markup already, made by {@link markup} or vouched for by {@link trusted}. */
export class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, markup is not, nothing is nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML 1.0 has no way to write, not even as a reference: https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text without the characters that no XML document may hold; each becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '\uFFFD');
}

/** Text as it stands in HTML or XML, in an element or a quoted attribute. */
export function escape(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** A template of HTML or SVG in which every value is escaped unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** Declares text to be markup that needs no escaping: for what a library or a constant gives. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(value: Content): string {
  if (value instanceof Markup) return value.toString();
  if (value === undefined) return '';
  if (typeof value === 'object') return value.map(render).join('');
  return escape(String(value));
}
