import { swatch } from './chart-host';
import { el } from './dom';
import type { LegendItem, Ramp } from '../../../charts/drawing';

/** What the colours mean, as a list. */
export function legendElement(items: readonly LegendItem[]): HTMLElement {
  return el('ul', { 'class': 'legend', 'aria-label': 'Legend' }, items.map(({ colour, text, value }) =>
    el('li', { title: text }, swatch(colour), el('span', { class: 'legend-text' }, text), value === undefined ? undefined : el('span', { class: 'legend-value' }, value))));
}

/** What the shades mean: both ends, and what is between. */
export function rampElement({ title, least, most, colours }: Ramp): HTMLElement {
  const bar = el('i', { class: 'ramp-bar' });
  bar.style.background = `linear-gradient(to right, ${colours.join(', ')})`;
  return el('p', { class: 'ramp' }, el('span', { class: 'ramp-title' }, title), el('span', {}, least), bar, el('span', {}, most));
}
