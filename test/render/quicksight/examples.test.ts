import { problemsOf } from './api-model';
import { unresolved } from './references';
import { callsFor, render } from './rendered';
import { EXAMPLE_DASHBOARD } from '../../../local/test/dashboard/example-dashboard';
import type { ManifestDashboard } from '../../../src/manifest/schema';
import { differences } from '../../../src/render/quicksight/differences';
import { limitProblems } from '../../../src/render/quicksight/limits';
import { SpotifyDashboard } from '../../../src/spotify/spotify-dashboard';
import { everything } from '../../visual/every-option';

function standard(audioFeatures: boolean): ManifestDashboard {
  return new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(audioFeatures) })._toManifest();
}

/** All that QuickSight would refuse. */
function problems(dashboard: ManifestDashboard): string[] {
  return [...callsFor(dashboard).flatMap(({ request, value }) => problemsOf(request, value)), ...unresolved(render(dashboard), dashboard)];
}

test.each([[false], [true]])('the standard dashboard, with audio features: %s, is drawn as it is on one machine', (audioFeatures) => {
  const dashboard = standard(audioFeatures);
  expect(limitProblems(dashboard)).toEqual([]);
  expect(differences(dashboard)).toEqual([]);
  expect(problems(dashboard)).toEqual([]);
});

test('a dashboard of all that the page can draw: what QuickSight cannot is said, and the rest is what the API describes', () => {
  expect(limitProblems(EXAMPLE_DASHBOARD)).toEqual([
    "sheet 'details', visual 'genre-tree' (treeMap): QuickSight takes at most 1 groups, got: 2",
    "filter 'score': QuickSight does not look up the ends of a slider, got: undefined to undefined; give both",
  ]);
  const possible = {
    ...EXAMPLE_DASHBOARD,
    filters: EXAMPLE_DASHBOARD.filters.filter(({ id }) => id !== 'score'),
    sheets: EXAMPLE_DASHBOARD.sheets.map((sheet) => ({ ...sheet, visuals: sheet.visuals.filter(({ id }) => id !== 'genre-tree') })),
  };
  expect(limitProblems(possible)).toEqual([]);
  expect(problems(possible)).toEqual([]);
});

test('every class with every option is what the API describes', () => {
  const dashboard = everything()._toManifest();
  expect(limitProblems(dashboard)).toEqual([]);
  expect(problems(dashboard)).toEqual([]);
});
