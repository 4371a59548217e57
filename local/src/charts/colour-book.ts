import { keyId } from './keys';
import type { Key } from './result';

/** What is no value, and what is the rest, stand back behind the named. */
const NONE = 'var(--none)';
const OTHER = 'var(--other)';
/** How much of a colour is left where the series are more than the colours. */
const AGAIN = ['', '62%', '38%'];

/** Gives the keys of a field their colours: from visual to visual and from update to update the same, as long as one picture's differ. */
export class ColourBook {
  private readonly fields = new Map<string, Map<string, number>>();

  /** @param size how many colours the dashboard has */
  constructor(private readonly size: number) {}

  /** A colour for each of the keys of one picture. */
  colours(field: string, keys: readonly Key[]): readonly string[] {
    const known = this.known(field);
    const taken = new Set<number>();
    const kept = keys.map((key) => {
      const index = known.get(keyId(key));
      if (index === undefined || taken.has(index)) return undefined;
      taken.add(index);
      return index;
    });
    return keys.map((key, place) => {
      if (key.other === true) return OTHER;
      if (key.value === null) return NONE;
      const index = kept[place] ?? lowestFree(taken);
      taken.add(index);
      if (!known.has(keyId(key))) known.set(keyId(key), index);
      return this.series(index);
    });
  }

  /** The colour at a place, from 0 on: where the colours are at an end the first comes again, darker or lighter. */
  series(index: number): string {
    const base = `var(--series-${index % this.size + 1})`;
    const share = AGAIN[Math.floor(index / this.size) % AGAIN.length];
    return share === '' ? base : `color-mix(in oklab, ${base} ${share}, var(--ink))`;
  }

  private known(field: string): Map<string, number> {
    const known = this.fields.get(field) ?? new Map<string, number>();
    this.fields.set(field, known);
    return known;
  }
}

function lowestFree(taken: ReadonlySet<number>): number {
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
}
