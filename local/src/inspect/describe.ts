import Table from 'cli-table3';
import type { FileJoin } from './file-joins';
import type { Inspection } from './inspect-files';
import { InspectedColumn, InspectedFile, isIdentifier } from './inspected';
import { MOST_COLUMNS } from './loaded-file';
import { mergedPatterns } from './moment-patterns';
import { inCells, Line, styled } from '../terminal/line';
import { counted, grouped } from '../text/counts';
import { firstLines, listed, shortened } from '../text/few';

/** Columns of a file that are printed. */
const SHOWN_COLUMNS = 60;
const SHOWN_JOINS = 20;
const CELL_WIDTH = 40;
const NOTE_WIDTH = 100;

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (little-endian)', 'utf-16be': 'UTF-16 (big-endian)', 'windows-1252': 'Windows-1252', 'latin-1': 'Latin-1 or Windows-1252',
};
const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };
const LINE_ENDS: Readonly<Record<string, string>> = { mixed: 'LF and CRLF or CR mixed', none: 'none' };

/** What was found, as it is printed. */
export function describe({ files, faults, joins }: Inspection, passedOver: readonly string[]): Line[] {
  return [
    ...files.flatMap((file) => [...describeFile(file), '']),
    ...faults.map(({ file, fault }): Line => [styled(shortened(file.name), 'bold'), `: ${fault}`]),
    ...passedOver.length === 0 ? [] : ['Passed over:', ...firstLines(passedOver, (entry) => `  ${shortened(entry)}`)],
    ...files.length > 1 ? describeJoins(joins) : [],
  ];
}

function describeFile(inspected: InspectedFile): Line[] {
  const { file, rows, headers, sample, columns } = inspected;
  const nullWords = [...new Set(columns.flatMap((column) => column.nullWords))];
  return [
    [styled(shortened(file.name), 'bold'), `: ${kindOf(inspected)}, ${counted(rows, 'row')}, ${counted(headers.length, 'column')}`],
    ...formOf(inspected).map((line): Line => `  ${line}`),
    `  Types: of ${sample === undefined ? 'all rows' : `a sample of ${grouped(sample)} rows, drawn from all of them; rows, empty values and keys are of all`}`,
    ...(nullWords.length > 0 ? [`  Words for no value: ${listed(nullWords)}`] : []),
    ...misfitLines(inspected),
    ...columnTable(inspected),
  ];
}

function kindOf({ file, isArray }: InspectedFile): string {
  if (file.format === 'json') return isArray ? 'a JSON array (a source reads an object a line: jq -c \'.[]\' makes them)' : 'JSON, an object a line';
  return file.format === 'csv' ? 'CSV' : 'Parquet';
}

function formOf({ text, csv }: InspectedFile): string[] {
  const encoding = text && `${ENCODINGS[text.encoding]}${text.hasMark ? ' with a byte order mark' : ''}${text.isSuspected ? ', suspected: no mark says so' : ''}`;
  const lines = [...(encoding === undefined ? [] : [`Encoding: ${encoding}`])];
  if (csv === undefined) return lines;
  const { separator, quote, escape, isQuoted, hasHeader, lineEnds } = csv;
  const quotes = isQuoted ? `${quote}${escape === quote ? '' : `, escaped by ${escape}`}` : 'none';
  return [
    ...lines,
    `Separator: ${SEPARATORS[separator] ?? separator}; quotes: ${quotes}; line ends: ${LINE_ENDS[lineEnds] ?? lineEnds}`,
    `Header: ${hasHeader ? 'the first line' : 'none, as it seems: the first line holds values'}`,
  ];
}

function misfitLines({ misfits, columns, headers }: InspectedFile): Line[] {
  const leftOut = misfits && `  ${counted(misfits.lines, 'line')} left out, which do not fit the others; the first is line ${grouped(misfits.first)}`;
  return [
    ...(leftOut === undefined ? [] : [[styled(leftOut, 'yellow')]]),
    ...(headers.length > columns.length ? [`  Of its columns the first ${grouped(MOST_COLUMNS)} are looked at`] : []),
  ];
}

function columnTable({ columns, rows }: InspectedFile): Line[] {
  const table = plainTable(['column', 'type', 'empty', 'different', ''], ['left', 'left', 'right', 'right', 'left']);
  table.push(...columns.slice(0, SHOWN_COLUMNS).map((column) => [
    inCells(column.header, CELL_WIDTH), column.type, share(rows - column.filled, rows), grouped(column.distinct), inCells(remarks(column).join('; '), NOTE_WIDTH),
  ]));
  const more = columns.length - SHOWN_COLUMNS;
  return [...table.toString().split('\n').map((line) => `  ${line}`), ...(more > 0 ? [`  and ${counted(more, 'more column')}`] : [])];
}

function plainTable(head: string[], colAligns: ('left' | 'right')[]): Table.Table {
  return new Table({ head, colAligns, style: { head: [], border: [], compact: true } });
}

function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0%';
  const percent = 100 * part / whole;
  return percent < 0.1 ? '<0.1%' : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}

function remarks(column: InspectedColumn): string[] {
  const { patterns, numbers, hasZeroFractions, note } = column;
  return [
    ...(isIdentifier(column) ? ['identifier: unique and complete'] : column.isKey ? ['unique and complete'] : []),
    ...(patterns === undefined ? [] : [mergedPatterns(patterns).join(', ')]),
    ...(numbers === undefined ? [] : [`decimals after \`${numbers.decimal}\`${numbers.thousands === undefined ? '' : `, thousands by \`${numbers.thousands}\``}`]),
    ...(hasZeroFractions ? ['whole numbers written with .0'] : []),
    ...(note === undefined ? [] : [note]),
  ];
}

function describeJoins(joins: readonly FileJoin[]): Line[] {
  if (joins.length === 0) return ['Joins: no two files have columns whose values meet'];
  const more = joins.length - SHOWN_JOINS;
  return [
    [styled('Joins', 'bold'), ' whose values meet:'],
    ...joins.slice(0, SHOWN_JOINS).flatMap(describeJoin),
    ...(more > 0 ? [`  and ${grouped(more)} more`] : []),
  ];
}

function describeJoin({ left, leftColumn, right, rightColumn, leftMatched, rightMatched }: FileJoin): Line[] {
  const table = plainTable(['', 'column', 'rows', 'with a partner', ''], ['left', 'left', 'right', 'right', 'right']);
  table.push(...([[left, leftColumn, leftMatched], [right, rightColumn, rightMatched]] as const).map(([{ file, rows }, { header }, matched]) => [
    inCells(file.name, CELL_WIDTH), inCells(header, CELL_WIDTH), grouped(rows), grouped(matched), share(matched, rows),
  ]));
  return table.toString().split('\n').map((line) => `  ${line}`);
}
