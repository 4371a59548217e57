import { SHADES } from '../../charts/shades';
import { COLOURS } from '../../drawing/page-style';

/** A colour on a light and on a dark background. */
export interface ColourPair {
  readonly light: string;
  readonly dark: string;
}

/** Contrast of marks with a dark page: more than what marks need (https://www.w3.org/TR/WCAG22/#non-text-contrast), since lines are thin. */
const LEAST_CONTRAST = 6;
/** Contrast of small text (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
const TEXT_CONTRAST = 4.5;
const STEP = 0.02;
/** On a dark page full colours glare. */
const MOST_SATURATION = 0.62;

/** The colours of the series: on dark backgrounds those of the report where it knows them, otherwise lighter ones of the same hue. */
export function seriesColours(colours: readonly string[]): readonly ColourPair[] {
  return colours.map((light) => ({ light, dark: knownDark(light) ?? lightened(light, COLOURS.surface[1]) }));
}

function knownDark(light: string): string | undefined {
  return Object.values(COLOURS).find(([first]) => first === light)?.[1];
}

/** Colours of text on the shades of a colour over a background: the usual one where it can be read, otherwise black or white. */
export function textOnShades(colour: string, background: string, ink: string): readonly string[] {
  return SHADES.map((percent) => {
    const shade = mixed(colour, background, percent / 100);
    if (contrast(ink, shade) >= TEXT_CONTRAST) return ink;
    return contrast('#000000', shade) > contrast('#ffffff', shade) ? '#000000' : '#ffffff';
  });
}

/** As `color-mix(in srgb, …)` mixes, to whole channels. */
export function mixed(colour: string, background: string, share: number): string {
  const [one, other] = [channels(colour), channels(background)];
  return `#${one.map((channel, index) => hexOf(channel * share + other[index] * (1 - share))).join('')}`;
}

/** A colour of the same hue, as light as it takes to be seen on the background. */
export function lightened(colour: string, background: string): string {
  const { hue, saturation, lightness } = toHsl(colour);
  let light = lightness;
  let result = colour;
  while (contrast(result, background) < LEAST_CONTRAST && light < 1) {
    light += STEP;
    result = fromHsl(hue, Math.min(saturation, MOST_SATURATION), Math.min(1, light));
  }
  return result;
}

/** Contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** As https://www.w3.org/TR/css-color-4/#rgb-to-hsl has it; hue from 0 to 6. */
function toHsl(colour: string): { readonly hue: number; readonly saturation: number; readonly lightness: number } {
  const [red, green, blue] = channels(colour).map((channel) => channel / 255);
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const [lightness, spread] = [(least + most) / 2, most - least];
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return { hue: (green - blue) / spread, saturation, lightness };
  return { hue: most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread, saturation, lightness };
}

/** As https://www.w3.org/TR/css-color-4/#hsl-to-rgb has it. */
function fromHsl(hue: number, saturation: number, lightness: number): string {
  const channel = (shift: number) => {
    const place = (shift + hue * 2 + 12) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(place - 3, 9 - place, 1));
  };
  return `#${[0, 8, 4].map((shift) => hexOf(channel(shift) * 255)).join('')}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const hexOf = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}
