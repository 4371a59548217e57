import { VISUAL_TRAITS } from 'cdk-spotify-analytics/manifest';
import { ChartHost } from './chart-host';
import { el, fill } from './dom';
import { legendElement } from './legend-view';
import type { Shown, ViewContext, VisualView } from './visual-view';
import type { Draw, Drawing, Frame, LegendItem } from '../../../charts/drawing';
import { sharedExtent, sharedSpan } from '../../../charts/extent';
import { distinctKeys, keyId, keyText } from '../../../charts/keys';
import type { Key, ResultRow, VisualResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** Width of a small picture as a share of its height. */
const ROUND = 1;
const WIDE = 1.7;
/** Height of its title, in pixels. */
const TITLE = 24;

/** One of the small pictures: its part of the result, and where its rows are in the whole. */
interface Part {
  readonly key: Key;
  readonly result: VisualResult;
  readonly rows: readonly number[];
}

/** A small picture for each value of a dimension, all on the same scale. */
export class MultiplesView implements VisualView {
  private readonly legend = el('div', { class: 'legend-place' });
  private readonly places = el('div', { class: 'multiples' });
  private readonly hosts: ChartHost[] = [];
  private parts: readonly Part[] = [];
  private shown?: Shown;

  constructor(place: HTMLElement, private readonly context: ViewContext, private readonly draw: Draw, private readonly visual: ManifestVisual) {
    fill(place, el('div', { class: 'plot' }, this.legend, this.places));
  }

  show(shown: Shown): readonly string[] {
    const { visual, result, chosen, summary } = shown;
    this.shown = shown;
    const before = this.parts.length;
    this.parts = partsOf(result.rows);
    if (this.parts.length !== before) this.make();
    const pictures = this.parts.map((part) => part.result.rows);
    const shared = { chosen, extent: sharedExtent(visual, pictures), span: sharedSpan(visual, pictures) };
    const titles = this.places.querySelectorAll('.multiple-title');
    const drawings = this.parts.map((part, index) => {
      titles[index].textContent = keyText(part.key);
      return this.drawPart(part, this.hosts[index], shared, `${keyText(part.key)}. ${summary}`);
    });
    const legend = distinctItems(drawings.flatMap(({ legend: items }) => items ?? []));
    fill(this.legend, legend.length < 2 ? undefined : legendElement(legend));
    return drawings.flatMap(({ notes }, index) => (notes ?? []).map((note) => `${keyText(this.parts[index].key)}: ${note}`));
  }

  dispose(): void {
    this.hosts.forEach((host) => host.dispose());
  }

  private drawPart(part: Part, host: ChartHost, shared: Pick<Frame, 'chosen' | 'extent' | 'span'>, label: string): Drawing {
    const frame = { ...this.context, ...shared, compact: true, width: host.area.width, height: host.area.height };
    const drawing = this.draw({ ...this.visual, legend: true }, part.result, frame);
    host.draw(drawing, label);
    return drawing;
  }

  private make(): void {
    this.dispose();
    const hosts = this.parts.map((_, index) =>
      new ChartHost(this.visual.crossFilter, (row, isMore) => this.choose(index, row, isMore), () => this.redraw()));
    fill(this.places, hosts.map(({ area }) => el('div', { class: 'multiple' }, el('p', { class: 'multiple-title' }), area.element)));
    this.places.style.setProperty('--columns', String(columnsOf(this.visual, hosts.length, { width: this.places.clientWidth, height: this.places.clientHeight })));
    this.hosts.splice(0, this.hosts.length, ...hosts);
  }

  private choose(part: number, row: number, isMore: boolean): void {
    this.context.choose(this.visual.id, this.parts[part].rows[row], isMore);
  }

  /** All rooms change together: the first that tells has all of them drawn anew, and the others have nothing to tell. */
  private redraw(): void {
    this.hosts.forEach(({ area }) => area.measure());
    if (this.shown !== undefined) this.show(this.shown);
  }
}

/** As many side by side as make the pictures largest in their shape. */
function columnsOf({ kind }: ManifestVisual, pictures: number, { width, height }: { readonly width: number; readonly height: number }): number {
  const shape = VISUAL_TRAITS[kind].hasAxes ? WIDE : ROUND;
  const counts = Array.from({ length: pictures }, (_, index) => index + 1);
  const size = (columns: number) => Math.min(width / columns / shape, height / Math.ceil(pictures / columns) - TITLE);
  return counts.reduce((best, columns) => (size(columns) > size(best) ? columns : best));
}

function partsOf(rows: readonly ResultRow[]): readonly Part[] {
  const keys = distinctKeys(rows.flatMap(({ multiple }) => multiple ?? []));
  return keys.map((key) => {
    const indices = rows.flatMap((row, index) => (row.multiple !== undefined && keyId(row.multiple) === keyId(key) ? [index] : []));
    return { key, rows: indices, result: { rows: indices.map((index) => rows[index]), hidden: 0, cut: 0 } };
  });
}

/** The pictures have one legend: its values, which differ from picture to picture, are not in it. */
function distinctItems(items: readonly LegendItem[]): readonly LegendItem[] {
  return [...new Map(items.map(({ text, colour }) => [text, { text, colour }])).values()];
}
