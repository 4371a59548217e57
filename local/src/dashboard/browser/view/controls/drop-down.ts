import { counted, grouped } from '../../../../text/counts';
import type { CategoryOption } from '../../engine/types';
import { button, el, fill, set, svg } from '../dom';
import { Choice, choiceText, Control, ControlInput, isCategory } from './control';

/** Values that the list shows at once: the rest is found by typing. */
const MOST_SHOWN = 100;

let made = 0;

/** A button that opens a list of values that can be searched, of which several or one can be chosen. */
export class DropDown implements Control {
  readonly element: HTMLElement;
  private readonly opener: HTMLButtonElement;
  private readonly current = el('span', { class: 'drop-current' });
  private readonly panel: HTMLElement;
  private readonly search = el('input', { type: 'search', placeholder: 'Search', autocomplete: 'off', spellcheck: 'false' });
  private readonly list = el('ul', { class: 'drop-list' });
  private readonly options: readonly CategoryOption[];
  private chosen: readonly string[] = [];

  constructor(private readonly input: ControlInput) {
    this.options = input.options.kind === 'category' ? input.options.options : [];
    made += 1;
    const id = `dash-drop-${made}`;
    this.opener = button({ 'class': 'drop-button', 'aria-expanded': 'false', 'aria-controls': id }, () => this.open(this.panel.hidden), this.current, chevron());
    set(this.search, { 'aria-label': `Search in ${input.filter.title}` });
    this.panel = el('div', { id, 'class': 'drop-panel', 'role': 'group', 'aria-label': input.filter.title, 'hidden': true },
      this.search, this.list, el('p', { class: 'drop-foot' }, button({ class: 'link' }, () => this.choose([]), 'All')));
    this.element = el('div', { class: 'drop' }, this.opener, this.panel);
    this.search.addEventListener('input', () => this.fillList());
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.element.addEventListener('focusout', (event) => this.onLeave(event));
    document.addEventListener('pointerdown', (event) => this.onPointer(event));
  }

  set(choice: Choice): void {
    this.chosen = isCategory(choice) ? choice.values : [];
    const text = this.chosen.length === 0 ? 'All' : choiceText({ values: this.chosen }, this.input.text);
    this.current.textContent = text;
    set(this.opener, { 'aria-label': `${this.input.filter.title}: ${text}`, 'class': `drop-button${this.chosen.length === 0 ? '' : ' is-set'}` });
    if (!this.panel.hidden) this.mark();
  }

  private open(isOpen: boolean): void {
    this.panel.hidden = !isOpen;
    set(this.opener, { 'aria-expanded': String(isOpen) });
    if (!isOpen) return;
    this.search.value = '';
    this.fillList();
    this.search.focus();
  }

  /** What is chosen first, then the others that fit what was typed. */
  private fillList(): void {
    const typed = this.search.value.trim().toLowerCase();
    const fitting = this.options.filter(({ value }) => this.input.text(value).toLowerCase().includes(typed));
    const chosen = new Set(this.chosen);
    const shown = [...fitting.filter(({ value }) => chosen.has(value)), ...fitting.filter(({ value }) => !chosen.has(value))].slice(0, MOST_SHOWN);
    fill(this.list, shown.map((option) => this.item(option, chosen.has(option.value))),
      fitting.length > shown.length ? el('li', { class: 'drop-note' }, `${counted(fitting.length - shown.length, 'more value')}: type to find them.`) : undefined,
      fitting.length === 0 ? el('li', { class: 'drop-note' }, 'Nothing of that name.') : undefined);
  }

  private item({ value, count }: CategoryOption, isChosen: boolean): HTMLElement {
    const { filter } = this.input;
    const box = el('input', { type: filter.multiple === false ? 'radio' : 'checkbox', name: `dash-${filter.id}`, value });
    box.checked = isChosen;
    box.addEventListener('change', () => this.choose(this.withBox(value, box.checked)));
    return el('li', {}, el('label', {}, box, el('span', { class: 'drop-value', title: this.input.text(value) }, this.input.text(value)), el('span', { class: 'drop-count' }, grouped(count))));
  }

  private withBox(value: string, isChecked: boolean): readonly string[] {
    if (this.input.filter.multiple === false) return [value];
    const others = this.chosen.filter((other) => other !== value);
    return isChecked ? [...others, value] : others;
  }

  private choose(values: readonly string[]): void {
    this.input.onChange({ values });
  }

  /** Marks the boxes where they stand: a list that is sorted anew under the pointer would be hard to use. */
  private mark(): void {
    const chosen = new Set(this.chosen);
    this.list.querySelectorAll('input').forEach((box) => { box.checked = chosen.has(box.value); });
  }

  private onKey(event: KeyboardEvent): void {
    if (this.panel.hidden) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.open(false);
      this.opener.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.step(event);
  }

  private step(event: KeyboardEvent): void {
    const boxes: HTMLElement[] = [this.search, ...this.list.querySelectorAll('input')];
    const place = boxes.indexOf(document.activeElement as HTMLElement);
    if (place < 0) return;
    event.preventDefault();
    boxes[Math.min(boxes.length - 1, Math.max(0, place + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  }

  private onLeave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.open(false);
  }

  private onPointer({ target }: PointerEvent): void {
    if (!this.panel.hidden && target instanceof Node && !this.element.contains(target)) this.open(false);
  }
}

function chevron(): SVGElement {
  return svg('svg', { 'viewBox': '0 0 12 12', 'class': 'chevron', 'aria-hidden': 'true' }, svg('path', { d: 'M2.5 4.5 6 8l3.5-3.5' }));
}
