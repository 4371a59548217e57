/** A column as numbers: the code of each row, below or (null) equal to `distinct`. */
export interface Coded {
  readonly distinct: number;
  readonly codes: Int32Array;
}

/** What a column follows from: a code of its own for each code of the other, null's last. */
export interface Dependency<T extends Coded> {
  readonly source: T;
  readonly codes: Int32Array;
}

/**
 * Of each column the one with the fewest values from which it follows, row by row, if there is one. Of two that follow from each other
 * the later does from the earlier.
 */
export function dependencies<T extends Coded>(columns: readonly T[]): (Dependency<T> | undefined)[] {
  const byDistinct = [...columns].reverse().sort((a, b) => a.distinct - b.distinct);
  return columns.map((column) => {
    for (const source of byDistinct.slice(byDistinct.indexOf(column) + 1)) {
      const codes = follow(column, source);
      if (codes) return { source, codes };
    }
    return undefined;
  });
}

/** The code of a column for each code of another, when that decides it. */
function follow({ codes }: Coded, source: Coded): Int32Array | undefined {
  const decided = new Int32Array(source.distinct + 1).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const before = decided[source.codes[row]];
    if (before === -1) decided[source.codes[row]] = codes[row];
    else if (before !== codes[row]) return undefined;
  }
  return decided.map((code) => Math.max(code, 0));
}
