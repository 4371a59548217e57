import type { Choice } from './controls/control';
import { FilterBar } from './controls/filter-bar';
import { makeControl } from './controls/make-control';
import { el, fill, find } from './dom';
import { EnginePort, openChoice } from './engine-port';
import { chosenIn, filtered, initialState, State, toggled, unchosen } from './state';
import { Tabs } from './tabs';
import { VisualCard } from './visual-card';
import { ColourBook } from '../../../charts/colour-book';
import type { VisualResult } from '../../../charts/result';
import type { ManifestDashboard, ManifestFilter, ManifestSheet } from '../../../manifest';
import { counted } from '../../../text/counts';

/** The dashboard at work: people set the sheet, the filters and what they choose; it computes and draws the sheet they look at. */
export class DashboardApp {
  /**
   * How long the last change took, in milliseconds, until all of it is in the page but for the lines of long tables that nobody sees yet;
   * the browser paints it after that.
   */
  lastUpdate = 0;
  private state: State;
  /** The sheet that is on the screen. */
  private drawn = '';
  private readonly results = new Map<string, VisualResult>();
  private readonly cards: ReadonlyMap<string, VisualCard>;
  private readonly tabs: Tabs;
  private readonly bar: FilterBar;
  private pending = 0;

  constructor(private readonly root: HTMLElement, private readonly dashboard: ManifestDashboard, private readonly engine: EnginePort) {
    this.state = initialState(dashboard);
    this.cards = this.makeCards();
    this.tabs = new Tabs(root, (sheet) => this.show(sheet));
    this.bar = new FilterBar(find(root, '.dash-filters'), {
      dashboard,
      control: (filter) => makeControl(filter, engine, (choice) => this.later(filtered(this.state, filter.id, choice))),
      choiceOf: (filter, filters) => engine.choiceOf(filter, filters),
      clear: (filter) => this.change(filtered(this.state, filter.id, openChoice(engine.choiceOf(filter, this.state.filters)))),
      unchoose: ({ id }) => this.change(unchosen(this.state, [id])),
      reset: () => this.change({ ...this.state, filters: {}, chosen: {} }),
    });
    document.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented) this.clearChosen();
    });
    fill(find(root, '.dash-notes'), engine.notes.map((note) => el('p', {}, note)));
  }

  /** Shows a sheet. */
  show(sheet: string): void {
    this.change({ ...this.state, sheet });
  }

  /** Sets a filter. @throws Error where there is no such filter */
  filter(id: string, choice: Choice): void {
    if (!this.dashboard.filters.some((filter: ManifestFilter) => filter.id === id)) throw new Error(`there is no filter ${id}`);
    this.change(filtered(this.state, id, choice));
  }

  /** Chooses what a row of a visual's result stands for, or no longer chooses it. */
  choose(visual: string, row: number, isMore = false): void {
    const result = this.resultOf(visual);
    const groups = result.rows[row]?.groups ?? [result.boxes?.[row]?.group].filter((group) => group !== undefined);
    const { crossFilter } = this.cards.get(visual)?.visual ?? { crossFilter: false };
    if (!crossFilter || groups.length === 0 || groups.some(({ other }) => other === true)) return;
    this.change(toggled(this.state, visual, groups, isMore));
  }

  /** What a visual draws now. @throws Error where there is no such visual */
  resultOf(visual: string): VisualResult {
    const sheet = this.dashboard.sheets.find(({ visuals }) => visuals.some(({ id }) => id === visual));
    if (sheet === undefined) throw new Error(`there is no visual ${visual}`);
    if (sheet.id !== this.state.sheet || !this.results.has(visual)) this.compute(sheet);
    return this.results.get(visual) as VisualResult;
  }

  /** Computes and draws the sheet as it is set. */
  update(): void {
    const start = performance.now();
    const sheet = this.sheet();
    if (sheet.id !== this.drawn) this.turnTo(sheet);
    const fitting = this.engine.fitting(sheet, this.state);
    this.bar.show(this.state, fitting, sheet.visuals);
    this.compute(sheet);
    sheet.visuals.forEach((visual) => this.cards.get(visual.id)?.show(this.results.get(visual.id) as VisualResult, chosenIn(visual, this.state)));
    find(this.root, '[data-status]').textContent = fitting.map(({ title, rows, all }) => `${title}: ${counted(rows, 'row')} of ${counted(all, 'row')} fit.`).join(' ');
    this.lastUpdate = performance.now() - start;
  }

  private turnTo({ id }: ManifestSheet): void {
    this.drawn = id;
    this.root.querySelectorAll<HTMLElement>('.dash-sheet').forEach((element) => { element.hidden = element.id !== `dash-sheet-${id}`; });
    this.tabs.show(id);
  }

  private makeCards(): ReadonlyMap<string, VisualCard> {
    const book = new ColourBook(this.dashboard.colors.length);
    const context = {
      font: getComputedStyle(this.root).fontFamily,
      colours: book.colours.bind(book),
      series: book.series.bind(book),
      choose: this.choose.bind(this),
    };
    return new Map(this.dashboard.sheets.flatMap((sheet) => sheet.visuals.map((visual) => {
      const dataSet = this.dashboard.dataSets.find(({ name }) => name === visual.dataSet);
      if (dataSet === undefined) throw new Error(`there is no data set ${visual.dataSet}`);
      const trend = () => this.engine.trend(sheet, visual, this.state);
      return [visual.id, new VisualCard(find(this.root, `[data-visual="${visual.id}"]`), visual, dataSet, { ...context, trend })];
    })));
  }

  private compute(sheet: ManifestSheet): void {
    const results = this.engine.results(sheet, this.state);
    sheet.visuals.forEach(({ id }, index) => this.results.set(id, results[index]));
  }

  private change(state: State): void {
    this.state = state;
    this.update();
  }

  /** While a thumb is dragged there are more events than pictures: the last one of a picture counts. */
  private later(state: State): void {
    this.state = state;
    if (this.pending !== 0) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.update();
    });
  }

  private clearChosen(): void {
    const visuals = this.sheet().visuals.map(({ id }) => id);
    if (visuals.some((id) => Object.hasOwn(this.state.chosen, id))) this.change(unchosen(this.state, visuals));
  }

  private sheet(): ManifestSheet {
    return this.dashboard.sheets.find(({ id }) => id === this.state.sheet) ?? this.dashboard.sheets[0];
  }
}
