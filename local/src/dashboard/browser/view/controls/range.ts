import { Choice, Control, ControlInput, isCategory, isSameChoice } from './control';
import { fromRange, Scale, toRange } from './scale';
import { extentOf } from '../../../../charts/extent';
import { initialChoice } from '../../engine/filters';
import { el, set, svg } from '../dom';

const BARS = { width: 100, height: 28, gap: 0.35 };
type End = 'from' | 'to';
type Ends = readonly [from: number, to: number];

/** Two thumbs on one track below how the rows are spread over it, and two fields to type both ends. */
export class Range implements Control {
  readonly element: HTMLElement;
  private readonly sliders: Readonly<Record<End, HTMLInputElement>>;
  private readonly fields: Readonly<Record<End, HTMLInputElement>>;
  private readonly bars: readonly SVGElement[];
  private readonly track = el('div', { class: 'range-track' });
  private range: Ends;

  constructor(private readonly input: ControlInput, private readonly scale: Scale) {
    this.range = [scale.least, scale.most];
    this.sliders = { from: this.slider('from'), to: this.slider('to') };
    this.fields = { from: this.field('from'), to: this.field('to') };
    this.bars = barsOf(input.distribution);
    this.element = el('div', { class: 'range' },
      svg('svg', { 'class': 'range-bars', 'viewBox': `0 0 ${BARS.width} ${BARS.height}`, 'preserveAspectRatio': 'none', 'aria-hidden': 'true' }, this.bars),
      el('div', { class: 'range-sliders' }, this.track, this.sliders.from, this.sliders.to),
      el('div', { class: `range-fields range-${scale.input}` }, this.fields.from, el('span', { 'aria-hidden': 'true' }, '–'), this.fields.to));
  }

  set(choice: Choice): void {
    this.show(this.endsOf(choice));
  }

  private endsOf(choice: Choice): Ends {
    return fromRange(this.scale, isCategory(choice) ? {} : choice);
  }

  private show(range: Ends): void {
    this.range = range;
    const { least, most, toText } = this.scale;
    const share = (value: number) => (most === least ? 0 : (value - least) / (most - least));
    (['from', 'to'] as const).forEach((end, index) => {
      this.sliders[end].value = String(range[index]);
      // The slider counts days from 1970 on; said is what the field shows.
      set(this.sliders[end], { 'aria-valuetext': toText(range[index]) });
      if (document.activeElement !== this.fields[end]) this.fields[end].value = toText(range[index]);
    });
    Object.assign(this.track.style, { left: `${share(range[0]) * 100}%`, right: `${(1 - share(range[1])) * 100}%` });
    this.bars.forEach((bar, index) => {
      const middle = (index + 0.5) / this.bars.length;
      set(bar, { class: middle >= share(range[0]) && middle <= share(range[1]) ? 'in' : 'out' });
    });
  }

  private slider(end: End): HTMLInputElement {
    const { least, most, step } = this.scale;
    const slider = el('input', { 'type': 'range', 'min': least, 'max': most, step, 'aria-label': `${this.input.filter.title}, ${end}` });
    slider.addEventListener('input', () => this.move(end, Number(slider.value)));
    return slider;
  }

  private field(end: End): HTMLInputElement {
    const { least, most, input, toText } = this.scale;
    const field = el('input', { 'type': input, 'min': toText(least), 'max': toText(most), ...input === 'number' ? { step: 'any', inputmode: 'decimal' } : {}, 'aria-label': `${this.input.filter.title}, ${end}` });
    field.addEventListener('change', () => this.type(end));
    field.addEventListener('blur', () => this.settle(end));
    field.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') this.settle(end);
    });
    return field;
  }

  /** Takes a value that can stand as it is typed. Any other may be half of one, as the year 2 is of 2015: it waits until it is settled. */
  private type(end: End): void {
    const value = this.typed(end);
    const [least, most] = end === 'from' ? [this.scale.least, this.range[1]] : [this.range[0], this.scale.most];
    if (value !== undefined && value >= least && value <= most) this.take(this.with(end, value));
  }

  /** Takes what was typed when that is done: the nearest value of the range, where ends that passed each other swap. Then says what holds. */
  private settle(end: End): void {
    const value = this.typed(end);
    if (value !== undefined) this.take(inOrder(this.with(end, Math.min(this.scale.most, Math.max(this.scale.least, value)))));
    this.write();
  }

  /** What a field holds, if that is a value, and not the one that holds anyway. */
  private typed(end: End): number | undefined {
    const { value } = this.fields[end];
    if (value === this.texts()[end]) return undefined;
    const number = value === '' ? Number.NaN : this.scale.fromText(value);
    return Number.isFinite(number) ? number : undefined;
  }

  /** A thumb stops at the other one. */
  private move(end: End, value: number): void {
    const [from, to] = this.range;
    this.take(this.with(end, end === 'from' ? Math.min(value, to) : Math.max(value, from)));
  }

  private with(end: End, value: number): Ends {
    return end === 'from' ? [value, this.range[1]] : [this.range[0], value];
  }

  /** Ends that are back where they were at first are chosen as they were then. */
  private take(range: Ends): void {
    this.show(range);
    const first = initialChoice(this.input.filter);
    const choice = toRange(this.scale, ...range);
    const isFirst = isSameChoice(choice, toRange(this.scale, ...this.endsOf(first)));
    this.input.onChange(isFirst ? first : choice);
  }

  private write(): void {
    const { from, to } = this.texts();
    this.fields.from.value = from;
    this.fields.to.value = to;
  }

  private texts(): Readonly<Record<End, string>> {
    const [from, to] = this.range.map(this.scale.toText);
    return { from, to };
  }
}

function inOrder([one, other]: Ends): Ends {
  return one <= other ? [one, other] : [other, one];
}

function barsOf(distribution: readonly number[]): readonly SVGElement[] {
  const most = Math.max(extentOf(distribution)[1], 1);
  const width = BARS.width / distribution.length;
  return distribution.map((count, index) => {
    // The few would not be seen beside the many: a root lifts them.
    const height = Math.sqrt(count / most) * BARS.height;
    return svg('rect', { x: index * width, y: BARS.height - height, width: Math.max(0.2, width - BARS.gap), height, class: 'in' });
  });
}
