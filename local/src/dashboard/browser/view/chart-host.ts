import { el, set } from './dom';
import { DrawingArea } from './drawing-area';
import { ECharts, init } from './echarts';
import { Drawing, rowOf, Tip } from '../../../charts/drawing';

const TOOLTIP = {
  className: 'dash-tip',
  backgroundColor: 'var(--surface)',
  borderColor: 'var(--rule)',
  borderWidth: 1,
  padding: 0,
  textStyle: { color: 'var(--ink)', fontSize: 13 },
  extraCssText: 'box-shadow:0 6px 24px rgb(0 0 0/.16);border-radius:10px;',
  transitionDuration: 0,
  // Out of the box that scrolls and cuts, but where the dashboard's colours hold.
  appendTo: (container: HTMLElement) => container.closest<HTMLElement>('.dash') ?? container,
};

/** What is made anew: the tooltip is not, since it asks the browser to lay the page out. */
const REPLACED = ['title', 'grid', 'xAxis', 'yAxis', 'series'];

type Point = readonly [number, number];

interface TipSize {
  readonly contentSize: Point;
}

/** Between the pointer and the tooltip, and between that and the window's edge, in pixels. */
const TIP_GAP = 12;

/** One picture of ECharts in a box that scrolls where the picture needs more room. */
export class ChartHost {
  readonly area: DrawingArea;
  private readonly canvas = el('div', { class: 'dash-chart', role: 'img' });
  private chart?: ECharts;
  private drawing?: Drawing;

  /**
   * @param canChoose whether a click chooses anything
   * @param onChoose is told the index of the row whose mark was clicked
   * @param onResize is told when there is more room or less
   */
  constructor(private readonly canChoose: boolean, private readonly onChoose: (row: number, isMore: boolean) => void, onResize: () => void) {
    this.area = new DrawingArea(onResize);
    this.area.element.append(this.canvas);
  }

  /** Draws, or draws anew. */
  draw(drawing: Drawing, label: string): void {
    this.drawing = drawing;
    set(this.canvas, { 'aria-label': label });
    const size = {
      width: Math.max(Math.floor(this.area.width), Math.ceil(drawing.width ?? 0)),
      height: Math.max(Math.floor(this.area.height), Math.ceil(drawing.height ?? 0)),
    };
    this.area.element.style.setProperty('--needed', `${drawing.height ?? 0}px`);
    const chart = this.sized(size);
    chart.setOption({ ...drawing.option, tooltip: { ...TOOLTIP, ...drawing.option.tooltip, ...this.tooltip() } }, { replaceMerge: REPLACED });
    // Paper is narrower than the screen: without it the picture would be cut there.
    this.canvas.querySelector('svg')?.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  }

  dispose(): void {
    this.area.dispose();
    this.chart?.dispose();
    this.chart = undefined;
  }

  private sized(size: { width: number; height: number }): ECharts {
    Object.assign(this.canvas.style, { width: `${size.width}px`, height: `${size.height}px` });
    if (this.chart !== undefined) {
      if (this.chart.getWidth() !== size.width || this.chart.getHeight() !== size.height) this.chart.resize(size);
      return this.chart;
    }
    const chart = init(this.canvas, undefined, { renderer: 'svg', ...size });
    chart.on('click', ({ data, event }) => {
      const row = rowOf(data);
      if (row !== undefined) this.onChoose(row, isMore(event?.event));
    });
    chart.getZr().on('click', ({ target, offsetX, offsetY, event }) => {
      const row = isBetweenMarks(target) ? this.rowAt(chart, [offsetX, offsetY]) : undefined;
      if (row !== undefined) this.onChoose(row, isMore(event));
    });
    chart.getZr().on('mousemove', ({ target, offsetX, offsetY }) => {
      if (isBetweenMarks(target) && this.rowAt(chart, [offsetX, offsetY]) !== undefined) chart.getZr().setCursorStyle('pointer');
    });
    this.chart = chart;
    return chart;
  }

  /** Between the marks of an axes' area a click means the nearest: bars are short, lines thin. */
  private rowAt(chart: ECharts, point: [number, number]): number | undefined {
    if (!this.canChoose || this.drawing?.rowAt === undefined || !chart.containPixel({ gridIndex: 0 }, point)) return undefined;
    const [across, upward] = chart.convertFromPixel({ gridIndex: 0 }, point);
    return this.drawing.rowAt(across, upward);
  }

  private tooltip(): object {
    return {
      formatter: (pointed: unknown) => this.tip(pointed),
      position: (at: Point, _: unknown, __: unknown, ___: unknown, { contentSize }: TipSize) => this.beside(at, contentSize),
    };
  }

  /** Beside the pointer, within the window: where there is no room to the right, to the left. */
  private beside([x, y]: Point, [width, height]: Point): [number, number] {
    const { left, top } = this.canvas.getBoundingClientRect();
    const right = x + TIP_GAP;
    const across = left + right + width + TIP_GAP > document.documentElement.clientWidth ? x - TIP_GAP - width : right;
    return [Math.max(TIP_GAP - left, across), Math.max(TIP_GAP - top, Math.min(y + TIP_GAP, window.innerHeight - top - height - TIP_GAP))];
  }

  private tip(pointed: unknown): HTMLElement | string {
    const [first] = (Array.isArray(pointed) ? pointed : [pointed]) as readonly { seriesIndex?: number; dataIndex: number }[];
    const tip = this.drawing?.tip({ seriesIndex: first.seriesIndex ?? 0, dataIndex: first.dataIndex });
    return tip === undefined ? '' : tipElement(tip);
  }
}

/** The line of a series and the area below it, as ECharts calls them: they stand for no row, so that a click on them is one beside the marks. */
const LINES: readonly unknown[] = ['ec-polyline', 'ec-polygon'];

function isBetweenMarks(target: { readonly type?: unknown } | undefined): boolean {
  return target === undefined || LINES.includes(target.type);
}

/** What a mark says, as an element: text of the data is never taken for HTML. */
export function tipElement({ title, lines }: Tip): HTMLElement {
  return el('div', { class: 'tip' },
    el('p', { class: 'tip-title' }, title),
    el('dl', {}, lines.map(({ name, value, colour }) => el('div', {}, el('dt', {}, ...colour === undefined ? [] : [swatch(colour)], name), el('dd', {}, value)))));
}

/** A small square of a colour. */
export function swatch(colour: string): HTMLElement {
  const element = el('i', { class: 'swatch' });
  element.style.background = colour;
  return element;
}

function isMore(event: unknown): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);
}
