import { FakeElement, inDocument } from './fake-document';
import type { KpiResult } from '../../../src/charts/result';
import type { ControlOptions } from '../../../src/dashboard/browser/engine/types';
import type { Choice } from '../../../src/dashboard/browser/view/controls/control';
import { Range } from '../../../src/dashboard/browser/view/controls/range';
import { scaleOf } from '../../../src/dashboard/browser/view/controls/scale';
import { KpiView } from '../../../src/dashboard/browser/view/kpi-view';
import type { ManifestFilter } from '../../../src/manifest';
import { by, frame, visual } from '../../charts/fixture';

describe('a figure with a comparison', () => {
  const kpi: KpiResult = { value: null, current: { from: '2023-01-01', value: null }, previous: { from: '2022-01-01', value: null }, change: null };
  const shown = visual('kpi', { groups: [], comparison: { over: by('year', { granularity: 'year' }), as: 'difference' } });

  function draw(trend: readonly (number | null)[]): FakeElement {
    return inDocument((place) => {
      const view = new KpiView(place as unknown as HTMLElement, { ...frame(), trend: () => trend.map((value, index) => ({ from: `${2000 + index}-01-01`, value })), choose: () => {} });
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

const filter = (kind: ManifestFilter['kind'], more: Partial<ManifestFilter> = {}): ManifestFilter =>
  ({ id: 'one', kind, title: 'One', dataSet: 'tracks', field: 'x', control: 'slider', ...more });

describe('sliders say what their fields show', () => {
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

describe('the ends of a range', () => {
  /** A range whose control is used as people do: what is chosen comes back to it. */
  function used(given: ManifestFilter, options: ControlOptions, before: Choice = {}) {
    const scale = scaleOf(given, options);
    if (scale === undefined) throw new Error('no scale');
    const choices: Choice[] = [];
    const range = new Range({ filter: given, options, distribution: [], text: String, onChange: (choice) => { choices.push(choice); } }, scale);
    range.set(before);
    const inputs = (range.element as unknown as FakeElement).all('input');
    const fields = inputs.filter(({ attributes }) => attributes.get('type') !== 'range');
    const [from, to] = fields;
    /** Types into a field that keeps the focus, as the browser tells it: whenever there is a whole value. */
    const type = (field: FakeElement, text: string) => {
      Object.assign(document, { activeElement: field });
      field.value = text;
      field.fire('change');
    };
    return { choices, from, to, sliders: inputs.filter((input) => !fields.includes(input)), type, shown: () => [from.value, to.value] };
  }

  const POPULARITY = { kind: 'numberRange', least: 0, most: 100 } as const;
  const DAYS = { kind: 'dateRange', first: '1999-12-31', last: '2023-06-30' } as const;
  const popularity = filter('numberRange', { least: 0, most: 100, step: 0.5 });

  test('a value that fits is taken while it is typed', () => inDocument(() => {
    const { choices, from, type } = used(popularity, POPULARITY);
    type(from, '30.5');
    from.fire('blur');
    expect(choices).toEqual([{ from: 30.5 }]);
  }));

  test('a value beyond the range waits for Enter; the end of the range is taken then, and shown', () => inDocument(() => {
    const { choices, from, to, type, shown } = used(popularity, POPULARITY);
    type(from, '150');
    expect(choices).toEqual([]);
    from.fire('keydown', { key: '5' });
    expect([choices, shown()]).toEqual([[], ['150', '100']]);
    from.fire('keydown', { key: 'Enter' });
    expect([choices, shown()]).toEqual([[{ from: 100 }], ['100', '100']]);
    to.fire('blur');
    expect(choices).toHaveLength(1);
  }));

  test('ends that pass each other swap when the field is left', () => inDocument(() => {
    const { choices, to, type, shown } = used(popularity, POPULARITY, { from: 30.5 });
    type(to, '20');
    expect(choices).toEqual([]);
    to.fire('blur');
    expect([choices, shown()]).toEqual([[{ from: 20, to: 30.5 }], ['20', '30.5']]);
  }));

  test('a date waits for the last digit of its year', () => inDocument(() => {
    const { choices, from, type } = used(filter('dateRange'), DAYS);
    ['0002-05-01', '0020-05-01', '0201-05-01', '2015-05-01'].forEach((text) => type(from, text));
    from.fire('blur');
    expect(choices).toEqual([{ from: '2015-05-01' }]);
  }));

  test.each(['', 'x'])('what is no value (%j) is not taken, and gone when the field is left', (text) => inDocument(() => {
    const { choices, from, type, shown } = used(popularity, POPULARITY, { from: 10 });
    type(from, text);
    from.fire('blur');
    expect([choices, shown()]).toEqual([[], ['10', '100']]);
  }));

  test('a thumb stops at the other one', () => inDocument(() => {
    const { choices, sliders: [slider] } = used(popularity, POPULARITY, { to: 40 });
    slider.value = '70';
    slider.fire('input');
    expect([choices, slider.value]).toEqual([[{ from: 40, to: 40 }], '40']);
  }));

  test('back where they were at first, they are chosen as they were then', () => inDocument(() => {
    const { choices, sliders: [slider] } = used({ ...popularity, from: 0.5, to: 100 }, POPULARITY, { from: 0.5, to: 100 });
    ['7', '0.5'].forEach((value) => {
      slider.value = value;
      slider.fire('input');
    });
    expect(choices).toEqual([{ from: 7 }, { from: 0.5, to: 100 }]);
  }));
});
