/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// These run in the page: each is whole in itself.

/** Texts whose colour is too near to that of their ground: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export function lowContrast(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const rgba = (colour: string): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: number[]): number => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** The first opaque ground below an element; nothing where a picture or a gradient is in between. */
  const ground = (element: Element | null): number[] | undefined => {
    for (let place = element; place !== null; place = place.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(place);
      if (backgroundImage !== 'none') return undefined;
      const colour = rgba(backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba('Canvas');
  };
  const faults = new Map<string, string>();
  for (const element of document.querySelectorAll<HTMLElement>('.dash *, .hero *, footer *')) {
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? '').join('').trim();
    // Text in a picture stands on marks of any colour, and has an edge of its own there.
    if (text === '' || element.closest('svg') !== null || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const below = ground(element);
    if (below === undefined) continue;
    const [dark, light] = [luminance(rgba(color)), luminance(below)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faults.set(`${element.tagName}.${element.className}`, `${element.tagName.toLowerCase()}.${element.className} "${text.slice(0, 20)}": ${ratio.toFixed(2)}`);
  }
  return [...faults.values()];
}

/** Controls, pictures and tables without a name for those who do not see them, and roles that are put together wrongly. */
export function namelessControls(): string[] {
  const nameOf = (element: Element): string => {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    const labels = [...(element as HTMLInputElement).labels ?? []].map((label) => label.textContent ?? '').join('');
    const caption = element.querySelector(':scope > caption')?.textContent ?? '';
    return (element.getAttribute('aria-label') ?? '') + by + labels + caption + (/^(BUTTON|A|SUMMARY|TH)$/.test(element.tagName) ? element.textContent ?? '' : '');
  };
  const seen = [...document.querySelectorAll<HTMLElement>('.dash *')].filter((element) => element.checkVisibility());
  const named = seen.filter((element) => element.matches('button, a, input, select, summary, table, figure, [role=img], [role=region], [role=group], [role=tab], [role=tabpanel], [role=tablist]'));
  const nameless = named.filter((element) => nameOf(element).trim() === '').map((element) => `no name: ${element.outerHTML.slice(0, 100)}`);
  const unsaid = seen.filter((element) => element.matches('input[type=range]') && (element.getAttribute('aria-valuetext') ?? '') === '')
    .map((element) => `no aria-valuetext: ${element.outerHTML.slice(0, 100)}`);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `id ${id} stands there twice`);
  const references = seen.flatMap((element) => ['aria-labelledby', 'aria-controls', 'aria-describedby'].flatMap((attribute) => (element.getAttribute(attribute) ?? '').split(' ').filter(Boolean)));
  const dangling = references.filter((id) => document.getElementById(id) === null).map((id) => `nothing has the id ${id}`);
  const tabs = seen.filter((element) => element.getAttribute('role') === 'tab');
  const selected = tabs.filter((tab) => tab.getAttribute('aria-selected') === 'true').length;
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.checkVisibility()).map(({ tagName }) => Number(tagName[1]));
  const skipped = levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1).map((level) => `a heading of level ${level} skips one`);
  return [...new Set([...nameless, ...unsaid, ...repeated, ...dangling, ...tabs.length > 0 && selected !== 1 ? [`${selected} tabs are selected`] : [], ...skipped])];
}

/** Where the keyboard is: the number that `data-tab-order` gives it, whether one sees it, and whether it is a box that scrolls. */
export function focused(): { order: number; element: string; isOutlined: boolean; isScroller: boolean } {
  const element = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth, boxShadow, overflow } = getComputedStyle(element);
  return {
    order: Number(element.getAttribute('data-tab-order') ?? -1),
    element: element.outerHTML.slice(0, 80),
    isScroller: /auto|scroll/.test(overflow),
    isOutlined: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
  };
}

/**
 * How many times as long as it needs the page takes for what it does now, since other processes have the processor in between: many
 * equal pieces of work take so many times the shortest of them, which is too short to be interrupted often.
 */
export function disturbance(): number {
  const pieces = 60;
  const values = Float64Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 10_007);
  const times = Array.from({ length: pieces }, () => {
    const start = performance.now();
    Float64Array.from(values).sort();
    return performance.now() - start;
  });
  return times.reduce((sum, time) => sum + time, 0) / (pieces * Math.min(...times));
}
