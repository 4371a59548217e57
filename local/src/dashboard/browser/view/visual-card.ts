import { ChartView } from './chart-view';
import { button, el, fill, find, set, svg } from './dom';
import { KpiView } from './kpi-view';
import { MultiplesView } from './multiples-view';
import { PivotView } from './pivot-view';
import { TableView } from './table-view';
import type { Shown, ViewContext, VisualView } from './visual-view';
import { WordCloudView } from './word-cloud-view';
import { DRAWINGS } from '../../../charts';
import type { VisualResult } from '../../../charts/result';
import { isEmpty, NOTHING_FITS, notesOf, summaryOf } from '../../../charts/words';
import type { ManifestDataSet, ManifestVisual } from '../../../manifest';

/** A visual in its frame on the page: its picture or its table, and what is to be said about them. */
export class VisualCard {
  private readonly body: HTMLElement;
  private readonly notes: HTMLElement;
  private readonly toggle?: HTMLButtonElement;
  private view?: VisualView;
  private isTable: boolean;
  private shown?: Shown;

  constructor(
    private readonly figure: HTMLElement,
    readonly visual: ManifestVisual,
    private readonly dataSet: ManifestDataSet,
    private readonly context: ViewContext,
  ) {
    this.body = find(figure, '.visual-body');
    this.notes = find(figure, '.visual-notes');
    this.isTable = visual.kind === 'table';
    if (this.isTable) return;
    this.toggle = button({ 'class': 'tool', 'aria-pressed': 'false', 'title': 'Show as a table', 'aria-label': `Table: ${visual.title}` }, () => this.turn(), tableIcon(), el('span', { class: 'tool-text' }, 'Table'));
    fill(find(figure, '.visual-tools'), this.toggle);
  }

  /** Draws a result. */
  show(result: VisualResult, chosen: ReadonlySet<string> | undefined): void {
    this.shown = { visual: this.visual, result, chosen, summary: summaryOf(this.visual, result) };
    this.draw();
  }

  private turn(): void {
    this.isTable = !this.isTable;
    if (this.toggle !== undefined) set(this.toggle, { 'aria-pressed': String(this.isTable), 'title': this.isTable ? 'Show as a picture' : 'Show as a table' });
    this.drop();
    this.draw();
  }

  private draw(): void {
    if (this.shown === undefined) return;
    const { result, chosen } = this.shown;
    this.figure.classList.toggle('has-choice', chosen !== undefined);
    if (isEmpty(this.visual, result)) {
      this.drop();
      fill(this.body, el('p', { class: 'empty' }, NOTHING_FITS));
      this.say([]);
      return;
    }
    this.view ??= this.makeView(this.shown);
    const said = this.view.show(this.shown);
    this.say([...notesOf(this.visual, result), ...said]);
  }

  private drop(): void {
    this.view?.dispose();
    this.view = undefined;
  }

  private say(notes: readonly string[]): void {
    set(fill(this.notes, notes.join(' ')), { hidden: notes.length === 0 });
  }

  private makeView(shown: Shown): VisualView {
    const { kind, smallMultiples } = this.visual;
    if (this.isTable || kind === 'table') return new TableView(this.body, this.context, this.dataSet);
    if (kind === 'kpi') return new KpiView(this.body, this.context);
    if (kind === 'wordCloud') return new WordCloudView(this.body, this.context);
    if (kind === 'pivot') return new PivotView(this.body, this.context);
    const draw = DRAWINGS[kind];
    if (smallMultiples !== undefined) return new MultiplesView(this.body, this.context, draw, this.visual);
    return new ChartView(this.body, this.context, draw, shown);
  }
}

function tableIcon(): SVGElement {
  return svg('svg', { 'viewBox': '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: 'M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10' }));
}
