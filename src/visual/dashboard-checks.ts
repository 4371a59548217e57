import type { Check } from './check';
import type { DashboardSheet } from './dashboard-sheet';
import type { DashboardDataSet } from './data-set/dashboard-data-set';
import type { DashboardFilter } from './filters/dashboard-filter';
import { suggestion } from '../manifest/nearest';
import { repeated } from '../private/lists';

/** What is judged: a Dashboard. */
interface Content {
  readonly name: string;
  readonly title: string;
  readonly sheets: DashboardSheet[];
  readonly filters: DashboardFilter[];
  readonly dataSets: DashboardDataSet[];
}

/** Reports what is wrong with a dashboard as a whole: what no sheet, visual or filter sees alone. */
export function checkDashboard(check: Check, dashboard: Content, description: string | undefined): void {
  check.at('name').id(dashboard.name);
  check.title(dashboard.title);
  check.title(description, 'description');
  if (dashboard.sheets.length === 0) check.error('noSheet', 'it has no sheet, got: an empty list; give at least one');
  checkIds(check, dashboard);
  for (const filter of dashboard.filters) checkFilterUse(check.at(`filter '${filter.id}'`), dashboard, filter);
}

function checkIds(check: Check, { sheets, filters, dataSets }: Content): void {
  const kinds: [string, string, string[]][] = [
    ['duplicateDataSet', 'data sets have one name', dataSets.map(({ name }) => name)],
    ['duplicateSheet', 'sheets have one id', sheets.map(({ id }) => id)],
    ['duplicateVisual', 'visuals have one id', sheets.flatMap(({ visuals }) => visuals.map(({ id }) => id))],
    ['duplicateFilter', 'filters have one id', filters.map(({ id }) => id)],
  ];
  for (const [finding, what, names] of kinds) {
    for (const name of repeated(names)) check.error(finding, `several ${what}, got: ${name}; give each its own`);
  }
}

/** A filter that no visual heeds, and one for a sheet that is not there, would look as if they worked. */
function checkFilterUse(check: Check, { sheets }: Content, { sheets: chosen, dataSet }: DashboardFilter): void {
  for (const sheet of (chosen ?? []).filter((candidate) => !sheets.includes(candidate))) {
    check.at('sheets').error('unknownSheet', `it is for a sheet that the dashboard does not have, got: ${sheet.id}; ${suggestion(sheet.id, sheets.map(({ id }) => id))}`);
  }
  const heeding = sheets.filter(({ visuals }) => visuals.some((visual) => visual.dataSet === dataSet));
  const idle = chosen ? chosen.filter((sheet) => sheets.includes(sheet) && !heeding.includes(sheet)) : [];
  const nowhere = chosen === undefined && heeding.length === 0 ? ['all sheets'] : [];
  for (const where of [...idle.map(({ id }) => `sheet '${id}'`), ...nowhere]) {
    check.error('idleFilter', `no visual is of its data set, got: '${dataSet.name}' on ${where}; filter a data set that is drawn there, or name other sheets`);
  }
}
