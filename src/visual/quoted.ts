/** A name as Athena and DuckDB quote it. */
export function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
