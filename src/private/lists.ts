/** The values that stand in a list more than once, each of them once. */
export function repeated(values: string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function enumerated(names: readonly string[], conjunction: string = 'and'): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names[names.length - 1]}`;
}

/**
 * The first candidate that is not taken.
 *
 * @param candidate the candidate of a number, from 1 on
 */
export function firstFree(candidate: (number: number) => string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = candidate(number);
    if (!isTaken(name)) return name;
  }
}
