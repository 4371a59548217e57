import Table from 'cli-table3';
import { isNumeric, isYear } from '../drawing/format';
import type { Answer, AnswerColumn } from '../run-report';
import { inCells, Line, Style, styled } from '../terminal/line';
import { fitting } from '../text/cells';
import { columnWidths } from '../text/column-widths';
import { grouped } from '../text/counts';

/** Cells of a value, where there is all the room. */
const MOST_CELLS = 60;
/** Cells of a text or a name of a column, where there is little room: enough to tell it from the others. */
const LEAST_CELLS = 8;
/** What stands beside the cells of a column, and at the end. */
const BESIDE = '│  '.length;
const END = '│'.length;

/** An answer as it is printed, with what is known of it. */
export interface PrintedAnswer extends Pick<Answer, 'name' | 'rows'> {
  readonly columns: readonly AnswerColumn[];
  /** The question. */
  readonly description: string;
  /** Where all of its rows are. */
  readonly file: string;
}

/**
 * An answer with its question: a table, or where it has too many columns for the terminal, a line for each value.
 *
 * @param most rows that are printed
 * @param room cells of a line of the terminal; undefined where that may be of any length
 */
export function answerLines({ name, description, columns, rows, file }: PrintedAnswer, most: number, room: number | undefined): Line[] {
  const rest = rows.length > most ? `; ${most} of ${grouped(rows.length)} rows, all of them in ${file}` : '';
  const title: Line = [styled(description, 'bold'), ` (${name}${rest})`];
  const shown = rows.slice(0, most).map((row) => row.map((value, index) => inCells(valueText(value, columns[index]), MOST_CELLS)));
  const heads = columns.map((column) => inCells(column.name, MOST_CELLS));
  const needs = columns.map((column, index) => need(column, heads[index], shown.map((row) => row[index])));
  const widths = columnWidths(needs, room === undefined ? Infinity : room - columns.length * BESIDE - END);
  return [title, ...widths === undefined ? valueLines(heads, shown, room ?? Infinity) : tableLines(columns, heads, shown, widths)];
}

/** A number is never cut: what is left of it would be another one. */
function need(column: AnswerColumn, head: string, cells: readonly string[]): { whole: number; least: number } {
  const widest = Math.max(0, ...cells.map(widthOf));
  const whole = Math.max(widest, widthOf(head));
  return { whole, least: Math.min(whole, isNumeric(column) ? Math.max(widest, LEAST_CELLS) : LEAST_CELLS) };
}

function widthOf(text: string): number {
  return MOST_CELLS - fitting(text, MOST_CELLS).left;
}

function tableLines(columns: readonly AnswerColumn[], heads: readonly string[], rows: readonly string[][], widths: readonly number[]): Line[] {
  const cells = (texts: readonly string[]) => texts.map((text, index) => inCells(text, widths[index]));
  const table = new Table({
    head: cells(heads),
    colAligns: columns.map((column) => (isNumeric(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map(cells));
  const [border, head, ...lines] = table.toString().split('\n');
  return [ruled(border), ruled(head, 'bold'), ...lines.map((line) => ruled(line))];
}

/** A line of a table, whose rules stand back. */
function ruled(line: string, ...styles: Style[]): Line {
  return line.split(/([─│┌┬┐├┼┤└┴┘]+)/).map((part, index) => (index % 2 === 1 ? styled(part, 'gray') : styled(part, ...styles)));
}

/** A line for each value of each row, with the name of its column before it. */
function valueLines(heads: readonly string[], rows: readonly string[][], room: number): Line[] {
  const width = Math.min(Math.max(...heads.map(widthOf)), Math.floor(room / 3));
  const names = heads.map((head) => inCells(head, width)).map((name) => `${name}${' '.repeat(width - widthOf(name))}  `);
  return rows.flatMap((row, index): Line[] => [
    ...index > 0 ? [''] : [],
    ...row.map((value, column): Line => [styled(names[column], 'bold'), inCells(value, Math.max(1, room - width - 2))]),
  ]);
}

function valueText(value: Answer['rows'][number][number], column: AnswerColumn): string {
  if (value === null) return '';
  return typeof value === 'number' && !isYear(column) ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : String(value);
}
