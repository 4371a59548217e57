import { calculatedFields } from './calculated-fields';
import { columnKind } from './column-types';
import { controlledFilters } from './controls';
import { hasRowKey, hasText, inputColumns, ROW_KEY, textColumn } from './data-set-sql';
import { subtitleOf } from './labels';
import { nullFilters } from './null-filters';
import { MOST_COLORS } from './theme';
import { topFilters } from './top-filters';
import { VISUAL_KINDS } from './visual-kinds';
import type { ManifestDashboard, ManifestDataField, ManifestDataSet, ManifestFilter, ManifestSheet, ManifestVisual } from '../../manifest/schema';

/**
 * What CloudFormation lets a definition of QuickSight have, at most: `maxItems` and `maxLength` of the resource types
 * `AWS::QuickSight::Dashboard` and `AWS::QuickSight::DataSet`, which are at most those of QuickSight's API.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-quicksight-dashboard.html
 */
export const LIMITS = {
  dataSets: 50,
  sheets: 20,
  filterGroups: 2000,
  calculatedFields: 500,
  visualsOfSheet: 50,
  controlsOfSheet: 200,
  lastRow: 9009,
  categoryValues: 100_000,
  columnsOfDataSet: 2048,
  transformsOfDataSet: 2048,
  dashboardName: 2048,
  dataSetName: 128,
  sheetTitle: 1024,
  sheetDescription: 1024,
  visualTitle: 512,
  visualSubtitle: 1024,
  controlTitle: 2048,
  columnName: 127,
  calculatedField: 128,
  columnDescription: 500,
  categoryValue: 512,
  affix: 128,
  columnTitle: 2048,
} as const;

/** Fields of a table whose titles can be given, and fields of a tooltip. */
const MOST_TITLES = 100;

/**
 * All that keeps QuickSight from having a dashboard; nothing of what the dashboard's own model refuses already. Empty when it can.
 *
 * @param faults where the dashboard's own model finds something wrong: nothing that is there can be rendered
 */
export function limitProblems(dashboard: ManifestDashboard, faults: readonly string[] = []): string[] {
  const isFaulty = ({ id }: ManifestFilter) => faults.some((where) => where.startsWith(`filter '${id}'`));
  return [
    ...atMost('the dashboard', [
      ['sheets', dashboard.sheets.length, LIMITS.sheets],
      ['data sets', dashboard.dataSets.length, LIMITS.dataSets],
      ['colours', dashboard.colors.length, MOST_COLORS],
      ['filters, among them those that leave out nulls and that keep the first groups', filterCount(dashboard, faults), LIMITS.filterGroups],
      ['targets, and measures of what describes an identifier', calculatedFields(dashboard).length, LIMITS.calculatedFields],
    ]),
    ...noLonger('the dashboard', [['title', dashboard.title, LIMITS.dashboardName]]),
    ...dashboard.dataSets.flatMap(dataSetProblems),
    ...calculatedFieldProblems(dashboard),
    ...braceProblems(dashboard),
    ...dashboard.sheets.flatMap((sheet) => sheetProblems(sheet, dashboard)),
    ...dashboard.filters.flatMap((filter) => [
      ...filterLengths(filter),
      ...(isFaulty(filter) ? [] : filterProblems(filter, dashboard.dataSets.find(({ name }) => name === filter.dataSet)!)),
    ]),
  ];
}

/** Those of a visual are known when all of its fields are. */
function filterCount(dashboard: ManifestDashboard, faults: readonly string[]): number {
  return dashboard.filters.length + (faults.length > 0 ? 0 : nullFilters(dashboard).length + topFilters(dashboard).length);
}

/** All that keeps QuickSight from having a data set. */
export function dataSetProblems({ name: dataSet, title, fields }: ManifestDataSet): string[] {
  const columns = inputColumns(fields);
  const described = fields.filter(({ description = '' }) => description !== '');
  return [
    ...atMost(`data set '${dataSet}'`, [
      ['columns', columns.length, LIMITS.columnsOfDataSet],
      // One transform is the projection.
      ['descriptions of fields', described.length, LIMITS.transformsOfDataSet - 1],
    ]),
    ...noLonger(`data set '${dataSet}'`, [['title', title, LIMITS.dataSetName]]),
    ...columns.flatMap(({ name }) => noLonger(`data set '${dataSet}', field '${name}'`, [['name', name, LIMITS.columnName]])),
    ...described.flatMap(({ name, description = '' }) =>
      noLonger(`data set '${dataSet}', field '${name}'`, [['description', description, LIMITS.columnDescription]])),
    ...takenNames(dataSet, fields, [...fields.filter(hasText).map(textColumn), ...(hasRowKey(fields) ? [ROW_KEY] : [])]),
  ];
}

/** Names of fields that are those of columns which this library adds in QuickSight. Case is not told apart. */
function takenNames(dataSet: string, fields: readonly ManifestDataField[], added: readonly string[]): string[] {
  const own = added.map((name) => name.toLowerCase());
  return fields.filter(({ name }) => own.includes(name.toLowerCase()))
    .map(({ name }) => `data set '${dataSet}', field '${name}': this library adds a column of that name in QuickSight; rename the field`);
}

function calculatedFieldProblems(dashboard: ManifestDashboard): string[] {
  const added = calculatedFields(dashboard);
  return [
    ...dashboard.dataSets.flatMap(({ name, fields }) =>
      takenNames(name, fields, added.filter(({ dataSetIdentifier }) => dataSetIdentifier === name).map((column) => column.name))),
    ...added.flatMap(({ dataSetIdentifier, name }) => noLonger(`data set '${dataSetIdentifier}', calculated field '${name}'`, [['name', name, LIMITS.calculatedField]])),
  ];
}

/** Expressions of QuickSight have no way to name a field whose name has braces. */
function braceProblems({ sheets }: ManifestDashboard): string[] {
  return sheets.flatMap(({ id, visuals }) => visuals.flatMap((visual) => {
    const named = visual.measures.flatMap(({ field, of, aggregation }) =>
      (of === undefined ? [] : [field, of, ...(aggregation === 'none' ? visual.groups.map((group) => group.field) : [])]));
    return [...new Set(named)].filter((name) => /[{}]/.test(name))
      .map((name) => `sheet '${id}', visual '${visual.id}': QuickSight calculates with names that have no braces, got: ${name}; rename the field`);
  }));
}

function sheetProblems(sheet: ManifestSheet, dashboard: ManifestDashboard): string[] {
  const where = `sheet '${sheet.id}'`;
  return [
    ...atMost(where, [
      ['visuals', sheet.visuals.length, LIMITS.visualsOfSheet],
      ['controls', controlledFilters(sheet, dashboard).length, LIMITS.controlsOfSheet],
    ]),
    ...noLonger(where, [['title', sheet.title, LIMITS.sheetTitle], ['description', sheet.description ?? '', LIMITS.sheetDescription]]),
    ...sheet.visuals.flatMap((visual) => visualProblems(visual, `${where}, visual '${visual.id}'`)),
  ];
}

function visualProblems(visual: ManifestVisual, where: string): string[] {
  const { kind, groups, measures, columns = [], fields = [], place, title } = visual;
  const subtitle = subtitleOf(visual);
  const { wells } = VISUAL_KINDS[kind];
  const named = [...groups, ...measures, ...columns, ...fields];
  return [
    ...atMost(`${where} (${kind})`, [
      ['groups', groups.length, wells.groups],
      ['measures', measures.length, wells.measures],
      ['columns', columns.length, wells.columns],
      ['fields', named.length + (visual.color ? 1 : 0) + (visual.smallMultiples ? 1 : 0), MOST_TITLES],
    ]),
    ...noLonger(where, [
      ['title', title, LIMITS.visualTitle],
      ['subtitle', subtitle, LIMITS.visualSubtitle],
      ...named.map(({ title: text }): Text => ['title of a field', text, LIMITS.columnTitle]),
      ...[...measures, ...fields].flatMap(({ format }): Text[] => [
        ['prefix', format?.prefix ?? '', LIMITS.affix], ['suffix', format?.suffix ?? '', LIMITS.affix],
      ]),
    ]),
    ...(place.row > LIMITS.lastRow ? [`${where}: its place is in row ${LIMITS.lastRow} at last, got: ${place.row}`] : []),
  ];
}

function filterLengths({ id, title, values = [] }: ManifestFilter): string[] {
  return [
    ...noLonger(`filter '${id}'`, [['title', title, LIMITS.controlTitle], ...values.map((value): Text => ['value', value, LIMITS.categoryValue])]),
    ...atMost(`filter '${id}'`, [['values', values.length, LIMITS.categoryValues]]),
  ];
}

/** Where several data sets have one name, which the dashboard's own model refuses, the field can be another's. */
function filterProblems(filter: ManifestFilter, { fields }: ManifestDataSet): string[] {
  const where = `filter '${filter.id}'`;
  const field = fields.find(({ name }) => name === filter.field);
  return [
    ...(field && filter.kind === 'category' && columnKind(field) !== 'text' && !hasText(field)
      ? [`${where}: QuickSight chooses among texts, got: ${field.name}, which is ${field.type}; calculate a text of it, or filter its range`] : []),
    ...(filter.control === 'slider' && (filter.least === undefined || filter.most === undefined || filter.least >= filter.most)
      ? [`${where}: QuickSight does not look up the ends of a slider, got: ${filter.least} to ${filter.most}; give both`] : []),
  ];
}

type Count = readonly [what: string, count: number, most: number];
type Text = readonly [what: string, text: string, longest: number];

function atMost(where: string, counts: readonly Count[]): string[] {
  return counts.filter(([, count, most]) => count > most).map(([what, count, most]) => `${where}: QuickSight takes at most ${most} ${what}, got: ${count}`);
}

function noLonger(where: string, texts: readonly Text[]): string[] {
  return texts.filter(([, text, longest]) => text.length > longest)
    .map(([what, text, longest]) => `${where}: QuickSight takes at most ${longest} characters of ${what}, got: ${text.length}`);
}
