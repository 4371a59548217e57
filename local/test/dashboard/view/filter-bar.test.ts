import { FakeElement, inDocument } from './fake-document';
import { initialChoice } from '../../../src/dashboard/browser/engine/filters';
import { isSameChoice } from '../../../src/dashboard/browser/view/controls/control';
import { FilterBar } from '../../../src/dashboard/browser/view/controls/filter-bar';
import type { State } from '../../../src/dashboard/browser/view/state';
import type { ManifestDashboard, ManifestFilter } from '../../../src/manifest';
import { by, key, visual } from '../../charts/fixture';
import { EXAMPLE_DASHBOARD } from '../example-dashboard';

const filter = (id: string, more: Partial<ManifestFilter> = {}): ManifestFilter =>
  ({ id, kind: 'category', title: id, dataSet: 'tracks', field: id, control: 'dropDown', ...more });
const FILTERS = [
  filter('genre'), filter('label'), filter('minutes', { kind: 'numberRange', control: 'slider', from: 0.5 }), filter('elsewhere', { sheets: ['two'] }),
];
const BAR = visual('bar', { groups: [by('decade')] });
const START: State = { sheet: 'one', filters: {}, chosen: {} };

/** A bar that shows one state after the other; removals and resets are only told. */
function bar(place: FakeElement, filters: readonly ManifestFilter[] = FILTERS) {
  const dashboard: ManifestDashboard = { ...EXAMPLE_DASHBOARD, filters: [...filters] };
  const shown = new FilterBar(place as unknown as HTMLElement, {
    dashboard,
    control: () => undefined,
    choiceOf: (one, chosen) => chosen[one.id] ?? initialChoice(one),
    clear: () => {},
    unchoose: () => {},
    reset: () => {},
  });
  return {
    show: (state: Partial<State>) => shown.show({ ...START, ...state }, [], [BAR]),
    removers: () => place.querySelectorAll('.chip-remove'),
    reset: place.querySelectorAll('.reset')[0],
    summary: place.all('summary')[0],
    focused: () => document.activeElement as unknown as FakeElement,
  };
}

test('the same is chosen, whatever the order', () => {
  expect(isSameChoice({ values: ['a', 'b'] }, { values: ['b', 'a'] })).toBe(true);
  expect(isSameChoice({ values: ['a'] }, { values: ['a', 'b'] })).toBe(false);
  expect(isSameChoice({ from: 1, to: undefined }, { from: 1 })).toBe(true);
  expect(isSameChoice({ from: 1 }, { to: 1 })).toBe(false);
});

describe('Reset is there', () => {
  const GENRE = { values: ['pop'] };

  test.each<readonly [what: string, isThere: boolean, state: Partial<State>]>([
    ['nothing was touched', false, {}],
    ['a value was chosen', true, { filters: { genre: GENRE } }],
    ['that was taken back', false, { filters: { genre: { values: [] } } }],
    ['what was chosen at first is let go', true, { filters: { minutes: {} } }],
    ['that is chosen again', false, { filters: { minutes: { from: 0.5 } } }],
    ['a filter of another sheet is set', true, { filters: { elsewhere: GENRE } }],
    ['something is chosen in a visual', true, { chosen: { one: [[key('2010s')]] } }],
  ])('or not: %s', (_, isThere, state) => inDocument((place) => {
    const { show, reset } = bar(place);
    show(state);
    expect(reset.hidden).toBe(!isThere);
  }));
});

describe('the keyboard stays in the bar', () => {
  const [genre, label] = [{ values: ['pop'] }, { values: ['Sony'] }];

  test('from a chip that is taken away on to the next one, from the last one to Reset, from Reset to the filters', () => inDocument((place) => {
    const { show, removers, reset, summary, focused } = bar(place, FILTERS.slice(0, 2));
    show({ filters: { genre, label }, chosen: { one: [[key('2010s')]] } });
    removers()[0].focus();
    show({ filters: { label }, chosen: { one: [[key('2010s')]] } });
    expect(focused().attributes.get('aria-label')).toBe('Remove label: Sony');
    removers()[1].focus();
    show({ filters: { label } });
    expect(focused()).toBe(reset);
    show({});
    expect(focused()).toBe(summary);
  }));

  test('without filters on how many rows fit', () => inDocument((place) => {
    const { show, removers, focused } = bar(place, []);
    show({ chosen: { one: [[key('2010s')]] } });
    removers()[0].focus();
    show({});
    expect(focused().attributes.get('class')).toBe('fitting');
  }));

  test('and elsewhere where it was elsewhere', () => inDocument((place) => {
    const { show, focused } = bar(place);
    place.focus();
    show({ filters: { genre } });
    show({});
    expect(focused()).toBe(place);
  }));
});
