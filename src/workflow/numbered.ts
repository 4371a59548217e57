/** A name for the first, second, … of its kind. The first has no number: it keeps its name when another one is added. */
export function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}
