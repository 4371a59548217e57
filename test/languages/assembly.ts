import * as fs from 'fs';
import * as path from 'path';

/** The templates and manifests of a cloud assembly, parsed, by the name of their file. */
export type Assembly = Record<string, unknown>;

/**
 * Reads the templates and the pipelines' manifests of a cloud assembly.
 *
 * @throws when it has no template, or no manifest: there would be nothing to compare
 */
export function readAssembly(folder: string): Assembly {
  const names = fs.readdirSync(folder).filter((name) => /\.(template|pipeline)\.json$/.test(name)).sort();
  for (const kind of ['template', 'pipeline']) {
    if (!names.some((name) => name.endsWith(`.${kind}.json`))) throw new Error(`${folder} has no *.${kind}.json`);
  }
  return Object.fromEntries(names.map((name) => [name, JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))]));
}

/** What differs between two JSON values: a line each, with the place in the value. Empty when they are equal. */
export function differences(expected: unknown, actual: unknown, place = ''): string[] {
  if (Object.is(expected, actual)) return [];
  if (!isContainer(expected) || !isContainer(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return [`${place === '' ? 'the whole' : place}: expected ${short(expected)}, got ${short(actual)}`];
  }
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return keys.flatMap((key) => differences(expected[key], actual[key], place === '' ? key : `${place}.${key}`));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
