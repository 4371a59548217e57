import { grouped } from '../../../../text/counts';
import { button, el, set } from '../dom';
import { Choice, Control, ControlInput, isCategory } from './control';

/** A row of buttons, one for each value. */
export class Pills implements Control {
  readonly element: HTMLElement;
  private readonly pills = new Map<string, HTMLButtonElement>();
  private chosen: readonly string[] = [];

  constructor(private readonly input: ControlInput) {
    const options = input.options.kind === 'category' ? input.options.options : [];
    options.forEach(({ value, count }) => this.pills.set(value, button({ 'class': 'pill', 'aria-pressed': 'false', 'title': `${input.text(value)}: ${grouped(count)} rows` }, () => this.press(value), input.text(value))));
    this.element = el('div', { class: 'pills' }, ...this.pills.values());
  }

  set(choice: Choice): void {
    this.chosen = isCategory(choice) ? choice.values : [];
    this.pills.forEach((pill, value) => set(pill, { 'aria-pressed': String(this.chosen.includes(value)) }));
  }

  private press(value: string): void {
    const others = this.chosen.filter((other) => other !== value);
    const isNew = others.length === this.chosen.length;
    const kept = this.input.filter.multiple === false ? [] : others;
    this.input.onChange({ values: isNew ? [...kept, value] : kept });
  }
}
