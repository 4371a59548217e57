import { FakeElement, inDocument } from './fake-document';
import { by, frame, visual } from './fixture';
import type { KpiResult } from '../../../src/dashboard/browser/engine/types';
import { Range } from '../../../src/dashboard/browser/view/controls/range';
import { scaleOf } from '../../../src/dashboard/browser/view/controls/scale';
import { KpiView } from '../../../src/dashboard/browser/view/kpi-view';
import type { ManifestFilter } from '../../../src/manifest';

describe('a figure with a comparison', () => {
  const kpi: KpiResult = { value: null, current: { from: '2023-01-01', value: null }, previous: { from: '2022-01-01', value: null }, change: null };
  const shown = visual('kpi', { groups: [], comparison: { over: by('year', { granularity: 'year' }), as: 'difference' } });

  function draw(trend: readonly (number | null)[]): FakeElement {
    return inDocument((place) => {
      const view = new KpiView(place as unknown as HTMLElement, { ...frame(), trend: () => trend, choose: () => {} });
      expect(view.show({ visual: shown, result: { rows: [], hidden: 0, cut: 0, kpi }, summary: '' })).toEqual([]);
      return place;
    });
  }

  test.each([
    ['no value', [null, null, null, null, null]],
    ['three values', [1, null, 2, null, 3]],
  ])('has no line over periods with %s', (_, trend) => {
    const place = draw(trend);
    expect(place.textContent).toContain('after – in 2022');
    expect(place.all('polyline')).toEqual([]);
  });

  test('has a line through four values, from the lowest to the highest', () => {
    const [line] = draw([null, 1, 2, null, 1, 3]).all('polyline');
    expect(line.attributes.get('points')).toBe('25.8,33.0 48.6,18.0 94.2,33.0 117.0,3.0');
  });
});

describe('sliders say what their fields show', () => {
  const filter = (kind: ManifestFilter['kind']): ManifestFilter => ({ id: 'one', kind, title: 'One', dataSet: 'tracks', field: 'x', control: 'slider' });
  const said = ({ element }: Range) => (element as unknown as FakeElement).all('input')
    .filter(({ attributes }) => attributes.get('type') === 'range').map(({ attributes }) => attributes.get('aria-valuetext'));

  test('days', () => inDocument(() => {
    const options = { kind: 'dateRange', first: '1999-12-31', last: '2000-03-01' } as const;
    const scale = scaleOf(filter('dateRange'), options);
    if (scale === undefined) throw new Error('no scale');
    const range = new Range({ filter: filter('dateRange'), options, distribution: [1, 2], text: String, onChange: () => {} }, scale);
    range.set({});
    expect(said(range)).toEqual(['1999-12-31', '2000-03-01']);
    range.set({ from: '2000-02-29' });
    expect(said(range)).toEqual(['2000-02-29', '2000-03-01']);
  }));

  test('numbers', () => inDocument(() => {
    const options = { kind: 'numberRange', least: 0, most: 1 } as const;
    const scale = scaleOf(filter('numberRange'), options);
    if (scale === undefined) throw new Error('no scale');
    const range = new Range({ filter: filter('numberRange'), options, distribution: [], text: String, onChange: () => {} }, scale);
    range.set({ from: 0.1 + 0.2 });
    expect(said(range)).toEqual(['0.3', '1']);
  }));
});
