import { init } from 'echarts';
import type { ManifestChart } from '../manifest';
import { MOST_CATEGORIES, barDrawing, categoriesOf, columnDrawing } from './chart-categories';
import type { ChartData } from './chart-data';
import { MOST_POINTS, lineDrawing, scatterDrawing } from './chart-points';
import type { Drawing } from '../drawing/chart-style';
import { cell, compact, humanise } from '../drawing/format';
import { Markup, trusted } from '../drawing/markup';
import { grouped } from '../text/counts';

const DRAWINGS: Readonly<Record<ManifestChart['kind'], (data: ChartData, width: number) => Drawing>> = {
  bar: barDrawing,
  column: columnDrawing,
  line: lineDrawing,
  scatter: scatterDrawing,
};

const KINDS: Readonly<Record<ManifestChart['kind'], string>> = {
  bar: 'Bar chart', column: 'Column chart', line: 'Line chart', scatter: 'Scatter chart',
};

/** The option that ECharts draws for a chart of this width, in pixels, and the height that suits it. */
export function chartDrawing(data: ChartData, width: number): Drawing {
  return DRAWINGS[data.kind](data, width);
}

/**
 * Draws a chart as SVG without a browser. Its colours and its font are those of the page around it.
 * The id, unique on the page, is what the names inside of the picture begin with.
 */
export function renderChart(data: ChartData, width: number, id: string): Markup {
  const { option, height } = chartDrawing(data, width);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return trusted(tidy(chart.renderToSVGString(), id));
  } finally {
    chart.dispose();
  }
}

/**
 * Leaves out what only a script could use, and names by the id what ECharts numbers through from call to call.
 * Text is safe from this: ECharts escapes the quotes in it.
 */
function tidy(svg: string, id: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*"|xmlns:xlink="[^"]*"|baseProfile="[^"]*"|version="[^"]*")/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/font-family:inherit;/g, '')
    .replace('<svg ', '<svg aria-hidden="true" ')
    .trim();
}

/** What a chart sets against what: `Average track popularity by release year and genre`. */
export function chartTitle({ x, y, seriesField }: ChartData): string {
  return [`${humanise(y.name)} by ${humanise(x.name).toLowerCase()}`, ...seriesField === undefined ? [] : [humanise(seriesField.name).toLowerCase()]].join(' and ');
}

/** What a chart shows, for those who do not see it. */
export function describeChart(data: ChartData): string {
  const points = data.series.flatMap((series) => series.points);
  const highest = points.reduce((best, point) => (point.y > best.y ? point : best));
  const lowest = points.reduce((best, point) => (point.y < best.y ? point : best));
  const ends = points.length === 1 ? '' : `; lowest ${compact(lowest.y)} at ${cell(lowest.x, data.x)}`;
  return `${KINDS[data.kind]}: ${chartTitle(data)}. Highest ${compact(highest.y)} at ${cell(highest.x, data.x)}${ends}.`;
}

/** What of an answer its chart leaves out, in sentences: caps keep pictures legible and the page small. */
export function chartNotes(data: ChartData): readonly string[] {
  return [...data.notes, ...capNote(data)];
}

function capNote(data: ChartData): readonly string[] {
  const points = data.series.reduce((sum, series) => sum + series.points.length, 0);
  if (data.kind === 'scatter') return points > MOST_POINTS.narrow ? [`Of the ${grouped(points)} points a selection at even steps is drawn.`] : [];
  if (data.kind === 'line') return [];
  const most = MOST_CATEGORIES[data.kind];
  const { all } = categoriesOf(data, most);
  return all > most ? [`The first ${most} of ${grouped(all)} are drawn.`] : [];
}
