/** What is wrong with a JSON text, and where. */
export interface JsonFlaw {
  /** Where, in characters from the beginning. */
  readonly offset: number;
  readonly problem: string;
}

type State = 'value' | 'firstValue' | 'name' | 'firstName' | 'colon' | 'next' | 'end';

interface Container {
  readonly opener: '{' | '[';
  /** Its name in the object around it; none in a list. */
  readonly name?: string;
  readonly names: Set<string>;
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

const TOKEN = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
/** Quotes that nothing closes before the end of the file. */
const OPEN_TEXT = /^"[^"\\]*(?:\\[^][^"\\]*)*\\?$/;
const BLANKS = /[ \t\r\n]*/y;

/**
 * What is wrong with a JSON text: the first fault of its syntax, else every name that stands twice in one object.
 *
 * JSON.parse says neither: it keeps the last of two equal names in silence (of two nodes with one id, the first would be
 * lost), and where it gives a position at all depends on the version of Node.
 */
export function jsonFlaws(text: string): JsonFlaw[] {
  return new JsonScanner(text).scan();
}

class JsonScanner {
  private readonly repeated: JsonFlaw[] = [];
  /** A stack and no recursion: a file of a million brackets is refused like any other. */
  private readonly containers: Container[] = [];
  private state: State = 'value';
  private name = '';
  private position = 0;

  constructor(private readonly text: string) {}

  scan(): JsonFlaw[] {
    for (;;) {
      const token = this.nextToken();
      const expected = this.expected();
      if (token.offset === this.text.length) {
        return this.state === 'end' ? this.repeated : [{ offset: token.offset, problem: `the file ends in the middle, where ${expected} should stand` }];
      }
      if (!this.accepts(token)) return [{ offset: token.offset, problem: this.fault(token, expected) }];
    }
  }

  private nextToken(): Token {
    const offset = this.skip(BLANKS, this.position);
    this.position = this.skip(TOKEN, offset);
    return { text: this.text.slice(offset, this.position), offset };
  }

  private skip(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(this.text) ? pattern.lastIndex : from;
  }

  /** Goes one token on. @returns false where the token cannot stand here */
  private accepts({ text, offset }: Token): boolean {
    const first = text.charAt(0);
    switch (this.state) {
      case 'firstValue':
        return first === ']' ? this.close() : this.value(text);
      case 'value':
        return this.value(text);
      case 'firstName':
        return first === '}' ? this.close() : this.nameToken(text, offset);
      case 'name':
        return this.nameToken(text, offset);
      case 'colon':
        this.state = 'value';
        return first === ':';
      case 'next':
        return first === ',' ? this.comma() : first === this.closer() && this.close();
      case 'end':
        return false;
    }
  }

  private value(text: string): boolean {
    if (text === '{' || text === '[') {
      const isNamed = this.containers.at(-1)?.opener === '{';
      this.containers.push({ opener: text, name: isNamed ? this.name : undefined, names: new Set() });
      this.state = text === '{' ? 'firstName' : 'firstValue';
      return true;
    }
    this.state = this.containers.length === 0 ? 'end' : 'next';
    return text !== '' && !'}],:'.includes(text);
  }

  private nameToken(text: string, offset: number): boolean {
    if (!text.startsWith('"')) return false;
    const { names } = this.containers.at(-1)!;
    this.name = JSON.parse(text) as string;
    if (names.has(this.name)) this.repeated.push({ offset, problem: `${text} stands twice in ${this.path()}; only the last would count` });
    names.add(this.name);
    this.state = 'colon';
    return true;
  }

  /** Where the scanner is, e.g. `Job.CodeGenConfigurationNodes`. */
  private path(): string {
    return this.containers.flatMap(({ name }) => name ?? []).join('.') || 'the object';
  }

  private comma(): boolean {
    this.state = this.containers.at(-1)!.opener === '{' ? 'name' : 'value';
    return true;
  }

  private close(): boolean {
    this.containers.pop();
    this.state = this.containers.length === 0 ? 'end' : 'next';
    return true;
  }

  private closer(): '}' | ']' {
    return this.containers.at(-1)?.opener === '[' ? ']' : '}';
  }

  private expected(): string {
    const expected: Record<State, string> = {
      value: 'a value',
      firstValue: 'a value or ]',
      name: 'a name in double quotes',
      firstName: 'a name in double quotes or }',
      colon: ':',
      next: `, or ${this.closer()}`,
      end: 'the end of the file',
    };
    return expected[this.state];
  }

  private fault({ text, offset }: Token, expected: string): string {
    const rest = this.text.slice(offset);
    if (text === '' && rest.startsWith('"')) {
      return OPEN_TEXT.test(rest) ? 'the file ends in the middle of this text' : 'this text has a line break, a control character or a wrong escape in it';
    }
    // Blanks that JSON does not know as such, e.g. U+00A0, are shown by their codes.
    const word = /^\S{1,20}/.exec(rest)?.[0] ?? `U+${rest.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return `expected ${expected}, got: ${word}`;
  }
}
