import { Template } from 'aws-cdk-lib/assertions';
import { Json, visualsOf } from './json';
import { idleOptions, OPTIONS, optionsOf } from './options';
import { DATA_SET_RULES, RULES } from './rules';
import { EXAMPLE_DASHBOARD } from '../../../../local/test/dashboard/example-dashboard';
import type { ManifestDashboard, ManifestVisual } from '../../../../src/manifest/schema';
import { QuickSightDataSet } from '../../../../src/quicksight';
import { SpotifyDashboard } from '../../../../src/spotify/spotify-dashboard';
import type { DashboardDataSet } from '../../../../src/visual';
import { genres, OWNER, warehouse } from '../../../quicksight/stacks';
import { everything, nothingMore } from '../../../visual/every-option';
import { callsFor } from '../rendered';
import { callsOf } from '../requests';

/** The definition as CloudFormation sends it. */
function definitionOf(dashboard: ManifestDashboard): Json {
  const [{ value }] = callsFor(dashboard);
  return (value as Json).Definition;
}

const standard = (audioFeatures: boolean) => new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(audioFeatures) })._toManifest();

/** What the page draws, but for what QuickSight cannot have. A chart in it has a limit that the classes do not have. */
function drawnByPage(): ManifestDashboard {
  const limited = ({ kind, groups }: ManifestVisual) => kind === 'line' || (kind === 'scatter' && groups.length === 1);
  return {
    ...EXAMPLE_DASHBOARD,
    filters: EXAMPLE_DASHBOARD.filters.filter(({ id }) => id !== 'score'),
    sheets: EXAMPLE_DASHBOARD.sheets.map((sheet) => ({
      ...sheet, visuals: sheet.visuals.map((visual) => (limited(visual) ? { ...visual, sort: { by: 'group', descending: false }, limit: { count: 5, others: false } } : visual)),
    })),
  };
}

const DEFINITIONS: Record<string, Json> = {
  'of every class with every option': definitionOf(everything()._toManifest()),
  'of every class with nothing more than it needs': definitionOf(nothingMore()._toManifest()),
  'of the standard dashboard': definitionOf(standard(false)),
  'of the standard dashboard with audio features': definitionOf(standard(true)),
  'of all that the page draws': definitionOf(drawnByPage()),
};

const copyOf = (definition: Json): Json => structuredClone(definition);

describe.each(Object.entries(DEFINITIONS))('the definition %s', (_, definition) => {
  test.each(Object.entries(RULES))('%s', (_rule, { faults }) => {
    expect(faults(definition)).toEqual([]);
  });

  test('an option is given only where the well is filled that it is about', () => {
    expect(idleOptions(definition)).toEqual([]);
  });
});

describe('exactly the rule finds it that is broken:', () => {
  const mutable = ['of every class with every option', 'of every class with nothing more than it needs'];

  test.each(mutable.flatMap((name) => Object.keys(RULES).map((rule) => [rule, name])))('%s, in the definition %s', (rule, name) => {
    const definition = copyOf(DEFINITIONS[name]);
    RULES[rule].mutant(definition);
    const broken = Object.entries(RULES).filter(([, { faults }]) => faults(definition).length > 0).map(([found]) => found);
    expect(broken).toEqual([rule]);
  });
});

/** Every option that is about some well: the table has a mutant for each. */
const ABOUT_WELLS = Object.entries(OPTIONS).flatMap(([type, options]) =>
  Object.entries(options).filter(([, needs]) => !needs({ GroupBy: [] })).map(([option]) => [type, option]));

test.each(ABOUT_WELLS)('%s: %s is found where its wells are empty', (type, option) => {
  const candidates = Object.values(DEFINITIONS).map(copyOf).flatMap((definition) => visualsOf(definition).map((drawn) => ({ definition, drawn })));
  const { definition, drawn } = candidates.find(({ drawn: of }) => of.type === type && optionsOf(of).includes(option))!;
  for (const well of Object.keys(drawn.wells)) drawn.wells[well] = [];
  expect(idleOptions(definition)).toContain(`${type} ${drawn.visual.VisualId}: ${option}`);
});

test('an option of which nothing is known is found', () => {
  const definition = copyOf(DEFINITIONS['of every class with every option']);
  visualsOf(definition)[0].chart.Interactions = {};
  expect(idleOptions(definition)).toEqual(['BarChartVisual visual-bar: Interactions']);
});

test('a filter of an app never has the id of one of the library', () => {
  const dashboard = everything()._toManifest();
  const [sheet] = dashboard.sheets;
  const groups = definitionOf(dashboard).FilterGroups as Json[];
  const own = groups.flatMap(({ FilterGroupId, Filters }) => [FilterGroupId, ...Filters.map((of: Json) => Object.values<Json>(of)[0].FilterId)])
    .filter((id: string) => id.includes('own-'));
  expect(own.length).toBeGreaterThan(10);
  const taken = [...own, ...own.map((id: string) => id.replace(/^group-/, '')), 'group-filter-genre', 'control', 'genre--all', 'genre']
    .map((id) => id.replace(/_/g, '-').slice(0, 100));
  const filters = [...new Set(taken)].map((id) => ({ ...dashboard.filters[0], id, sheets: [sheet.id] }));
  const definition = definitionOf({ ...dashboard, filters });
  expect(RULES['ids are all different'].faults(definition)).toEqual([]);
});

test('a control of one sheet is told from that of another, however their ids are made', () => {
  const dashboard = nothingMore()._toManifest();
  const [charts, numbers] = dashboard.sheets;
  const sheets = [{ ...charts, id: 'b--c' }, { ...numbers, id: 'c' }];
  const filter = dashboard.filters[0];
  const filters = [{ ...filter, id: 'a', sheets: ['b--c'] }, { ...filter, id: 'a--b', sheets: ['c'] }];
  expect(RULES['ids are all different'].faults(definitionOf({ ...dashboard, sheets, filters }))).toEqual([]);
});

/** The data set as CloudFormation sends it. */
function requestOf(dataSet: DashboardDataSet): Json {
  const { stack, dataSource, database } = warehouse();
  new QuickSightDataSet(stack, 'It', { dataSource, database, dataSet, owners: [OWNER] });
  return callsOf(Template.fromStack(stack).toJSON() as any).find(({ request }) => request === 'CreateDataSetRequest')!.value as Json;
}

const DATA_SETS: [string, Json][] = [
  ['of every option', requestOf(everything().dataSets[0])],
  ['of the standard dashboard', requestOf(SpotifyDashboard.tracks())],
  ['of the standard dashboard with audio features', requestOf(SpotifyDashboard.tracks(true))],
  ['that is a table as it is', requestOf(genres)],
];

describe.each(Object.entries(DATA_SET_RULES))('of data sets, %s', (rule, { faults }) => {
  test.each(DATA_SETS)('also in the one %s', (_, dataSet) => {
    expect(faults(dataSet)).toEqual([]);
  });

  test('exactly this rule finds it when it is broken', () => {
    const dataSet = copyOf(DATA_SETS[0][1]);
    DATA_SET_RULES[rule].mutant(dataSet);
    expect(Object.entries(DATA_SET_RULES).filter(([, of]) => of.faults(dataSet).length > 0).map(([found]) => found)).toEqual([rule]);
  });
});
