/** What JSON writes a value as. */
export type JsonKind = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** A value of an object, as it is written. */
export interface JsonValue {
  readonly kind: JsonKind;
  readonly raw: string;
  /** Where it stands in the text that it was read from. */
  readonly at: number;
}

const SPACE = ' \t\r\n';
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\u0000-\u001f]*)*"/y;
/** RFC 8259, section 6, and the three that Python writes. */
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity/y;
const WORD = /true|false|null/y;

/** How deep values may stand inside one another: what is deeper is no data, and would end the program. */
const MAX_DEPTH = 500;

/**
 * The values of a JSON object by their names. Numbers keep the form in which they are written, which JavaScript's own reader loses.
 * Of a name that is there twice the first counts.
 *
 * @returns nothing where the text is no JSON object
 */
export function readObject(text: string): ReadonlyMap<string, JsonValue> | undefined {
  const reader = new Reader(text);
  const values = reader.object(0);
  return values && reader.isAtEnd() ? values : undefined;
}

/**
 * The entries of a JSON list.
 *
 * @returns nothing where the text is no JSON list
 */
export function readList(text: string): readonly JsonValue[] | undefined {
  const reader = new Reader(text);
  const values = reader.array();
  return values && reader.isAtEnd() ? values : undefined;
}

/** The JSON values of a text, one after the other, with blanks and line ends between them. At what is none it ends, after `undefined`. */
export function* readValues(text: string): Generator<JsonValue | undefined> {
  const reader = new Reader(text);
  while (!reader.isAtEnd()) {
    const value = reader.value(0);
    yield value;
    if (!value) return;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.skipSpace();
    return this.at === this.text.length;
  }

  object(depth: number): ReadonlyMap<string, JsonValue> | undefined {
    const values = new Map<string, JsonValue>();
    const isObject = this.list('{', '}', () => {
      this.skipSpace();
      const name = this.take(STRING);
      if (name === undefined || !this.character(':')) return false;
      const value = this.value(depth + 1);
      const key = decoded(name);
      if (value && !values.has(key)) values.set(key, value);
      return value !== undefined;
    });
    return isObject ? values : undefined;
  }

  array(): readonly JsonValue[] | undefined {
    const values: JsonValue[] = [];
    const isArray = this.list('[', ']', () => {
      const value = this.value(1);
      if (value) values.push(value);
      return value !== undefined;
    });
    return isArray ? values : undefined;
  }

  value(depth: number): JsonValue | undefined {
    this.skipSpace();
    const start = this.at;
    const kind = this.kindOf(depth);
    return kind && { kind, raw: this.text.slice(start, this.at), at: start };
  }

  private kindOf(depth: number): JsonKind | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (this.text[this.at]) {
      case '"': return this.take(STRING) === undefined ? undefined : 'string';
      case '{': return this.object(depth) === undefined ? undefined : 'object';
      case '[': return this.list('[', ']', () => this.value(depth + 1) !== undefined) ? 'array' : undefined;
      case 'n': return this.take(WORD) === undefined ? undefined : 'null';
      case 't':
      case 'f': return this.take(WORD) === undefined ? undefined : 'boolean';
      default: return this.take(NUMBER) === undefined ? undefined : 'number';
    }
  }

  /** @param item reads one, and says whether there was one */
  private list(opening: string, closing: string, item: () => boolean): boolean {
    if (!this.character(opening)) return false;
    if (this.character(closing)) return true;
    do {
      if (!item()) return false;
    } while (this.character(','));
    return this.character(closing);
  }

  private character(wanted: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== wanted) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && SPACE.includes(this.text[this.at])) this.at++;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

/** What a JSON string says. */
export function decoded(raw: string): string {
  return raw.includes('\\') ? JSON.parse(raw) as string : raw.slice(1, -1);
}
