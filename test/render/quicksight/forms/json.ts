/** A part of a definition, as CloudFormation sends it. */
export type Json = Record<string, any>;

/** A visual, by its kind in QuickSight. */
export interface Drawn {
  readonly type: string;
  readonly visual: Json;
  readonly chart: Json;
  /** What each well holds, by its name. */
  readonly wells: Record<string, Json[]>;
}

/** A filter, by its kind in QuickSight. */
export interface Filtering {
  readonly type: string;
  readonly filter: Json;
  readonly group: Json;
}

/** A control on a sheet: that of several sheets is called CrossSheet there. */
export interface Controlling {
  readonly type: string;
  readonly control: Json;
  readonly sheet: Json;
}

/** The visuals of all sheets. */
export function visualsOf(definition: Json): Drawn[] {
  return definition.Sheets.flatMap((sheet: Json) => sheet.Visuals.map((of: Json) => {
    const [[type, visual]] = Object.entries(of);
    const chart = visual.ChartConfiguration;
    const { FieldWells } = chart;
    // A KPI has its wells as they are, other visuals in one of several forms.
    const wells = type === 'KPIVisual' ? FieldWells : Object.values(FieldWells)[0];
    return { type, visual, chart, wells };
  }));
}

export function filtersOf(definition: Json): Filtering[] {
  return definition.FilterGroups.flatMap((group: Json) => group.Filters.map((of: Json) => {
    const [[type, filter]] = Object.entries(of);
    return { type, filter, group };
  }));
}

export function controlsOf(definition: Json): Controlling[] {
  return definition.Sheets.flatMap((sheet: Json) => (sheet.FilterControls ?? []).map((of: Json) => {
    const [[type, control]] = Object.entries(of);
    return { type, control, sheet };
  }));
}

/** The sheets and visuals that a group of filters is for. */
export function scopesOf(group: Json): Json[] {
  return group.ScopeConfiguration.SelectedSheets.SheetVisualScopingConfigurations;
}

/** Values of all members of this name. */
export function all(value: unknown, member: string): any[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, of]) => [...(key === member ? [of] : []), ...all(of, member)]);
}

/** A field in a well: the one member of a union, or, in a table of rows as they are, the field itself. */
export function fieldOf(inWell: Json): Json {
  return 'FieldId' in inWell ? inWell : Object.values(inWell)[0];
}

/** The values that stand in a list more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
