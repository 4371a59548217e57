/**
 * The value below which a share of sorted values lies, by linear interpolation at position `(n - 1) × share`.
 *
 * @param count how many values there are
 * @param value the value at a position, ascending
 * @returns NaN of nothing
 */
export function quantile(count: number, value: (position: number) => number, share: number): number {
  if (count === 0) return NaN;
  const position = (count - 1) * share;
  const below = Math.floor(position);
  const part = position - below;
  const low = value(below);
  if (part === 0) return low;
  const high = value(below + 1);
  const distance = high - low;
  // The distance of large values can be beyond what a double holds.
  return Number.isFinite(distance) ? low + distance * part : low * (1 - part) + high * part;
}
