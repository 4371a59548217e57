import { ChartHost } from './chart-host';
import { el, fill } from './dom';
import { legendElement, rampElement } from './legend-view';
import type { Shown, ViewContext, VisualView } from './visual-view';
import type { Draw } from '../../../charts/drawing';

/** A visual as one picture with its legend. */
export class ChartView implements VisualView {
  private readonly legend = el('div', { class: 'legend-place' });
  private readonly host: ChartHost;
  private shown: Shown;

  constructor(place: HTMLElement, private readonly context: ViewContext, private readonly draw: Draw, shown: Shown) {
    const { visual } = shown;
    this.shown = shown;
    this.host = new ChartHost(visual.crossFilter, (row, isMore) => context.choose(visual.id, row, isMore), () => this.show(this.shown));
    fill(place, el('div', { class: `plot plot-${visual.kind}` }, this.legend, this.host.area.element));
  }

  show(shown: Shown): readonly string[] {
    const { visual, result, chosen, summary } = shown;
    this.shown = shown;
    const { width, height } = this.host.area;
    const drawing = this.draw(visual, result, { ...this.context, chosen, width, height });
    this.host.draw(drawing, summary);
    const { legend, ramp } = drawing;
    fill(this.legend, legend === undefined ? undefined : legendElement(legend), ramp === undefined ? undefined : rampElement(ramp));
    return drawing.notes ?? [];
  }

  dispose(): void {
    this.host.dispose();
  }
}
