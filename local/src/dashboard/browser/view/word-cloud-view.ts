import { el, fill, svg } from './dom';
import { DrawingArea } from './drawing-area';
import type { Shown, ViewContext, VisualView } from './visual-view';
import { placeAll, placeWords, Spot } from './word-layout';
import { extentOf } from '../../../charts/extent';
import { keyText } from '../../../charts/keys';
import { isChosen } from '../../../charts/looks';
import { formatNumber } from '../../../charts/number-format';
import type { ResultRow } from '../../../charts/result';
import { counted } from '../../../text/counts';

const SIZES = { least: 12, most: 60 };
/** Of the largest size: where not all texts have room they are made smaller. */
const SCALES = [1, 0.8, 0.6, 0.4];
const WEIGHT = 650;
const LINE_HEIGHT = 1.12;
const GAP = 10;
/** Size at which texts are measured; their width goes by it. */
const MEASURED = 100;

interface Word extends Spot {
  readonly row: number;
  readonly size: number;
  readonly share: number;
}

/** Texts whose size goes by their measure, the largest in the middle. */
export class WordCloudView implements VisualView {
  private readonly area = new DrawingArea(() => this.redraw());
  private readonly measured = new Map<string, number>();
  private readonly canvas = el('canvas').getContext('2d');
  private shown?: Shown;

  constructor(place: HTMLElement, private readonly context: ViewContext) {
    fill(place, el('div', { class: 'plot' }, this.area.element));
  }

  show(shown: Shown): readonly string[] {
    this.shown = shown;
    const { rows } = shown.result;
    const { width, height } = this.area;
    const words = this.layout(rows);
    fill(this.area.element, svg('svg', { 'class': 'words', 'role': 'img', 'aria-label': shown.summary, 'viewBox': `${-width / 2} ${-height / 2} ${width} ${height}` },
      words.map((word) => this.text(word, rows[word.row], shown))));
    const missing = rows.length - words.length;
    return missing === 0 ? [] : [`${counted(missing, 'text')} had no room; the table has all.`];
  }

  dispose(): void {
    this.area.dispose();
  }

  private redraw(): void {
    if (this.shown !== undefined) this.show(this.shown);
  }

  /** In the largest size in which all have room; where they have in none, the texts that have some in the least. */
  private layout(rows: readonly ResultRow[]): readonly Word[] {
    for (const scale of SCALES.slice(0, -1)) {
      const words = this.words(rows, scale, placeAll);
      if (words.length > 0) return words;
    }
    return this.words(rows, SCALES[SCALES.length - 1], placeWords);
  }

  /** The area of a text goes by its measure, as far as the largest has room. */
  private words(rows: readonly ResultRow[], scale: number, place: typeof placeWords): readonly Word[] {
    const { width, height } = this.area;
    const [, most] = extentOf(rows.map(({ values }) => values[0] ?? 0));
    const largest = Math.max(SIZES.least, scale * Math.min(SIZES.most, height / 4));
    const sized = rows.map(({ values }) => {
      const share = most <= 0 ? 0 : Math.sqrt(Math.max(0, values[0] ?? 0) / most);
      return { share, size: Math.round(SIZES.least + (largest - SIZES.least) * share) };
    });
    const order = rows.map((_, row) => row).sort((a, b) => sized[b].size - sized[a].size || a - b);
    const boxes = order.map((row) => {
      const { size } = sized[row];
      return { width: this.width(keyText(rows[row].groups[0])) * size / MEASURED + GAP, height: size * LINE_HEIGHT };
    });
    const spots = place(boxes, { width, height });
    return order.flatMap((row, index) => {
      const spot = spots[index];
      return spot === undefined ? [] : [{ ...spot, row, ...sized[row] }];
    });
  }

  private width(text: string): number {
    const known = this.measured.get(text);
    if (known !== undefined) return known;
    if (this.canvas === null) return text.length * MEASURED;
    this.canvas.font = `${WEIGHT} ${MEASURED}px ${this.context.font}`;
    const { width } = this.canvas.measureText(text);
    this.measured.set(text, width);
    return width;
  }

  private text({ x, y, size, share, row }: Word, { groups, values }: ResultRow, { visual, chosen }: Shown): SVGElement {
    const canChoose = visual.crossFilter && groups[0].other !== true;
    const text = svg('text', { 'x': x.toFixed(1), 'y': y.toFixed(1), 'font-size': size, 'class': isChosen({ chosen }, groups) === false ? 'faded' : undefined },
      keyText(groups[0]), svg('title', {}, `${keyText(groups[0])}: ${formatNumber(values[0], visual.measures[0].format)}`));
    Object.assign(text.style, { fill: `color-mix(in oklab, var(--series-1) ${Math.round(35 + 65 * share)}%, var(--ink))`, cursor: canChoose ? 'pointer' : 'default' });
    if (canChoose) text.addEventListener('click', (event) => this.context.choose(visual.id, row, event.ctrlKey || event.metaKey || event.shiftKey));
    return text;
  }
}
