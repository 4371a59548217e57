/**
 * A column as one segment of a path. A dot in a path leads into a structure, so a name with a dot stands between backticks,
 * as Glue Studio writes the columns that its Join renames: "`.track_id`".
 */
export function segment(field: string): string {
  return field.includes('.') ? `\`${field}\`` : field;
}

/** A path to a column: a list of its segments. */
export function fieldPath(field: string): string[] {
  return [segment(field)];
}

/** Paths to columns, for the members of the API that are lists of lists. */
export function fieldPaths(fields: readonly string[]): string[][] {
  return fields.map(fieldPath);
}

/** Columns where the API wants a path, and Glue looks the name up as it is. */
export function namePaths(fields: readonly string[]): string[][] {
  return fields.map((field) => [field]);
}
