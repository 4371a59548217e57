import * as fc from 'fast-check';
import { problemsOf } from './api-model';
import { dashboards, VISUAL_KINDS, visualOf } from './arbitraries';
import { dashboardOf, visual } from './example';
import { idleOptions } from './forms/options';
import { RULES } from './forms/rules';
import { unresolved } from './references';
import { render, callsFor } from './rendered';
import type { ManifestDashboard } from '../../../src/manifest/schema';
import { limitProblems } from '../../../src/render/quicksight/limits';

type Json = Readonly<Record<string, unknown>>;
const COUNT = { field: 'genre', aggregation: 'count', title: 'Rows', format: { style: 'number', decimals: 0 } } as const;

/** What the classes of a dashboard refuse themselves: the forms below are made without them. */
const OF_CLASSES = 'a table has no column twice';

/** All that QuickSight's API would find wrong, all references that lead nowhere, and all that no form that is known to work has. */
function problems(dashboard: ManifestDashboard): string[] {
  const calls = callsFor(dashboard);
  const { Definition } = calls[0].value as { Definition: Record<string, any> };
  return [
    ...calls.flatMap(({ request, value }) => problemsOf(request, value)),
    ...unresolved(render(dashboard), dashboard),
    ...idleOptions(Definition),
    ...Object.entries(RULES).filter(([rule]) => rule !== OF_CLASSES).flatMap(([rule, { faults }]) => faults(Definition).map((fault) => `${rule}: ${fault}`)),
  ];
}

test.each(VISUAL_KINDS)('a %s with any of its options is what the API describes', (kind) => {
  fc.assert(fc.property(visualOf(kind), (of) => {
    const dashboard = dashboardOf([of, visual({ id: 'beside', kind: 'kpi', measures: [COUNT] })]);
    expect(limitProblems(dashboard)).toEqual([]);
    expect(problems(dashboard)).toEqual([]);
  }), { numRuns: 40 });
});

test('a dashboard with several sheets, data sets and filters is what the API describes', () => {
  fc.assert(fc.property(dashboards(), (dashboard) => {
    expect(limitProblems(dashboard)).toEqual([]);
    expect(problems(dashboard)).toEqual([]);
  }), { numRuns: 25 });
});

test('an analysis has the same definition', () => {
  fc.assert(fc.property(dashboards(), (dashboard) => {
    const [analysis, published] = callsFor(dashboard, ['Analysis', 'Dashboard']).map(({ value }) => value as Record<string, unknown>);
    expect(problemsOf('CreateAnalysisRequest', analysis)).toEqual([]);
    expect(analysis.Definition).toEqual(published.Definition);
  }), { numRuns: 3 });
});

describe('the check itself finds', () => {
  const [{ value }] = callsFor(dashboardOf([visual({ id: 'it', kind: 'pie', groups: [{ field: 'genre', title: 'Genre', nulls: 'hide' }], measures: [COUNT] })]));
  const [valid, sheet] = [value as Json, '/Definition/Sheets/0/Visuals/0'];
  const changed = (change: (text: string) => string) => problemsOf('CreateDashboardRequest', JSON.parse(change(JSON.stringify(valid)))).join('\n');

  test.each([
    ['a member that is missing', /,"VisualId":"visual-it"/g, '', "must have required property 'VisualId'"],
    ['an unknown member', '"DonutOptions"', '"DoughnutOptions"', 'must NOT have additional properties {"additionalProperty":"DoughnutOptions"}'],
    ['a value that is not one of an enum', '"WHOLE"', '"ALL"', `${sheet}/PieChartVisual/ChartConfiguration/DonutOptions/ArcOptions/ArcThickness: must be equal to one of`],
    ['a text that is too long', '"A visual"', JSON.stringify('x'.repeat(513)), 'must NOT have more than 512 characters'],
    ['an id of other letters', /"visual-it"/g, '"visual it"', 'must match pattern'],
    ['two members of a union', '{"CategoricalDimensionField":', '{"NumericalDimensionField":{},"CategoricalDimensionField":', 'must NOT have more than 1 properties'],
    ['a number that is out of its range', '"ColumnSpan":18', '"ColumnSpan":37', 'must be <= 36'],
  ])('%s', (_, from, to, problem) => {
    expect(changed((text) => text.replace(from, to))).toContain(problem);
  });

  test('references that lead nowhere', () => {
    const dashboard = dashboardOf([visual({ id: 'it', kind: 'bar', groups: [{ field: 'genre', title: 'Genre', nulls: 'hide' }], measures: [COUNT] })]);
    const definition = JSON.parse(JSON.stringify(render(dashboard)).replace('"columnName":"genre"', '"columnName":"gone"').replace('"elementId":"visual-it"', '"elementId":"other"')
      .replace('"fieldId":"it.value.0"', '"fieldId":"it.group.0"'));
    expect(unresolved(definition, dashboard)).toEqual(expect.arrayContaining([
      'column tracks.gone is not there', 'visual other is not there', 'placed visual visual-it is not there', 'field it.group.0 is there twice', 'field it.value.0 is not there',
    ]));
  });
});
