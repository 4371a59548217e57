import type { Value } from '../../engine/database/database';

/** Fewer characters of an identifier say nothing to people. */
const LEAST = 4;

/**
 * Labels that end with their identifier in brackets, with only as much of it as tells apart those of one name: `Nirvana (6olE…)`. Labels
 * stay different from each other, in the same order.
 *
 * @param labels in ascending order
 * @param identifiers of the labels
 */
export function shortLabels(labels: readonly Value[], identifiers: readonly Value[]): Value[] {
  const names = labels.map((label, index) => nameIn(String(label), String(identifiers[index])));
  const short = labels.map((label, index) => {
    const name = names[index];
    if (name === undefined) return label;
    const identifier = String(identifiers[index]);
    const neighbours = [index - 1, index + 1].filter((other) => names[other] === name).map((other) => String(identifiers[other]));
    const needed = Math.max(LEAST, ...neighbours.map((other) => inCommon(identifier, other) + 1));
    return needed < identifier.length - 1 ? `${name} (${identifier.slice(0, needed)}…)` : label;
  });
  return new Set(short).size === new Set(labels).size ? short : [...labels];
}

/** The name before the identifier, where a label has both. */
function nameIn(label: string, identifier: string): string | undefined {
  const end = ` (${identifier})`;
  return label.endsWith(end) ? label.slice(0, -end.length) : undefined;
}

function inCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
