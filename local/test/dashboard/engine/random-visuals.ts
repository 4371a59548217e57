import * as fc from 'fast-check';
import type { ManifestDimension, ManifestMeasure, ManifestVisual } from '../../../src/manifest';

type Kind = ManifestVisual['kind'];
type Aggregation = ManifestMeasure['aggregation'];

const FORMAT = { style: 'number', decimals: 2 } as const;
const COUNTS: readonly Aggregation[] = ['count', 'countDistinct'];
const ORDERED: readonly Aggregation[] = ['min', 'max', 'median', ...COUNTS];
const ALL: readonly Aggregation[] = ['sum', 'average', ...ORDERED];

/** Aggregations that are exact, whatever the order of the rows. */
const AGGREGATIONS: Readonly<Record<string, readonly Aggregation[]>> = {
  amount: ALL,
  whole: ALL,
  share: ALL,
  money: ALL,
  wild: ORDERED,
  big: ['min', 'max', ...COUNTS],
  thing_id: COUNTS,
  plain_id: COUNTS,
  word: COUNTS,
  flag: COUNTS,
  day: COUNTS,
  moment: COUNTS,
};

const nulls = fc.constantFrom('hide' as const, 'show' as const);
const granularity = fc.constantFrom('year' as const, 'quarter' as const, 'month' as const, 'week' as const, 'day' as const);

const datedDimension: fc.Arbitrary<ManifestDimension> = fc.record({ field: fc.constantFrom('day', 'moment'), title: fc.constant('When'), granularity, nulls });
const dimension: fc.Arbitrary<ManifestDimension> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ field: fc.constantFrom('thing_id', 'plain_id', 'word', 'flag', 'whole', 'amount', 'money', 'day', 'moment'), title: fc.constant('What'), nulls }) },
  datedDimension,
);
/** Whether each row counts, or each identifier: also where rows of one differ, as they should not. */
const of = fc.constantFrom<Pick<ManifestMeasure, 'of'>>({}, { of: 'thing_id' }, { of: 'plain_id' });
const measure: fc.Arbitrary<ManifestMeasure> = fc.constantFrom(...Object.keys(AGGREGATIONS)).chain((field) =>
  fc.record({ aggregation: fc.constantFrom(...AGGREGATIONS[field]), each: of })
    .map(({ aggregation, each }) => ({ field, aggregation, ...COUNTS.includes(aggregation) ? {} : each, title: `${aggregation} of ${field}`, format: FORMAT })));
const valueMeasure: fc.Arbitrary<ManifestMeasure> = fc.record({ field: fc.constantFrom('amount', 'whole', 'share', 'money'), each: of })
  .map(({ field, each }) => ({ field, aggregation: 'none', ...each, title: field, format: FORMAT }));

const limit = fc.option(fc.record({ count: fc.integer({ min: 1, max: 5 }), others: fc.boolean() }), { nil: undefined });
const many = <T>(one: fc.Arbitrary<T>, minLength: number, maxLength: number) => fc.array(one, { minLength, maxLength });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

/** What a kind has of groups and measures, and what else it may have. */
interface Shape {
  readonly groups: fc.Arbitrary<ManifestDimension[]>;
  readonly measures: fc.Arbitrary<ManifestMeasure[]>;
  readonly more?: { readonly [Name in keyof ManifestVisual]?: fc.Arbitrary<ManifestVisual[Name] | undefined> };
}

const multiples = { smallMultiples: maybe(dimension), multiplesLimit: maybe(fc.integer({ min: 1, max: 3 })) };
const bars: Shape = {
  groups: many(dimension, 1, 1), measures: many(measure, 1, 3), more: { ...multiples, color: maybe(dimension), colorLimit: limit, limit },
};
const parts: Shape = { groups: many(dimension, 1, 1), measures: many(measure, 1, 1), more: { ...multiples, limit } };
const cells = { columns: many(dimension, 1, 2), columnLimit: limit, limit };

const SHAPES: Readonly<Record<Kind, Shape>> = {
  bar: bars,
  column: bars,
  line: { ...bars, groups: many(datedDimension, 1, 1) },
  pie: parts,
  donut: parts,
  histogram: {
    groups: fc.constant([]),
    measures: many(valueMeasure, 1, 1),
    more: { bins: fc.record({ width: fc.constantFrom(0.25, 0.3, 1, 7), start: fc.constantFrom(0, -0.5, 3) }) },
  },
  scatter: { groups: many(dimension, 1, 1), measures: many(measure, 2, 3), more: { color: maybe(dimension), limit } },
  treeMap: { groups: many(dimension, 1, 2), measures: many(measure, 1, 2), more: { limit } },
  heatMap: { groups: many(dimension, 1, 1), measures: many(measure, 1, 1), more: { ...cells, columns: many(dimension, 1, 1) } },
  boxPlot: { groups: many(dimension, 0, 1), measures: many(valueMeasure, 1, 1), more: { outliers: maybe(fc.boolean()), limit } },
  table: { groups: many(dimension, 1, 3), measures: many(measure, 0, 3), more: { limit, totals: fc.boolean() } },
  pivot: { groups: many(dimension, 1, 2), measures: many(measure, 1, 2), more: { ...cells, columns: maybe(cells.columns), totals: fc.boolean() } },
  kpi: {
    groups: fc.constant([]),
    measures: many(measure, 1, 1),
    more: { comparison: maybe(fc.record({ over: datedDimension, as: fc.constantFrom('difference' as const, 'percentDifference' as const) })), target: maybe(fc.constantFrom(0, 10, -2.5)) },
  },
  wordCloud: { groups: many(dimension, 1, 1), measures: many(measure, 1, 1), more: { limit } },
};

const FIELDS = Object.keys(AGGREGATIONS).filter((field) => field !== 'big' && field !== 'wild');
const records: Shape = {
  groups: fc.constant([]),
  measures: fc.constant([]),
  more: { limit, fields: many(fc.constantFrom(...FIELDS).map((field) => ({ field, title: field })), 1, 4) },
};

/** A visual of each kind, and a table of rows as they are. */
export const visualsArbitrary: fc.Arbitrary<ManifestVisual[]> = fc.tuple(
  ...Object.entries(SHAPES).map(([kind, shape]) => visual(kind, kind as Kind, shape)),
  visual('records', 'table', records),
);

const PLACE = { column: 0, row: 0, width: 36, height: 10 };

function visual(id: string, kind: Kind, { groups, measures, more = {} }: Shape): fc.Arbitrary<ManifestVisual> {
  return fc.record({ groups, measures, ...more }).chain((members) => {
    const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given;
    return sortOf((given.fields ?? given.measures).length)
      .map((sort) => allowed({ id: id.toLowerCase(), kind, title: id, dataSet: 'things', place: PLACE, sort, crossFilter: true, ...given }));
  });
}

type Given = Pick<ManifestVisual, 'groups' | 'measures'> & Partial<ManifestVisual>;

/** By the group, or by one of so many measures or fields. */
function sortOf(count: number): fc.Arbitrary<ManifestVisual['sort']> {
  const group = fc.constant('group' as const);
  return fc.record({ by: count === 0 ? group : fc.oneof(group, fc.nat(count - 1)), descending: fc.boolean() });
}

/** A colour is for one measure only; without measures there is nothing to total. */
function allowed({ totals, ...rest }: ManifestVisual): ManifestVisual {
  const { color, kind, measures, sort } = rest;
  if (totals !== undefined && measures.length > 0) return { ...rest, totals };
  if (!color || kind === 'scatter') return rest;
  return { ...rest, measures: measures.slice(0, 1), sort: { ...sort, by: sort.by === 'group' ? 'group' : 0 } };
}
