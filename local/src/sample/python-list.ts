/** A list as Python prints it, which is how `artists` and `artist_genres` hold theirs: `['Pop', "Children's Music"]`. */
export function pythonList(items: readonly string[]): string {
  return `[${items.map(pythonString).join(', ')}]`;
}

function pythonString(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  if (!text.includes("'")) return `'${escaped}'`;
  return text.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`;
}

/** A float as Python prints it: `183.0`, not `183`. */
export function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
