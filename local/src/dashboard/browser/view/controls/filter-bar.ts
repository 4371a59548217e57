import { Choice, choiceText, Control, isOpen, isSameChoice, textOf } from './control';
import { keyText } from '../../../../charts/keys';
import type { ManifestDashboard, ManifestFilter, ManifestVisual } from '../../../../manifest';
import { grouped } from '../../../../text/counts';
import { own } from '../../engine/own';
import type { FilterState } from '../../engine/types';
import { button, Child, el, fill, set } from '../dom';
import type { State } from '../state';

/** How many rows of a data set fit, of how many. */
export interface Fitting {
  readonly title: string;
  readonly rows: number;
  readonly all: number;
}

/** What the bar tells the dashboard, and asks of it. */
export interface FilterBarInput {
  readonly dashboard: ManifestDashboard;
  readonly control: (filter: ManifestFilter) => Control | undefined;
  readonly choiceOf: (filter: ManifestFilter, filters: FilterState) => Choice;
  readonly clear: (filter: ManifestFilter) => void;
  readonly unchoose: (visual: ManifestVisual) => void;
  readonly reset: () => void;
}

/** Screens from this width on have room for the controls above what they filter. */
const ROOMY = '(min-width: 48rem)';

/** The controls of a sheet's filters, what is chosen, and how many rows that leaves. */
export class FilterBar {
  private readonly controls = new Map<string, Control | undefined>();
  private readonly fields = el('div', { class: 'fields' });
  private readonly chips = el('ul', { 'class': 'chips', 'aria-label': 'What is chosen' });
  private readonly count = el('p', { class: 'fitting', tabindex: -1 });
  private readonly reset: HTMLButtonElement;
  private readonly details: HTMLDetailsElement;
  private readonly summary = el('summary', {}, 'Filters');
  private sheet = '';

  constructor(place: HTMLElement, private readonly input: FilterBarInput) {
    this.reset = button({ class: 'reset' }, () => input.reset(), 'Reset');
    this.details = el('details', { open: matchMedia(ROOMY).matches }, this.summary, this.fields);
    fill(place, this.details, el('div', { class: 'filter-foot' }, this.count, this.chips, this.reset));
  }

  /** Shows what is chosen on a sheet. */
  show(state: State, fitting: readonly Fitting[], visuals: readonly ManifestVisual[]): void {
    const filters = this.input.dashboard.filters.filter(({ sheets }) => sheets === undefined || sheets.includes(state.sheet));
    if (state.sheet !== this.sheet) this.place(filters);
    this.sheet = state.sheet;
    filters.forEach((filter) => this.controls.get(filter.id)?.set(this.input.choiceOf(filter, state.filters)));
    const chips = [
      ...filters.flatMap((filter) => this.filterChip(filter, state)),
      ...visuals.flatMap((visual) => chosenChip(visual, state, this.input)),
    ];
    this.keepFocus(() => {
      set(fill(this.chips, chips), { hidden: chips.length === 0 });
      this.reset.hidden = this.isAsAtFirst(state);
    });
    this.summary.textContent = chips.length === 0 ? 'Filters' : `Filters (${chips.length} set)`;
    fill(this.count, fitting.flatMap(({ title, rows, all }, index): Child[] => [
      index === 0 ? undefined : ' · ', el('strong', {}, grouped(rows)), rows === all ? ` rows of ${title}` : ` of ${grouped(all)} rows of ${title}`,
    ]));
  }

  /** What has the focus may go with what it took away: the next chip has the focus then, or what is nearest. */
  private keepFocus(change: () => void): void {
    const focused = document.activeElement;
    const place = this.removers().findIndex((remover) => remover === focused);
    change();
    if (place < 0 && focused !== this.reset) return;
    const next = [this.removers()[place], this.reset.hidden ? undefined : this.reset, this.details.hidden ? undefined : this.summary];
    (next.find((element) => element !== undefined) ?? this.count).focus();
  }

  private removers(): readonly HTMLElement[] {
    return [...this.chips.querySelectorAll<HTMLElement>('.chip-remove')];
  }

  /** Whether there is nothing that could be taken back. */
  private isAsAtFirst({ filters, chosen }: State): boolean {
    const { dashboard, choiceOf } = this.input;
    return Object.keys(chosen).length === 0 && dashboard.filters.every((filter) => isSameChoice(choiceOf(filter, filters), choiceOf(filter, {})));
  }

  private place(filters: readonly ManifestFilter[]): void {
    const shown = filters.filter(({ control }) => control !== 'none');
    this.details.hidden = shown.length === 0;
    fill(this.fields, shown.map((filter) => {
      if (!this.controls.has(filter.id)) this.controls.set(filter.id, this.input.control(filter));
      const control = this.controls.get(filter.id);
      const id = `dash-filter-${filter.id}`;
      return el('div', { 'class': `field field-${filter.control}`, 'role': 'group', 'aria-labelledby': id, 'data-filter': filter.id },
        el('span', { class: 'field-title', id }, filter.title), control?.element ?? el('p', { class: 'field-none' }, 'No values.'));
    }));
  }

  private filterChip(filter: ManifestFilter, { filters }: State): readonly HTMLElement[] {
    const choice = this.input.choiceOf(filter, filters);
    if (isOpen(choice)) return [];
    const text = `${filter.title}: ${choiceText(choice, textOf(this.input.dashboard, filter))}`;
    return [filter.control === 'none' ? el('li', { class: 'chip fixed' }, text) : chip(text, () => this.input.clear(filter))];
  }
}

function chosenChip(visual: ManifestVisual, { chosen }: State, { unchoose }: FilterBarInput): readonly HTMLElement[] {
  const groups = own(chosen, visual.id);
  if (groups === undefined) return [];
  const values = groups.map((keys) => keys.map(keyText).join(', '));
  return [chip(`${visual.groups.map(({ title }) => title).join(', ')}: ${choiceText({ values })}`, () => unchoose(visual))];
}

function chip(text: string, onRemove: () => void): HTMLElement {
  return el('li', { class: 'chip' }, el('span', {}, text), button({ 'class': 'chip-remove', 'aria-label': `Remove ${text}` }, onRemove, '×'));
}
