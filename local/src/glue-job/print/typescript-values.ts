import { propertyKey, stringLiteral, stringPieces, WIDTH } from './typescript-literals';
import { Member, New, Ref, SchemaOf, StaticCall, Struct, type Props, type Value } from '../calls/call-values';

/** One step of indentation. */
export const STEP = '  ';

/** What stands between brackets: on one line where it fits, else each part on a line of its own. */
interface Bracketed {
  readonly open: string;
  readonly close: string;
  readonly parts: readonly { readonly label: string; readonly value: Value }[];
  /** Whether blanks stand inside of the brackets on one line, as in an object. */
  readonly isSpaced: boolean;
}

/**
 * A value as TypeScript.
 *
 * @param indent the blanks that the line begins with
 * @param used the characters of the line that are taken: before the value, and after it
 */
export function printValue(value: Value, indent: string, used: number): string {
  const flat = flatValue(value);
  if (flat !== undefined && used + flat.length <= WIDTH) return flat;
  if (typeof value === 'string') return brokenString(value, indent);
  if (value instanceof New) return `new ${value.className}${printArguments(value.args, indent, used + value.className.length + 4)}`;
  const bracketed = bracketedOf(value);
  return bracketed && bracketed.parts.length > 0 ? broken(bracketed, indent) : flat!;
}

/** The arguments of a call, in brackets: the last one, an object, stays on the line of the call where the others fit. */
export function printArguments(args: readonly Value[], indent: string, used: number): string {
  const flat = flatParts(args.map((value) => ({ label: '', value })));
  if (flat !== undefined && used + flat.length + 2 <= WIDTH) return `(${flat})`;
  const before = flatParts(args.slice(0, -1).map((value) => ({ label: '', value })));
  const last = bracketedOf(args[args.length - 1]);
  if (before !== undefined && last?.open === '{' && used + before.length + 4 <= WIDTH) return `(${before === '' ? '' : `${before}, `}${broken(last, indent)})`;
  return broken({ open: '(', close: ')', parts: args.map((value) => ({ label: '', value })), isSpaced: false }, indent);
}

/** A value on one line; undefined where it holds a text of several lines. */
function flatValue(value: Value): string | undefined {
  if (typeof value === 'string') return value.trimEnd().includes('\n') ? undefined : stringLiteral(value);
  const bracketed = bracketedOf(value);
  if (!bracketed) return atom(value as number | boolean | null | Ref | SchemaOf | Member);
  const parts = flatParts(bracketed.parts);
  if (parts === undefined) return undefined;
  const space = bracketed.isSpaced && parts !== '' ? ' ' : '';
  return `${bracketed.open}${space}${parts}${space}${bracketed.close}`;
}

function flatParts(parts: Bracketed['parts']): string | undefined {
  const flat = parts.map(({ label, value }) => ({ label, text: flatValue(value) }));
  return flat.some(({ text }) => text === undefined) ? undefined : flat.map(({ label, text }) => label + text).join(', ');
}

function atom(value: number | boolean | null | Ref | SchemaOf | Member): string {
  if (value instanceof Ref) return value.variable;
  if (value instanceof SchemaOf) return `${value.variable}.schema`;
  if (value instanceof Member) return `${value.className}.${value.member}`;
  return Object.is(value, -0) ? '-0' : String(value);
}

function bracketedOf(value: Value): Bracketed | undefined {
  if (value instanceof StaticCall) {
    const { className, method, args, then } = value;
    const close = `)${then.map((name) => `.${name}()`).join('')}`;
    return { open: `${className}.${method}(`, close, parts: args.map((arg) => ({ label: '', value: arg })), isSpaced: false };
  }
  if (value instanceof New) return { open: `new ${value.className}(`, close: ')', parts: value.args.map((arg) => ({ label: '', value: arg })), isSpaced: false };
  if (value instanceof Struct) return bracketedOf(value.props);
  if (Array.isArray(value)) return { open: '[', close: ']', parts: value.map((entry: Value) => ({ label: '', value: entry })), isSpaced: false };
  if (typeof value !== 'object' || value === null || value instanceof Ref || value instanceof SchemaOf || value instanceof Member) return undefined;
  return { open: '{', close: '}', parts: properties(value as Props), isSpaced: true };
}

function properties(props: Props): Bracketed['parts'] {
  return Object.entries(props).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const key = propertyKey(name);
    // An input in a variable `left` is given as `left` alone.
    const isShort = value instanceof Ref && value.variable === name;
    return [{ label: isShort ? '' : `${key}: `, value }];
  });
}

function broken({ open, close, parts }: Bracketed, indent: string): string {
  const inner = indent + STEP;
  const lines = parts.map(({ label, value }) => `${inner}${label}${printValue(value, inner, inner.length + label.length + 1)},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

/** A long text in pieces, one of several lines as a list of its lines. */
function brokenString(text: string, indent: string): string {
  const lines = text.split('\n');
  if (lines.length === 1) return pieces(text, indent);
  const inner = indent + STEP;
  return `[\n${lines.map((line) => `${inner}${pieces(line, inner)},\n`).join('')}${indent}].join('\\n')`;
}

function pieces(line: string, indent: string): string {
  const literal = stringLiteral(line);
  if (indent.length + literal.length + 1 <= WIDTH) return literal;
  const inner = indent + STEP;
  return stringPieces(line, WIDTH - inner.length - 4).join(`\n${inner}+ `);
}
