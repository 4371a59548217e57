import { button, el, fill } from './dom';
import { ReadingPosition } from './reading-position';
import { sorted, TableCell, TableColumn, TableLine, TableModel, tableModel, TableOrder } from './table-model';
import type { Shown, ViewContext, VisualView } from './visual-view';
import { groupId } from '../../../charts/keys';
import type { ManifestDataSet } from '../../../manifest';
import { counted } from '../../../text/counts';

/** More lines make a page slow, and nobody reads them. */
const MOST_LINES = 1000;

/**
 * Lines that stand at once, more where a reader is further down: the rest follows with the next picture, so that a slider can be moved
 * without waiting for it.
 */
const FIRST_LINES = 40;

/** Begins like a date: what must not be broken into lines. */
const DATE = /^\d{4}-\d\d/;

/** The numbers of a visual as a table that can be sorted; its lines choose what the marks of its picture would. */
export class TableView implements VisualView {
  private order?: TableOrder;
  private shown?: Shown;
  private pending = 0;
  private readonly position: ReadingPosition;

  constructor(private readonly place: HTMLElement, private readonly context: ViewContext, private readonly dataSet: ManifestDataSet) {
    this.position = new ReadingPosition(place);
  }

  show(shown: Shown): readonly string[] {
    this.shown = shown;
    const model = tableModel(shown.visual, shown.result, this.dataSet, this.context.trend(shown.visual));
    const lines = this.order === undefined ? model.lines : sorted(model.lines, this.order);
    const body = new TableBody(lines.slice(0, MOST_LINES), (line) => this.line(line, model));
    body.add(Math.max(FIRST_LINES, this.position.lines));
    this.later(() => this.position.complete(() => body.add(MOST_LINES)));
    this.position.keep(() => fill(this.place, el('div', { 'class': 'scroll', 'role': 'region', 'tabindex': 0, 'aria-label': `Table: ${shown.visual.title}` },
      el('table', { 'data-table': shown.visual.id },
        el('caption', { class: 'dash-sr' }, shown.summary),
        el('thead', {}, el('tr', {}, model.columns.map((column, index) => this.heading(column, index)))),
        body.element,
        model.totals === undefined ? undefined : el('tfoot', {}, totals(model))))), () => body.add(FIRST_LINES));
    return lines.length > MOST_LINES ? [`The table has the first ${counted(MOST_LINES, 'row')} of ${counted(lines.length, 'row')}.`] : [];
  }

  dispose(): void {
    cancelAnimationFrame(this.pending);
    fill(this.place);
  }

  private later(work: () => void): void {
    cancelAnimationFrame(this.pending);
    this.pending = requestAnimationFrame(work);
  }

  private heading({ title, isNumber }: TableColumn, index: number): HTMLElement {
    const isOrder = this.order?.column === index;
    const direction = this.order?.descending === true ? 'descending' : 'ascending';
    return el('th', { 'scope': 'col', 'class': isNumber ? 'number' : undefined, 'aria-sort': isOrder ? direction : undefined },
      button({ 'class': 'sort', 'data-order': index }, () => this.sort(index, isNumber), title));
  }

  /** Numbers largest first, text from A on; then the other way round, then as it was. */
  private sort(column: number, isNumber: boolean): void {
    const before = this.order?.column === column ? this.order.descending : undefined;
    if (before === undefined) this.order = { column, descending: isNumber };
    else this.order = before === isNumber ? { column, descending: !isNumber } : undefined;
    if (this.shown !== undefined) this.show(this.shown);
  }

  private line({ cells, row }: TableLine, { columns }: TableModel): HTMLElement {
    const choice = this.choice(row);
    return el('tr', { class: choice?.isChosen === true ? 'chosen' : undefined }, cells.map((cell, index) => {
      if (columns[index].isNumber) return number(cell);
      if (index > 0) return el('td', key(cell), cell.text);
      return el('th', { scope: 'row', ...key(cell) }, choice === undefined ? cell.text : chooser(cell, choice));
    }));
  }

  private choice(row: number | undefined): Choice | undefined {
    const { visual, result, chosen } = this.shown as Shown;
    const groups = row === undefined ? undefined : result.rows[row]?.groups ?? listed(result.boxes?.[row]?.group);
    if (!visual.crossFilter || row === undefined || groups === undefined || groups.length === 0) return undefined;
    if (groups.some(({ other }) => other === true)) return undefined;
    return { row, isChosen: chosen?.has(groupId(groups)) === true, choose: (isMore) => this.context.choose(visual.id, row, isMore) };
  }
}

/** The lines of a table, of which only the first are there until more are asked for. */
class TableBody {
  readonly element = el('tbody');
  private count = 0;

  constructor(private readonly lines: readonly TableLine[], private readonly draw: (line: TableLine) => HTMLElement) {}

  /** Adds so many of them. @returns whether there was one left */
  add(most: number): boolean {
    const added = this.lines.slice(this.count, this.count + most);
    this.element.append(...added.map(this.draw));
    this.count += added.length;
    return added.length > 0;
  }
}

interface Choice {
  readonly row: number;
  readonly isChosen: boolean;
  readonly choose: (isMore: boolean) => void;
}

function chooser({ text }: TableCell, { row, isChosen, choose }: Choice): HTMLElement {
  return button({ 'class': 'choose', 'data-row': row, 'aria-pressed': String(isChosen) }, (event) => choose(event.ctrlKey || event.metaKey || event.shiftKey), text);
}

function number({ text, raw }: TableCell): HTMLElement {
  return el('td', { 'class': 'number', 'data-value': raw === null ? '' : String(raw) }, text);
}

function key({ text, raw }: TableCell) {
  return { 'data-key': raw === null ? '' : String(raw), 'class': DATE.test(text) ? 'short' : undefined };
}

/** The first cell is named, the rest of the columns of categories is empty. */
function totals({ columns, totals: cells = [] }: TableModel): HTMLElement {
  const names = columns.filter(({ isNumber }) => !isNumber).map((_, index) => (index === 0 ? el('th', { scope: 'row' }, 'Total') : el('td')));
  return el('tr', {}, names, cells.map(number));
}

function listed<T>(value: T | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : [value];
}
