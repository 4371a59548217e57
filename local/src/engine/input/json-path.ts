import { JsonValue, readList, readObject } from './json-line';

/** A step of a JsonPath: into a member by its name, or into each entry of a list. */
export type JsonStep = { readonly member: string } | 'entries';

/**
 * The steps of a JsonPath that says which records a JSON file holds: `$.items[*]`, `$[*]`, `$['a b']`.
 *
 * @returns nothing where the path has anything else, such as a condition, an index or `..`
 */
export function parseJsonPath(path: string): readonly JsonStep[] | undefined {
  const steps: JsonStep[] = [];
  const step = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[\s*'([^'\\]*)'\s*\]|\[\s*"([^"\\]*)"\s*\]|(\[\s*\*\s*\])/uy;
  const text = path.trim();
  if (!text.startsWith('$')) return undefined;
  for (step.lastIndex = 1; step.lastIndex < text.length;) {
    const found = step.exec(text);
    if (!found) return undefined;
    const member = found[1] ?? found[2] ?? found[3];
    steps.push(member === undefined ? 'entries' : { member });
  }
  return steps;
}

/**
 * What a path leads to from a value. A list at its end is its entries.
 *
 * @returns each with its place in the text that the value stands in
 */
export function valuesAt(value: JsonValue, steps: readonly JsonStep[]): JsonValue[] {
  const [step, ...rest] = steps;
  if (step === undefined) return value.kind === 'array' ? entriesOf(value) : [value];
  if (step === 'entries') return value.kind === 'array' ? entriesOf(value).flatMap((entry) => valuesAt(entry, rest)) : [];
  const member = value.kind === 'object' ? readObject(value.raw)?.get(step.member) : undefined;
  return member ? valuesAt({ ...member, at: value.at + member.at }, rest) : [];
}

function entriesOf(value: JsonValue): JsonValue[] {
  return (readList(value.raw) ?? []).map((entry) => ({ ...entry, at: value.at + entry.at }));
}
