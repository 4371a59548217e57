import { init, setPlatformAPI } from 'echarts';
import type { Drawing } from '../charts/drawing';
import { CHART_FONT } from '../charts/looks';
import { Markup, trusted, xmlText } from '../drawing/markup';
import { textWidth } from '../drawing/text-width';

// Without a browser there is no font to measure: by its own widths ECharts would cut what is wider in that of the page.
setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? CHART_FONT)) }) });

/**
 * Draws a chart as SVG without a browser. Its colours and its font are those of the page around it.
 * The id, unique on the page, is what the names inside of the picture begin with.
 */
export function chartSvg({ option }: Drawing, size: { readonly width: number; readonly height: number }, id: string): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return trusted(tidy(xmlText(chart.renderToSVGString()), id));
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
