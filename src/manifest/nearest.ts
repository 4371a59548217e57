/**
 * What was probably meant by a name that is not known: those that have it in them, or differ in a third of their letters at most, nearest
 * first; where one differs in case alone, that one.
 */
export function nearest(name: string, known: readonly string[]): string[] {
  const alike = known.filter((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (alike.length > 0) return alike;
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => isPart(name, candidate) || distance <= Math.max(name.length, candidate.length) / 3)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Of a letter or two everything is a part. */
function isPart(name: string, candidate: string): boolean {
  return name.length > 2 && candidate.toLowerCase().includes(name.toLowerCase());
}

/** How many letters are put in, left out, changed or exchanged with the next one between two texts: the distance of optimal string alignment. */
export function distanceOf(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  from.forEach((letter, index) => {
    const next = [index + 1];
    to.forEach((wanted, column) => {
      const isExchanged = column > 0 && index > 0 && letter === to[column - 1] && from[index - 1] === wanted;
      next.push(Math.min(
        row[column] + (letter === wanted ? 0 : 1), row[column + 1] + 1, next[column] + 1, isExchanged ? before[column - 1] + 1 : Infinity,
      ));
    });
    [before, row] = [row, next];
  });
  return row[to.length];
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
