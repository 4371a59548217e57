import type { ManifestDashboard } from '../../../src/manifest/schema';
import { inputColumns } from '../../../src/render/quicksight/data-set-sql';
import type { QuickSightDefinition } from '../../../src/render/quicksight/definition';

type Json = Readonly<Record<string, unknown>>;

/** What of a definition leads nowhere, and ids that are there twice. */
export function unresolved(definition: QuickSightDefinition, dashboard: ManifestDashboard): string[] {
  return [
    ...columnProblems(definition, dashboard),
    ...definition.sheets.flatMap((sheet) => (sheet.visuals as Json[]).flatMap(fieldProblems)),
    ...repeats('field', definition.sheets.flatMap((sheet) => (sheet.visuals as Json[]).flatMap((of) => wellFields(of)))),
    ...elementProblems(definition),
  ];
}

/** Values of all members of this name. */
function all(value: unknown, member: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, of]) => [...(key === member ? [of] : []), ...all(of, member)]);
}

function repeats(what: string, ids: readonly unknown[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${what} ${String(id)} is there twice`);
}

function missing(what: string, ids: readonly unknown[], among: readonly unknown[]): string[] {
  return ids.filter((id) => !among.includes(id)).map((id) => `${what} ${String(id)} is not there`);
}

/** Columns that their data set has not, or data sets that are not declared. */
function columnProblems(definition: QuickSightDefinition, dashboard: ManifestDashboard): string[] {
  const declared = definition.dataSetIdentifierDeclarations.map(({ identifier }) => identifier);
  const columns = dashboard.dataSets.filter(({ name }) => declared.includes(name)).flatMap(({ name, fields }) => inputColumns(fields).map((column) => `${name}.${column.name}`));
  const calculated = definition.calculatedFields.map(({ dataSetIdentifier, name }) => `${dataSetIdentifier}.${name}`);
  const used = [...all(definition, 'column'), ...all(definition, 'sortBy')].filter((column) => (column as Json).columnName !== undefined) as Json[];
  return missing('column', used.map(({ dataSetIdentifier, columnName }) => `${String(dataSetIdentifier)}.${String(columnName)}`), [...columns, ...calculated]);
}

function wellFields(visual: Json): unknown[] {
  return all(visual, 'fieldWells').flatMap((wells) => all(wells, 'fieldId'));
}

/** Fields that are sorted by, named, shown or chosen, and are in no well of the visual. */
function fieldProblems(visual: Json): string[] {
  const chosen = all(visual, 'selectedFields').flat();
  return missing('field', [...all(visual, 'fieldId'), ...chosen], wellFields(visual));
}

/** Sheets, visuals, filters and controls. */
function elementProblems({ sheets, filterGroups }: QuickSightDefinition): string[] {
  const filters = all(filterGroups, 'filterId');
  const ids = sheets.flatMap((sheet) => [sheet.sheetId, ...all(sheet.visuals, 'visualId'), ...all(sheet.filterControls, 'filterControlId')]);
  return [
    ...repeats('element', [...ids, ...filters, ...all(filterGroups, 'filterGroupId')]),
    ...sheets.flatMap((sheet) => {
      const visuals = all(sheet.visuals, 'visualId');
      const controls = all(sheet.filterControls, 'filterControlId');
      const scopes = (all(filterGroups, 'sheetVisualScopingConfigurations').flat() as Json[]).filter(({ sheetId }) => sheetId === sheet.sheetId);
      return [
        ...missing('visual', [...all(sheet.layouts, 'elementId'), ...all(sheet.visuals, 'targetVisuals').flat(), ...scopes.flatMap(({ visualIds }) => visualIds ?? [])], visuals),
        ...missing('placed visual', visuals, all(sheet.layouts, 'elementId')),
        ...missing('placed control', controls, all(sheet.sheetControlLayouts, 'elementId')),
        ...missing('control', all(sheet.sheetControlLayouts, 'elementId'), controls),
        ...missing('filter', all(sheet.filterControls, 'sourceFilterId'), filters),
      ];
    }),
    ...missing('sheet', all(filterGroups, 'sheetId'), sheets.map(({ sheetId }) => sheetId)),
  ];
}
