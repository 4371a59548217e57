import { isUtf8 } from 'buffer';
import * as fs from 'fs';
import { nearest } from 'cdk-spotify-analytics/manifest';
import { CsvFault } from './csv-fault';
import { CsvDialect, scanBeginning } from './csv-scan';
import type { Recoding } from './recoding';
import type { CsvSourceNode } from '../../manifest';
import { listed, quoted } from '../../text/few';

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
 * @param encoding its encoding; UTF-8 where none is given
 * @throws CsvFault where not even that can be read
 */
export function readBeginning(file: string, dialect: CsvDialect, encoding?: Recoding): CsvBeginning | undefined {
  if (fs.statSync(file).size === 0) return undefined;
  const records = scanBeginning(file, dialect, encoding);
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

/** How CSV files separate and quote, and whether their columns are found by name. */
export type CsvHeaderForm = CsvDialect & Pick<CsvSourceNode, 'byName'>;

/**
 * What is wrong with a header: it must be the expected names in their order, or hold them where columns are found by name.
 *
 * @returns one line for each problem, without the file's name
 */
export function headerProblems(header: readonly string[], expected: readonly string[], form: CsvHeaderForm): string[] {
  if (header.length === expected.length && header.every((name, index) => name === expected[index])) return [];
  const problems = nameProblems(header, expected, form.byName);
  if (problems === undefined && form.byName) return [];
  return excelProblem(header, form)
    ?? separatorProblem(header, expected, form)
    ?? problems
    ?? [`the columns are in another order: found ${listed(header)}; expected ${listed(expected)}`];
}

/** Excel's own first line, which says what separates, and is no header. */
function excelProblem(header: readonly string[], dialect: CsvDialect): string[] | undefined {
  const line = header.join(dialect.separator);
  return /^"?sep=.?"?$/i.test(line) ? [`its first line is ${quoted(line)}, which is for Excel alone: remove it, so that the header is the first line`] : undefined;
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

function nameProblems(header: readonly string[], expected: readonly string[], byName: CsvSourceNode['byName']): string[] | undefined {
  const found = new Set(header);
  const known = new Set(expected);
  const missing = expected.filter((name) => !found.has(name));
  const surplus = [...found].filter((name) => !known.has(name));
  const sameLetters = new Map(surplus.map((name) => [name.toLowerCase(), name]));
  const otherCase = new Map(missing.flatMap((name) => {
    const other = sameLetters.get(name.toLowerCase());
    return other === undefined ? [] : [[name, other]];
  }));
  const optional = byName?.optional ?? [];
  const isIgnored = byName?.surplus === 'ignore';
  const lacking = missing.filter((name) => !otherCase.has(name) && !optional.includes(name));
  const near = new Map(lacking.flatMap((name) => {
    const [other] = nearest(name, surplus.filter((candidate) => !isOfPandas(candidate)));
    return other === undefined ? [] : [[name, other]];
  }));
  const notExpected = new Set([...otherCase.values(), ...near.values()]);
  const problems = [
    ...[...otherCase].map(([name, other]) => `column ${quoted(other)} is written in another case; expected ${quoted(name)}`),
    ...[...near].map(([name, other]) => `column ${quoted(name)} is missing, and ${quoted(other)} is not expected: rename it, if it is the same`),
    ...surplus.filter((name) => isOfPandas(name) && !isIgnored).map((name) => unnamedProblem(name, header)),
    ...ofColumns(lacking.filter((name) => !near.has(name)), (columns, isOne) => `${columns} ${isOne ? 'is' : 'are'} missing; found ${listed(header)}`),
    ...ofColumns(surplus.filter((name) => !notExpected.has(name) && !isOfPandas(name) && !isIgnored),
      (columns, isOne) => `${columns} ${isOne ? 'is not expected: remove it' : 'are not expected: remove them'}; expected ${listed(expected)}`),
    ...ofColumns(repeated(header).filter((name) => !isIgnored || known.has(name)), (columns, isOne) => `${columns} ${isOne ? 'stands' : 'stand'} there more than once; expected ${listed(expected)}`),
  ];
  return problems.length > 0 ? problems : undefined;
}

/** What pandas calls a column without a name. */
const UNNAMED = /^Unnamed: \d+$/;

function isOfPandas(name: string): boolean {
  return name.trim() === '' || UNNAMED.test(name);
}

function unnamedProblem(name: string, header: readonly string[]): string {
  if (UNNAMED.test(name)) return `column ${quoted(name)} is an index that pandas wrote, and read again: write the file with index=False, or remove the column`;
  if (header.indexOf(name) === header.length - 1) return 'its last column has no name: remove the separator at the end of the header, and of each line, or the column';
  const at = header.indexOf(name) + 1;
  return `column ${at} has no name: if it is an index that pandas wrote, write the file with index=False, or remove the column`;
}

/** One problem for all of the columns that have it. */
function ofColumns(names: readonly string[], print: (columns: string, isOne: boolean) => string): string[] {
  if (names.length === 0) return [];
  const isOne = names.length === 1;
  return [print(`${isOne ? 'column' : 'columns'} ${listed(names, quoted)}`, isOne)];
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}
