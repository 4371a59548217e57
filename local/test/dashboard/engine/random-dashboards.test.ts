import * as fc from 'fast-check';
import { inSql } from './in-sql';
import { filtersArbitrary } from './random-filters';
import { visualsArbitrary } from './random-visuals';
import { createThings, rowsArbitrary, THINGS } from './random-warehouse';
import type { Key, VisualResult } from '../../../src/charts/result';
import { unpack, type DashboardData } from '../../../src/dashboard/browser/engine/data';
import { maskOf } from '../../../src/dashboard/browser/engine/filters';
import { computeVisual } from '../../../src/dashboard/browser/engine/results';
import type { FilterState, Selection } from '../../../src/dashboard/browser/engine/types';
import { buildColumnStore } from '../../../src/dashboard/data/column-store';
import type { Database } from '../../../src/engine/database/database';
import type { ManifestDashboard, ManifestVisual } from '../../../src/manifest';
import { unlike } from '../visual-sql';
import { withDatabase } from './with-database';

const SHEET = 'all';
const RUNS = 30;

type Pick = Readonly<Record<'visual' | 'row' | 'part', number>>;
const pick: fc.Arbitrary<Pick> = fc.record({ visual: fc.nat(), row: fc.nat(), part: fc.nat() });

test('the page computes what SQL computes, of any rows, visuals, filters and choices', async () => {
  await withDatabase((database) => fc.assert(fc.asyncProperty(
    rowsArbitrary, visualsArbitrary, filtersArbitrary, fc.array(pick, { maxLength: 3 }),
    async (rows, visuals, { filters, state }, picks) => {
      const dashboard: ManifestDashboard = {
        name: 'random', title: 'Random', dataSets: [THINGS], sheets: [{ id: SHEET, title: 'All', visuals }], filters, colors: ['#000000'],
      };
      await database.run(createThings(rows));
      const data = await unpack(JSON.parse(JSON.stringify(await buildColumnStore(database, dashboard))));
      const results = await shown(database, data, dashboard, state, []);
      await shown(database, data, dashboard, state, choose(dashboard, results, picks));
    },
  ), { numRuns: RUNS, endOnFailure: true })); // To make a failing one smaller takes longer than there is time.
}, 300_000);

/** The results of all visuals, after each has been found equal to what SQL gives. */
async function shown(
  database: Database, data: DashboardData, dashboard: ManifestDashboard, state: FilterState, selections: readonly Selection[],
): Promise<VisualResult[]> {
  const results: VisualResult[] = [];
  for (const visual of dashboard.sheets[0].visuals) {
    const others = selections.filter((selection) => selection.visual !== visual.id);
    const result = computeVisual(data, visual, maskOf(data, dashboard, SHEET, 'things', state, others));
    const choices = selections.map(({ key, ...selection }) => ({ ...selection, key: key.value }));
    const wanted = await inSql(database, { dashboard, sheet: SHEET, visual: visual.id, filters: state, choices });
    expect([unlike(wanted, result), visual]).toEqual([undefined, visual]);
    results.push(result);
  }
  return results;
}

/** Selections of groups that are drawn. */
function choose({ sheets: [{ visuals }] }: ManifestDashboard, results: readonly VisualResult[], picks: readonly Pick[]): Selection[] {
  return picks.flatMap((one) => {
    const place = one.visual % visuals.length;
    const choosable = keysOf(visuals[place], results[place]);
    return choosable.length === 0 ? [] : [choosable[(one.row * 3 + one.part) % choosable.length]];
  });
}

function keysOf(visual: ManifestVisual, { rows, boxes = [] }: VisualResult): Selection[] {
  const { groups, columns = [], color, smallMultiples } = visual;
  const selection = (dimension: (typeof groups)[number] | undefined, key: Key | undefined): Selection[] =>
    dimension === undefined || key === undefined || key.other
      ? []
      : [{ visual: visual.id, field: dimension.field, ...dimension.granularity ? { granularity: dimension.granularity } : {}, key }];
  return [
    ...rows.flatMap((row) => [
      ...selection(smallMultiples, row.multiple),
      ...row.groups.flatMap((key, index) => selection(groups[index], key)),
      ...(row.columns ?? []).flatMap((key, index) => selection(columns[index], key)),
      ...selection(color, row.color),
    ]),
    ...boxes.flatMap(({ group }) => selection(groups[0], group)),
  ];
}
