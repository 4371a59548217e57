import * as path from 'path';
import { expectedHeader } from './csv-columns';
import { CsvFault } from './csv-fault';
import { headerProblems, readBeginning } from './csv-header';
import { notCsv } from './file-signature';
import { partitionOf } from './folder-partitions';
import type { SourceFiles } from './input-files';
import { asFileSource } from './source-node';
import type { CsvSourceNode } from '../../manifest';
import { nodeNamed } from '../../text/few';
import type { InputSource } from '../start';

/**
 * What is wrong with the beginning of the CSV files among the input: their header, or that no row follows it.
 *
 * @returns one line for each problem of all the files, none where they can be read
 */
export function inputProblems(inputs: readonly InputSource[]): string[] {
  return inputs.flatMap(({ source, found }) => {
    const reader = asFileSource(source, found.format);
    return reader.type === 'CsvSource' ? dialectProblems(reader) ?? sourceProblems(reader, found) : [];
  });
}

/** The engine reads separators and quotes of one byte. */
function dialectProblems(source: CsvSourceNode): string[] | undefined {
  const wrong = [source.separator, source.quote, source.escape ?? ''].filter((character) => character.charCodeAt(0) > 127);
  return wrong.length > 0 ? wrong.map((character) => `${nodeNamed(source.name)}: \`${character}\` is no ASCII character: files cannot be separated or quoted with it`) : undefined;
}

function sourceProblems(source: CsvSourceNode, { files, isFolder, root }: SourceFiles): string[] {
  const checks = files.map((file) => checkFile(file, source, root));
  const problems = checks.flatMap((check) => check.problems);
  if (problems.length > 0 || checks.some((check) => check.hasRows)) return problems;
  // Of a folder, parts without a row are usual: Spark writes one for each empty partition.
  if (isFolder) return [`${path.normalize(root).replace(/[\\/]$/, '')}: none of its files holds a row`];
  return checks[0].isEmpty ? [`${files[0]}: the file is empty; expected a header and rows`] : [`${files[0]}: holds a header and no rows`];
}

interface FileCheck {
  readonly problems: readonly string[];
  readonly hasRows: boolean;
  readonly isEmpty: boolean;
}

function checkFile(file: string, source: CsvSourceNode, root: string): FileCheck {
  try {
    const other = notCsv(file, source.encoding);
    if (other !== undefined) return { problems: [`${file}: ${other}`], hasRows: false, isEmpty: false };
    const beginning = readBeginning(file, source, source.encoding);
    const problems = beginning ? headerProblems(beginning.header, expectedHeader(source, partitionOf(file, root)), source) : [];
    return { problems: problems.map((problem) => `${file}: ${problem}`), hasRows: beginning?.hasRows ?? false, isEmpty: !beginning };
  } catch (error) {
    return { problems: [`${file}: ${reason(error)}`], hasRows: false, isEmpty: false };
  }
}

function reason(error: unknown): string {
  if (error instanceof CsvFault) return `line ${error.line}: ${error.message}`;
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EACCES' ? 'cannot be opened: permission denied' : message;
}
