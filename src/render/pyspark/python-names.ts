import { firstFree } from '../../private/lists';

/** Python's words that no name can be, in lower case, and `match`, which confuses as one. */
export const PYTHON_KEYWORDS: readonly string[] = [
  'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for',
  'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'match', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while',
  'with', 'yield',
];

/** Names that mean something else where the nodes' functions and variables stand. */
const TAKEN = new Set([
  ...PYTHON_KEYWORDS,
  // Python's functions that the script calls, or whose redefinition confuses
  'abs', 'all', 'any', 'bool', 'dict', 'filter', 'float', 'hash', 'id', 'input', 'int', 'isinstance', 'iter', 'len', 'list', 'map',
  'max', 'min', 'next', 'object', 'open', 'print', 'range', 'reversed', 'round', 'set', 'sorted', 'str', 'sum', 'super', 'tuple',
  'type', 'zip',
  // the modules and names that the script imports
  'argparse', 'csv', 'io', 'json', 're', 'reduce', 'sys', 'unquote', 'uuid',
  // its own functions
  'arguments', 'columns_of', 'completeness', 'create_table', 'declared', 'folders_of', 'form_of', 'form_of_token', 'has_values', 'is_complete', 'is_hidden',
  'is_primary_key', 'json_text', 'keep_current', 'main', 'outcomes_by_rule', 'parsed', 'quoted', 'row_count', 'session', 'table_location', 'texts_of_json',
  'to_float', 'values_between', 'without_blanks', 'without_slash',
  // what main and the functions of nodes call things
  'args', 'collection', 'context', 'files', 'folder', 'joins', 'left', 'location', 'publication', 'quality', 'reader', 'right', 'rows', 'selected', 'spark',
  'statement', 'window',
]);

/** How names end that are made of a node's: of what it gives, where it writes, and of code that is given. */
const MADE = /_(rows|folder|code)$/;

const MAX_LENGTH = 40;

/** Gives each thing a name of its own that Python accepts. */
export class PythonNames {
  private readonly used = new Set(TAKEN);

  /** `Join artists` becomes `join_artists`; the second of that name `join_artists_2`. */
  public unique(text: string): string {
    const name = snakeCase(text);
    const first = TAKEN.has(name) || MADE.test(name) ? `${name}_node` : name;
    const unique = firstFree((number) => (number === 1 ? first : `${name}_${number}`), (candidate) => this.used.has(candidate));
    this.used.add(unique);
    return unique;
  }
}

function snakeCase(text: string): string {
  const ascii = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const name = ascii.replace(/[^a-z0-9]+/g, '_').slice(0, MAX_LENGTH).replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(name) ? name : `node_${name}`.replace(/_$/, '');
}

/**
 * A name that no field has.
 *
 * @param taken the fields' names; Spark does not tell case apart
 */
export function unusedName(name: string, taken: string[]): string {
  const lower = taken.map((field) => field.toLowerCase());
  return firstFree((number) => name + '_'.repeat(number - 1), (candidate) => lower.includes(candidate.toLowerCase()));
}
