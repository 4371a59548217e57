import type { Check } from './check';
import type { DashboardTheme } from './dashboard-theme';

/**
 * Colours that people tell apart, with colour-blindness too, and that stand out from white by 3 to 1 or more, which is what WCAG 2.2
 * asks of graphics (1.4.11).
 */
const USUAL_COLORS = ['#117a3d', '#1f6feb', '#b4540a', '#7a3db8', '#0f766e', '#b42357', '#5b6472', '#8a6d00'];

/** The colours of a theme as the manifest has them, after reporting what is wrong with them. */
export function themeColors(check: Check, { colors = USUAL_COLORS }: DashboardTheme): string[] {
  if (colors.length === 0) check.at('colors').error('noColor', 'it has no colour, got: an empty list; give at least one');
  for (const [index, color] of colors.entries()) {
    if (!/^#[0-9a-f]{6}$/i.test(color)) check.at(`colors[${index}]`).error('invalidColor', `a colour is '#' and six hexadecimal digits, got: '${color}'`);
  }
  return colors.map((color) => color.toLowerCase());
}
