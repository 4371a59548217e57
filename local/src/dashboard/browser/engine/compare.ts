import type { SlotValues } from './aggregate';
import type { DimensionIndex } from './dimension-index';

/** Says which comes first, as for `Array.sort`. */
export type Compare = (a: number, b: number) => number;

/** Compares by values, nulls (NaN) last in both directions; ties by text, ascending. */
export function byValue(values: SlotValues, descending: boolean, textRank: (member: number) => number): Compare {
  return (a, b) => {
    const [one, two] = [values[a], values[b]];
    if (one === two || (Number.isNaN(one) && Number.isNaN(two))) return textRank(a) - textRank(b);
    if (Number.isNaN(one)) return 1;
    if (Number.isNaN(two)) return -1;
    return (one < two) === descending ? 1 : -1;
  };
}

/** Compares members of a dimension by themselves, null last in both directions. */
export function byMember({ size }: DimensionIndex, descending: boolean): Compare {
  const nulls = size - 1;
  if (!descending) return (a, b) => a - b;
  return (a, b) => a === b ? 0 : a === nulls ? 1 : b === nulls ? -1 : b - a;
}

/** Compares by the first comparison that tells two apart. */
export function inTurn(comparisons: readonly Compare[]): Compare {
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
