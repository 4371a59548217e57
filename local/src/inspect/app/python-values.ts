import { Member, New, Ref, SchemaOf, StaticCall, Struct, type Props, type Value } from '../../glue-job/calls/call-values';
import { withoutUnseen } from '../../text/unseen';
import { fieldName } from '../names';

/** The most characters of a line of the code. */
export const PYTHON_WIDTH = 120;
const STEP = '    ';

/** What stands between brackets, a label before each. */
interface Bracketed {
  readonly open: string;
  readonly close: string;
  readonly parts: readonly { readonly label: string; readonly value: Value }[];
}

/** A value as Python: on one line where it fits, else each part on a line of its own. */
export function pythonValue(value: Value, indent = '', used = 0): string {
  const flat = flatValue(value);
  if (typeof value === 'string' && (value.includes('\n') || used + flat.length > PYTHON_WIDTH)) return linesOf(value, indent);
  const bracketed = bracketedOf(value);
  if (bracketed === undefined || bracketed.parts.length === 0 || used + flat.length <= PYTHON_WIDTH) return flat;
  const inner = indent + STEP;
  const lines = bracketed.parts.map((part) => `${inner}${part.label}${pythonValue(part.value, inner, inner.length + part.label.length + 1)},\n`);
  return `${bracketed.open}\n${lines.join('')}${indent}${bracketed.close}`;
}

/** A name of a property or a variable as Python has it: `joinType` is `join_type`. */
export function snakeCase(name: string): string {
  return fieldName(name);
}

function flatValue(value: Value): string {
  const bracketed = bracketedOf(value);
  if (bracketed) return `${bracketed.open}${bracketed.parts.map(({ label, value: part }) => label + flatValue(part)).join(', ')}${bracketed.close}`;
  if (typeof value === 'string') return pythonString(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (value instanceof Ref) return value.variable.split('.').map(snakeCase).join('.');
  if (value instanceof SchemaOf) return `${snakeCase(value.variable)}.schema`;
  return value instanceof Member ? `${value.className}.${value.member}` : String(value);
}

function bracketedOf(value: Value): Bracketed | undefined {
  if (value instanceof New) return { open: `${value.className}(`, close: ')', parts: argumentsOf(value.args) };
  if (value instanceof StaticCall) return { open: `${value.className}.${snakeCase(value.method)}(`, close: ')', parts: argumentsOf(value.args) };
  if (value instanceof Struct) return { open: `${value.interfaceName}(`, close: ')', parts: keywords(value.props) };
  if (Array.isArray(value)) return { open: '[', close: ']', parts: value.map((entry: Value) => ({ label: '', value: entry })) };
  if (typeof value !== 'object' || value === null || value instanceof Ref || value instanceof SchemaOf || value instanceof Member) return undefined;
  return { open: '{', close: '}', parts: given(value as Props).map(([name, entry]) => ({ label: `${pythonString(name)}: `, value: entry })) };
}

/** Properties at the end of a call are keyword arguments. */
function argumentsOf(args: readonly Value[]): Bracketed['parts'] {
  const last = args[args.length - 1];
  if (!isProps(last)) return args.map((value) => ({ label: '', value }));
  return [...args.slice(0, -1).map((value) => ({ label: '', value })), ...keywords(last)];
}

function isProps(value: Value | undefined): value is Props {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function keywords(props: Props): Bracketed['parts'] {
  return given(props).map(([name, value]) => ({ label: `${snakeCase(name)}=`, value }));
}

function given(props: Props): [string, Value][] {
  return Object.entries(props).filter((entry): entry is [string, Value] => entry[1] !== undefined);
}

/** Literals that stand one after the other: a line each. */
function linesOf(text: string, indent: string): string {
  const width = PYTHON_WIDTH - indent.length - STEP.length;
  const pieces = text.split(/(?<=\n)/).flatMap((line) => (line.length < width ? [line] : line.match(new RegExp(`[^]{1,${Math.floor(width / 2)}}`, 'gu')) ?? []));
  return `(\n${pieces.map((piece) => `${indent}${STEP}${pythonString(piece)}\n`).join('')}${indent})`;
}

/** A text between double quotes, or between single ones where that spares escapes. What is not seen is written by its number. */
function pythonString(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = withoutUnseen(text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`), escapedCharacter);
  return quote + escaped + quote;
}

function escapedCharacter(character: string): string {
  return character === '\n' ? '\\n' : `\\U${character.codePointAt(0)!.toString(16).padStart(8, '0')}`;
}
