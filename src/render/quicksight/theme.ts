import type { CfnTheme } from 'aws-cdk-lib/aws-quicksight';

/** Colours that a theme of QuickSight has. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/quicksight_theme */
export const FEWEST_COLORS = 8;
export const MOST_COLORS = 20;

/** The theme whose looks are taken where this library says nothing. */
export const BASE_THEME = 'CLASSIC';

/** What a theme says of colours: the series in their order, over again where they are too few for QuickSight, and shades of the first. */
export function renderTheme(colors: readonly string[]): CfnTheme.ThemeConfigurationProperty {
  const series = colors.map((color) => color.toUpperCase());
  const enough = Array.from({ length: Math.max(series.length, FEWEST_COLORS) }, (_, index) => series[index % series.length]);
  return {
    dataColorPalette: { colors: enough.slice(0, MOST_COLORS), minMaxGradient: [tint(series[0]), series[0]], emptyFillColor: '#FFFFFF' },
    sheet: { tile: { border: { show: false } }, tileLayout: { gutter: { show: true }, margin: { show: true } } },
  };
}

/** How much white there is in the lightest shade. */
const LIGHTEST = 0.85;

function tint(color: string): string {
  const channels = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
  return `#${channels.map((channel) => Math.round(channel + (255 - channel) * LIGHTEST).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
