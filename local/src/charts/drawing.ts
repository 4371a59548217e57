import type { EChartsOption } from 'echarts';
import type { Key, VisualResult } from './result';
import type { ManifestVisual } from '../manifest';

/** Where a chart is drawn, and what it has to match. */
export interface Frame {
  /** Room that there is, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Font that the text is measured and drawn with. */
  readonly font: string;
  /** The chosen groups, as `groupId` names them; the others fade. Not given where nothing is chosen. */
  readonly chosen?: ReadonlySet<string>;
  /** Whether it is one of several small ones: axes have no names. */
  readonly compact?: boolean;
  /** Ends of the axis of values, where several pictures share one. */
  readonly extent?: readonly [least: number, most: number];
  /** First and last date of the axis of time, YYYY-MM-DD, where several pictures share one. */
  readonly span?: readonly [first: string, last: string];
  /** Colours by which the keys are told apart: the same key has the same colour from update to update. */
  readonly colours: (field: string, keys: readonly Key[]) => readonly string[];
  /** Colour of the measure at that place, from 0 on, where several are told apart. */
  readonly series: (index: number) => string;
}

/** What a mark says when it is pointed at. */
export interface Tip {
  readonly title: string;
  readonly lines: readonly TipLine[];
}

export interface TipLine {
  readonly name: string;
  readonly value: string;
  readonly colour?: string;
}

/** What the colours of a chart mean. */
export interface LegendItem {
  readonly colour: string;
  readonly text: string;
  readonly value?: string;
}

/** Colours that stand for numbers: from one end to the other. */
export interface Ramp {
  readonly title: string;
  readonly least: string;
  readonly most: string;
  readonly colours: readonly string[];
}

/** A chart ready to be drawn by ECharts. */
export interface Drawing {
  readonly option: EChartsOption;
  /** Room it needs, in pixels, where that is more than the frame: it is scrolled. */
  readonly width?: number;
  readonly height?: number;
  readonly legend?: readonly LegendItem[];
  readonly ramp?: Ramp;
  /** What is left out for want of room, in sentences. */
  readonly notes?: readonly string[];
  /** The row of the result that is meant at a place of the axes' area, where a mark need not be hit. */
  readonly rowAt?: (across: number, upward: number) => number | undefined;
  /** What to say about the mark that ECharts points at. */
  readonly tip: (pointed: Pointed) => Tip | undefined;
}

/** A mark, as ECharts names it. */
export interface Pointed {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** Makes the drawing of a kind of visual. */
export type Draw = (visual: ManifestVisual, result: VisualResult, frame: Frame) => Drawing;

/** The index of the result's row that a mark stands for, where it stands for one. */
export function rowOf(data: unknown): number | undefined {
  const row = typeof data === 'object' && data !== null && 'row' in data ? data.row : undefined;
  return typeof row === 'number' ? row : undefined;
}
