import { button, Child, el, fill } from './dom';
import { PivotLine, PivotModel, pivotModel } from './pivot-model';
import { ReadingPosition } from './reading-position';
import type { Shown, ViewContext, VisualView } from './visual-view';
import { groupId, keyText } from '../../../charts/keys';

/** Rows against columns, as a table of two headings. */
export class PivotView implements VisualView {
  private readonly position: ReadingPosition;

  constructor(private readonly place: HTMLElement, private readonly context: ViewContext) {
    this.position = new ReadingPosition(place);
  }

  show(shown: Shown): readonly string[] {
    const { visual, result, summary } = shown;
    const model = pivotModel(visual, result);
    this.position.keep(() => fill(this.place, el('div', { 'class': 'scroll', 'role': 'region', 'tabindex': 0, 'aria-label': `Pivot table: ${visual.title}` },
      el('table', { class: 'pivot' },
        el('caption', { class: 'dash-sr' }, summary),
        el('thead', {}, headings(model)),
        el('tbody', {}, model.lines.map((line, index) => this.line(line, model.lines[index - 1], shown))),
        model.totals === undefined ? undefined : el('tfoot', {}, el('tr', {}, el('th', { scope: 'row', colspan: model.headings.length }, 'Total'), model.totals.map(number)))))));
    return model.whole === undefined ? [] : [`Over all columns: ${model.whole.map((text, index) => `${text} ${model.measures[index]}`).join(', ')}.`];
  }

  dispose(): void {
    fill(this.place);
  }

  private line({ groups, cells, row }: PivotLine, before: PivotLine | undefined, { visual, chosen }: Shown): HTMLElement {
    const isChosen = chosen?.has(groupId(groups)) === true;
    const canChoose = visual.crossFilter && groups.every(({ other }) => other !== true);
    const names = groups.map((key, index): Child => {
      const isRepeated = before !== undefined && groupId(before.groups.slice(0, index + 1)) === groupId(groups.slice(0, index + 1));
      const text = keyText(key);
      if (index < groups.length - 1 || !canChoose) return el('th', { scope: 'row', class: isRepeated ? 'repeated' : undefined }, text);
      return el('th', { scope: 'row' }, button({ 'class': 'choose', 'data-row': row, 'aria-pressed': String(isChosen) }, (event) => this.context.choose(visual.id, row, event.ctrlKey || event.metaKey), text));
    });
    return el('tr', { class: isChosen ? 'chosen' : undefined }, names, cells.map(number));
  }
}

function headings({ headings: names, columns, measures }: PivotModel): readonly HTMLElement[] {
  const deep = measures.length > 1;
  const row = (text: string) => el('th', { scope: 'col', rowspan: deep ? 2 : undefined }, text);
  if (columns.every((column) => column === '')) return [el('tr', {}, names.map((text) => el('th', { scope: 'col' }, text)), measures.map((text) => el('th', { scope: 'col', class: 'number' }, text)))];
  const first = el('tr', {}, names.map(row), columns.map((text) => el('th', { scope: deep ? 'colgroup' : 'col', colspan: measures.length, class: 'number' }, text)));
  return deep ? [first, el('tr', {}, columns.flatMap(() => measures.map((text) => el('th', { scope: 'col', class: 'number' }, text))))] : [first];
}

function number(text: string): HTMLElement {
  return el('td', { class: 'number' }, text);
}
