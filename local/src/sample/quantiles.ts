/** The values that shares of the real data lie below: pairs of share (0 to 1, ascending) and value. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/**
 * The whole number that a share of the data lies below, in a straight line between the given points.
 * No logarithm or power is used: those may differ in the last bit from machine to machine.
 */
export function quantile(table: Quantiles, share: number): number {
  const upper = table.findIndex(([at]) => at > share);
  if (upper < 0) return table[table.length - 1][1];
  const [highAt, high] = table[upper];
  const [lowAt, low] = table[Math.max(0, upper - 1)];
  return highAt === lowAt ? low : Math.round(low + (high - low) * (share - lowAt) / (highAt - lowAt));
}
