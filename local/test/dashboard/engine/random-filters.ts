import * as fc from 'fast-check';
import { DAYS, WORDS } from './random-warehouse';
import type { FilterState } from '../../../src/dashboard/browser/engine/types';
import type { ManifestFilter } from '../../../src/manifest';

const filter = (id: string, kind: ManifestFilter['kind'], control: ManifestFilter['control'], field: string, more: Partial<ManifestFilter> = {}): ManifestFilter =>
  ({ id, kind, control, field, title: id, dataSet: 'things', ...more });

const some = (values: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...values], { maxLength: Math.min(4, values.length) });
const range = <T>(end: fc.Arbitrary<T>): fc.Arbitrary<{ from?: T; to?: T }> => fc.record({ from: end, to: end }, { requiredKeys: [] });
const days = range(fc.constantFrom(...DAYS, '2021-01-02'));
const numbers = range(fc.integer({ min: -4, max: 13 }));

const CHOICES: Readonly<Record<string, fc.Arbitrary<FilterState[string]>>> = {
  words: some(WORDS).map((values) => ({ values })),
  things: some(['Sole', 'Twin', 'Twin (t1)', 'Twin (t3)', 't1', 't2', 't3']).map((values) => ({ values })),
  flags: some(['true', 'false']).map((values) => ({ values })),
  days: days,
  moments: days,
  wholes: numbers,
  shares: range(fc.constantFrom(-1, -0.25, 0, 0.5, 1)),
};

const FILTERS: readonly ManifestFilter[] = [
  filter('words', 'category', 'dropDown', 'word', { multiple: true }),
  filter('things', 'category', 'list', 'thing_id', { multiple: true, values: ['t1', 'Sole', 't2', 't3'] }),
  filter('flags', 'category', 'list', 'flag'),
  filter('days', 'dateRange', 'dateRange', 'day', { from: '1899-12-31' }),
  filter('moments', 'dateRange', 'dateRange', 'moment'),
  filter('wholes', 'numberRange', 'slider', 'whole', { least: -3, most: 12, step: 1, to: 10 }),
  filter('shares', 'numberRange', 'slider', 'share'),
  filter('amounts', 'numberRange', 'none', 'amount', { from: -100 }),
  filter('words-at-first', 'category', 'none', 'word', { values: ['', 'a', '9'] }),
  filter('elsewhere', 'category', 'list', 'word', { values: ['a'], sheets: ['another'] }),
];

/** Filters of a dashboard, and what is chosen in some of them. */
export const filtersArbitrary: fc.Arbitrary<{ filters: ManifestFilter[]; state: FilterState }> = fc.record({
  filters: fc.subarray([...FILTERS], { maxLength: 3 }),
  state: fc.record(CHOICES, { requiredKeys: [] }),
}).map(({ filters, state }) => ({ filters, state: stateOf(filters, state as FilterState) }));

function stateOf(filters: readonly ManifestFilter[], state: FilterState): FilterState {
  return Object.fromEntries(Object.entries(state).filter(([id]) => filters.some((one) => one.id === id)));
}
