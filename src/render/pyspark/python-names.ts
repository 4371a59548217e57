/** Names that mean something else where the nodes' functions and variables stand. */
const TAKEN = new Set([
  // Python's keywords
  'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for',
  'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'match', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while',
  'with', 'yield',
  // Python's functions that the script calls, or whose redefinition confuses
  'abs', 'all', 'any', 'bool', 'dict', 'filter', 'float', 'hash', 'id', 'input', 'int', 'isinstance', 'iter', 'len', 'list', 'map',
  'max', 'min', 'next', 'object', 'open', 'print', 'range', 'reversed', 'round', 'set', 'sorted', 'str', 'sum', 'super', 'tuple',
  'type', 'zip',
  // the script's own
  'argparse', 'csv', 'Decimal', 'unquote', 'quality', 'collection', 'context', 'quoted', 'texts_of_json', 'json_text', 'keep_current', 'create_table', 'columns_of', 'table_location',
  'outcomes_by_rule', 'row_count', 'is_complete', 'completeness', 'is_primary_key', 'values_between', 'has_values', 'without_blanks', 'io', 'json', 're', 'sys', 'uuid', 'reduce', 'main', 'args', 'spark', 'files', 'reader', 'publication', 'rows',
  'left', 'right', 'folder', 'location', 'window', 'arguments', 'session', 'parsed', 'form_of', 'to_float', 'declared', 'form_of_token', 'statement', 'selected', 'is_hidden',
  'without_slash',
]);

const MAX_LENGTH = 40;

/** Gives each thing a name of its own that Python accepts. */
export class PythonNames {
  private readonly used = new Set(TAKEN);

  /** `Join artists` becomes `join_artists`; the second of that name `join_artists_2`. */
  public unique(text: string): string {
    const name = snakeCase(text);
    const candidates = [TAKEN.has(name) ? `${name}_node` : name];
    while (this.used.has(candidates[0])) candidates.unshift(`${name}_${candidates.length + 1}`);
    this.used.add(candidates[0]);
    return candidates[0];
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
  let unused = name;
  while (lower.includes(unused.toLowerCase())) unused += '_';
  return unused;
}
