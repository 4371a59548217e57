import { el, fill, svg } from './dom';
import { changeText, lineOf, periodOf, targetText } from './kpi-text';
import type { Shown, ViewContext, VisualView } from './visual-view';
import { extentOf } from '../../../charts/extent';
import { formatNumber } from '../../../charts/number-format';
import type { KpiResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

const SPARK = { width: 120, height: 36, pad: 3 };
const ARROWS = { up: '▲', down: '▼', even: '■' };

/** One number, large, beside the one before or the one that it should reach. */
export class KpiView implements VisualView {
  constructor(private readonly place: HTMLElement, private readonly context: ViewContext) {}

  show({ visual, result }: Shown): readonly string[] {
    const kpi = result.kpi as KpiResult;
    const line = lineOf(this.context.trend(visual));
    fill(this.place, el('div', { class: 'kpi' },
      el('p', { class: 'kpi-value' }, formatNumber(kpi.value, visual.measures[0].format)),
      visual.comparison === undefined ? undefined : comparison(visual, kpi),
      visual.target === undefined ? undefined : target(visual, kpi),
      line.length === 0 ? undefined : sparkline(line.map(({ value }) => value))));
    return [];
  }

  dispose(): void {
    fill(this.place);
  }
}

function comparison(visual: ManifestVisual, { current, previous, change }: KpiResult): HTMLElement {
  if (current === undefined) return el('p', { class: 'kpi-compared' }, 'No period to compare.');
  return el('p', { class: 'kpi-compared' },
    change === undefined || change === null ? undefined : el('span', { class: `kpi-change ${directionOf(change)}` }, el('i', { 'aria-hidden': 'true' }, ARROWS[directionOf(change)]), ` ${changeText(visual, change)}`),
    el('span', {}, previous === undefined ? periodOf(visual, current) : `${periodOf(visual, current)}, after ${formatNumber(previous.value, visual.measures[0].format)} in ${periodOf(visual, previous)}`));
}

function directionOf(change: number): keyof typeof ARROWS {
  if (change === 0) return 'even';
  return change > 0 ? 'up' : 'down';
}

function target({ target: goal = 0, measures: [{ format }] }: ManifestVisual, { ofTarget }: KpiResult): HTMLElement {
  const share = ofTarget ?? 0;
  const bar = el('i', {});
  bar.style.width = `${Math.min(100, Math.max(0, share * 100))}%`;
  return el('div', { class: 'kpi-target' },
    el('div', { 'class': 'kpi-bar', 'role': 'img', 'aria-label': `${targetText(share)} of the target` }, bar),
    el('p', { class: 'kpi-compared' }, `${ofTarget === null || ofTarget === undefined ? '–' : targetText(share)} of ${formatNumber(goal, format)}`));
}

/** The measure over all periods, as a line without axes: how it went, not how much it was. @param values some of which are not null */
function sparkline(values: readonly (number | null)[]): SVGElement {
  const points = values.flatMap((value, index): [number, number][] => (value === null ? [] : [[index, value]]));
  const [least, most] = extentOf(points.map(([, value]) => value));
  const x = (index: number) => SPARK.pad + index / (values.length - 1) * (SPARK.width - 2 * SPARK.pad);
  const y = (value: number) => SPARK.height - SPARK.pad - (most === least ? 0.5 : (value - least) / (most - least)) * (SPARK.height - 2 * SPARK.pad);
  const line = points.map(([index, value]) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const [lastIndex] = points[points.length - 1];
  return svg('svg', { 'class': 'spark', 'viewBox': `0 0 ${SPARK.width} ${SPARK.height}`, 'preserveAspectRatio': 'none', 'aria-hidden': 'true' },
    svg('polygon', { points: `${x(points[0][0])},${SPARK.height} ${line.join(' ')} ${x(lastIndex)},${SPARK.height}` }),
    svg('polyline', { points: line.join(' ') }));
}
