/** Where black and ruff are told to break lines. */
const LINE_LENGTH = 100;

/** What stands in brackets: its items can be put on lines of their own. */
export interface Brackets {
  /** What comes before the items, up to the opening bracket. */
  readonly open: string;
  readonly items: Code[];
  /** The closing bracket, and what follows it. */
  readonly close: string;
  /** Whether it is a list or the like, and no call: then its items stand in one line only when all of it does. */
  readonly isLiteral?: boolean;
}

/** Operands, one of which stands on each line where they do not fit one. Only inside of brackets. */
export interface Operation {
  readonly operator: string;
  readonly operands: Code[];
}

/** Python that can be broken into lines. Text is not broken. */
export type Code = string | Brackets | Operation;

/** A call. */
export function call(callee: string, ...args: Code[]): Brackets {
  return { open: `${callee}(`, items: args, close: ')' };
}

/** A list. */
export function list(items: Code[]): Brackets {
  return { open: '[', items, close: ']', isLiteral: true };
}

/** A tuple of several. */
export function tuple(...items: Code[]): Brackets {
  return { open: '(', items, close: ')', isLiteral: true };
}

/** A dictionary; its keys and values are code. */
export function dictionary(pairs: [string, string][]): Brackets {
  return { open: '{', items: pairs.map(([key, value]) => `${key}: ${value}`), close: '}', isLiteral: true };
}

/** The code in one line, however long that is. */
export function oneLine(code: Code): string {
  if (typeof code === 'string') return code;
  if ('operator' in code) return code.operands.map(oneLine).join(` ${code.operator} `);
  return `${code.open}${code.items.map(oneLine).join(', ')}${code.close}`;
}

/**
 * Lines as black breaks them: all in one line; or what is in the brackets in one line;
 * or each item in a line of its own.
 *
 * @param code what is written
 * @param before what stands before it in its first line, e.g. `return `
 * @param indent number of blanks before the lines, which are not part of the result
 * @param after what stands behind it in its last line, e.g. a comma
 */
export function layOut(code: Code, before: string = '', indent: number = 4, after: string = ''): string[] {
  const line = before + oneLine(code);
  if (indent + line.length + after.length <= LINE_LENGTH || typeof code === 'string') return [line];
  if ('operator' in code) {
    return code.operands.flatMap((operand, index) => layOut(operand, index === 0 ? before : `${code.operator} `, indent));
  }
  return [`${before}${code.open}`, ...indented(inside(code, indent + 4)), code.close];
}

function inside({ items, isLiteral }: Brackets, indent: number): string[] {
  const line = items.map(oneLine).join(', ');
  const several = isLiteral && items.length > 1;
  if (!several && indent + line.length <= LINE_LENGTH) return [line];
  if (items.length === 1) return layOut(items[0], '', indent);
  return items.flatMap((item) => {
    const lines = layOut(item, '', indent, ',');
    return [...lines.slice(0, -1), `${lines[lines.length - 1]},`];
  });
}

/** The lines, four blanks further in. */
export function indented(lines: string[]): string[] {
  return lines.map((line) => (line === '' ? line : `    ${line}`));
}

/** The text in lines that are not too long, broken at blanks. */
export function wrapped(text: string, indent: number = 4): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last === undefined) return [word];
    const longer = `${last} ${word}`;
    return indent + longer.length <= LINE_LENGTH ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}
