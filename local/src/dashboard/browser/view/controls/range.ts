import { Choice, Control, ControlInput, isCategory } from './control';
import { fromRange, Scale, toRange } from './scale';
import type { RangeChoice } from '../../engine/types';
import { extentOf } from '../charts/extent';
import { el, set, svg } from '../dom';

const BARS = { width: 100, height: 28, gap: 0.35 };
type End = 'from' | 'to';

/** Two thumbs on one track below how the rows are spread over it, and two fields to type both ends. */
export class Range implements Control {
  readonly element: HTMLElement;
  private readonly sliders: Readonly<Record<End, HTMLInputElement>>;
  private readonly fields: Readonly<Record<End, HTMLInputElement>>;
  private readonly bars: readonly SVGElement[];
  private readonly track = el('div', { class: 'range-track' });
  private range: readonly [number, number];

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
    this.show(fromRange(this.scale, isCategory(choice) ? {} : choice));
  }

  private show(range: readonly [number, number]): void {
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
    field.addEventListener('change', () => this.type(end, field));
    field.addEventListener('blur', () => this.show(this.range));
    return field;
  }

  /** What is no value of the range is not taken. */
  private type(end: End, field: HTMLInputElement): void {
    const value = field.value === '' ? Number.NaN : this.scale.fromText(field.value);
    if (Number.isFinite(value)) this.move(end, Math.min(this.scale.most, Math.max(this.scale.least, value)));
  }

  /** An end stops at the other one. */
  private move(end: End, value: number): void {
    const [from, to] = this.range;
    const range: readonly [number, number] = end === 'from' ? [Math.min(value, to), to] : [from, Math.max(value, from)];
    this.show(range);
    const choice: RangeChoice = toRange(this.scale, ...range);
    this.input.onChange(choice);
  }
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
