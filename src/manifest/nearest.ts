/**
 * What was probably meant by a name that is not known: those that have it in them, or differ in a third of their letters at most, nearest
 * first; where one differs in case alone, that one.
 */
export function nearest(name: string, known: readonly string[]): string[] {
  const alike = known.filter((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (alike.length > 0) return alike;
  return known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => isPart(name, candidate) || distance <= Math.max(name.length, candidate.length) / 3)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Of a letter or two everything is a part. */
function isPart(name: string, candidate: string): boolean {
  return name.length > 2 && candidate.toLowerCase().includes(name.toLowerCase());
}

/** Levenshtein's distance: how many letters are put in, left out or changed between two texts. */
function editDistance(one: string, other: string): number {
  const letters = [...other];
  let row = Array.from({ length: letters.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    row = row.reduce<number[]>((next, above, column) => {
      if (column === 0) return [index + 1];
      const changed = row[column - 1] + (letter === letters[column - 1] ? 0 : 1);
      return [...next, Math.min(changed, above + 1, next[column - 1] + 1)];
    }, []);
  }
  return row[letters.length];
}

/** A question for what was probably meant, before all that there is; nothing where nothing is near. */
export function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near.length > 0 ? `did you mean ${quoted(near)}? ` : '';
}

/** What would do instead of a name that is not known: what was probably meant, or else all there is. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near.length > 0) return `did you mean ${quoted(near)}?`;
  return known.length > 0 ? `there is: ${known.join(', ')}` : 'there is none';
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' or ');
}
