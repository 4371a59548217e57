// The ids of what a definition is made of: letters, digits, `_` and `-` (`ShortRestrictiveResourceId` of QuickSight's API model).
// A sheet, a visual and a filter can have one name; their ids in QuickSight are all different.

/** Id of a sheet. */
export function sheetId(id: string): string {
  return `sheet-${id}`;
}

/** Id of a visual. */
export function visualId(id: string): string {
  return `visual-${id}`;
}

/** Id of a filter. */
export function filterId(id: string): string {
  return `filter-${id}`;
}

/** Id of the group that a filter is alone in: filters of one group are alternatives of each other. */
export function filterGroupId(id: string): string {
  return `filter-group-${id}`;
}

/** Id of the control of a filter on a sheet. */
export function controlId(filter: string, sheet: string): string {
  return `control-${filter}--${sheet}`;
}
