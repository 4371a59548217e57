/** The palest shade of a colour that charts draw, in percent of it, the rest being the background; and from one to the next. */
const PALEST = 12;
const STEP = 2;
const STEPS = (100 - PALEST) / STEP;

/** All shades, in percent, from pale to full. */
export const SHADES: readonly number[] = Array.from({ length: STEPS + 1 }, (_, index) => PALEST + STEP * index);

/** The shade for a share of the way from the palest to the full one: one of all. */
export function shadeAt(share: number): number {
  return SHADES[Math.round(STEPS * Math.min(1, Math.max(0, share)))];
}
