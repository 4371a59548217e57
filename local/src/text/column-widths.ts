/** What the cells of a column of a table take. */
export interface ColumnNeed {
  /** For all that is in it. */
  readonly whole: number;
  /** Where it is cut as far as it can be. */
  readonly least: number;
}

/**
 * How wide the columns of a table are where there is only so much room: the widest give way first, so that no narrow one is cut for them.
 *
 * @returns undefined where even the least does not fit
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number): number[] | undefined {
  const widths = needs.map(({ whole }) => whole);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = Math.max(...widths.filter((width, index) => width > needs[index].least));
    if (widest === -Infinity) return undefined;
    widths[widths.findIndex((width, index) => width === widest && width > needs[index].least)]--;
  }
  return widths;
}
