import { isUtf8 } from 'buffer';
import * as fs from 'fs';
import { CsvDialect, CsvFault, scanBeginning } from './csv-scan';

/** What other programs separate fields with. */
const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };

/** The first lines of a CSV file: what its header says, and whether a row follows. */
export interface CsvBeginning {
  readonly header: readonly string[];
  readonly hasRows: boolean;
}

/**
 * Reads a file's header and whether a row follows it; nothing of a file of no bytes.
 *
 * @throws CsvFault where not even that can be read
 */
export function readBeginning(file: string, dialect: CsvDialect): CsvBeginning | undefined {
  if (fs.statSync(file).size === 0) return undefined;
  const records = scanBeginning(file, dialect);
  try {
    const header = records.next();
    if (header.done) return undefined;
    return { header: header.value.fields.map(text), hasRows: hasMore(records) };
  } finally {
    records.return(undefined);
  }
}

/** A fault in the rows is told when they are read: here it only says that there are some. */
function hasMore(records: Generator<unknown>): boolean {
  try {
    return records.next().done !== true;
  } catch (error) {
    if (error instanceof CsvFault) return true;
    throw error;
  }
}

function text(field: Buffer): string {
  return isUtf8(field) ? field.toString('utf8') : field.toString('latin1');
}

/**
 * What is wrong with a header: it must be the expected names in their order.
 *
 * @returns one line for each problem, without the file's name
 */
export function headerProblems(header: readonly string[], expected: readonly string[], dialect: CsvDialect): string[] {
  if (header.length === expected.length && header.every((name, index) => name === expected[index])) return [];
  return encodingProblem(header)
    ?? separatorProblem(header, expected, dialect)
    ?? nameProblems(header, expected)
    ?? [`the columns are in another order: found ${list(header)}; expected ${list(expected)}`];
}

function encodingProblem(header: readonly string[]): string[] | undefined {
  const start = header[0];
  const isUtf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff') || start.includes('\0');
  return isUtf16 ? ['is written in UTF-16; save it as UTF-8'] : undefined;
}

function separatorProblem(header: readonly string[], expected: readonly string[], dialect: CsvDialect): string[] | undefined {
  if (header.length !== 1 || expected.length === 1) return undefined;
  const found = Object.keys(SEPARATORS).find((other) => other !== dialect.separator && header[0].split(other).length > 1);
  if (found === undefined) return undefined;
  return [`its fields are separated by ${named(found)}; expected ${named(dialect.separator)}: save it with that separator`];
}

function named(separator: string): string {
  const name = SEPARATORS[separator];
  return name === undefined ? `\`${separator}\`` : `a ${name} (\`${separator === '\t' ? '\\t' : separator}\`)`;
}

function nameProblems(header: readonly string[], expected: readonly string[]): string[] | undefined {
  const repeated = header.filter((name, index) => header.indexOf(name) < index);
  const missing = expected.filter((name) => !header.includes(name));
  const surplus = header.filter((name) => !expected.includes(name));
  const otherCase = missing.flatMap((name) => {
    const found = surplus.find((other) => other.toLowerCase() === name.toLowerCase());
    return found === undefined ? [] : [{ name, found }];
  });
  const problems = [
    ...otherCase.map(({ name, found }) => `column ${quoted(found)} is written in another case; expected ${quoted(name)}`),
    ...missing.filter((name) => !otherCase.some((other) => other.name === name)).map((name) => `column ${quoted(name)} is missing; found ${list(header)}`),
    ...surplus.filter((name) => !otherCase.some((other) => other.found === name))
      .map((name) => `column ${quoted(name)} is not expected: remove it; expected ${list(expected)}`),
    ...[...new Set(repeated)].map((name) => `column ${quoted(name)} stands there more than once; expected ${list(expected)}`),
  ];
  return problems.length > 0 ? problems : undefined;
}

function quoted(name: string): string {
  return `\`${name}\``;
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
