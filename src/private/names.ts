/** A name in kebab case as the id of a construct: `raw-to-staging` is `RawToStaging`. */
export function pascalCase(name: string): string {
  return name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '').map((part) => `${part[0].toUpperCase()}${part.slice(1)}`).join('');
}

/** A name for the first, second, … of its kind. The first has no number: it keeps its name when another one is added. */
export function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}
