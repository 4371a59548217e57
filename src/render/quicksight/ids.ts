// The ids of what a definition is made of: letters, digits, `_` and `-` (`ShortRestrictiveResourceId` of QuickSight's API model).
//
// The ids of an app are letters, digits and `-` (`VisualId` of the manifest's schema). Each kind of thing has a beginning of its own
// that no other kind has, and parts are held together by `_`, which no id of an app has: so that no two of them can be equal.

/** What the library filters by for a reason of its own, besides the filters of an app. */
export type OwnFilter = 'not-null' | 'top';

/** Id of a sheet. */
export function sheetId(id: string): string {
  return `sheet-${id}`;
}

/** Id of a visual. */
export function visualId(id: string): string {
  return `visual-${id}`;
}

/** Id of a filter of an app. */
export function filterId(id: string): string {
  return `filter-${id}`;
}

/** Id of a filter of the library's own. */
export function ownFilterId(kind: OwnFilter, ...parts: (string | number)[]): string {
  return [`own-${kind}`, ...parts].join('_');
}

/** Id of the group that a filter is alone in: filters of one group are alternatives of each other. */
export function filterGroupId(ofFilter: string): string {
  return `group-${ofFilter}`;
}

/** Id of the control of a filter on a sheet. */
export function controlId(filter: string, sheet: string): string {
  return `control-${filter}_${sheet}`;
}
