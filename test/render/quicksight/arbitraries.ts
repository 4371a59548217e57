import * as fc from 'fast-check';
import { ALBUMS, dashboardOf, TRACKS, visual } from './example';
import type {
  ManifestDashboard, ManifestDimension, ManifestFilter, ManifestLimit, ManifestMeasure, ManifestNumberFormat, ManifestVisual,
} from '../../../src/manifest/schema';

// Valid parts of dashboards, with every option in every combination.

const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const format: fc.Arbitrary<ManifestNumberFormat> = fc.record({
  style: fc.constantFrom('number', 'percent', 'short', 'plain'), decimals: fc.nat(6), prefix: title, suffix: title,
}, { requiredKeys: ['style', 'decimals'] });

const NUMBERS = ['popularity', 'followers', 'loudness', 'duration', 'price'];
const DATES = ['released', 'played'];

const dateFormat = fc.constantFrom('YYYY-MM-DD', 'DD.MM.YYYY', 'D MMM YYYY', 'MMM D, YYYY');
const date: fc.Arbitrary<ManifestDimension> = fc.record({
  field: fc.constantFrom(...DATES),
  title,
  granularity: fc.constantFrom('year', 'quarter', 'month', 'week', 'day'),
  nulls: fc.constantFrom('hide', 'show'),
  dateFormat,
}, { requiredKeys: ['field', 'title', 'granularity', 'nulls'] });
const category: fc.Arbitrary<ManifestDimension> = fc.record({
  field: fc.constantFrom('track_id', 'genre', 'explicit', 'decade', 'popularity'), title, nulls: fc.constantFrom('hide', 'show'),
});
const dimension = fc.oneof(category, date);

const measure: fc.Arbitrary<ManifestMeasure> = fc.oneof(
  fc.record({ field: fc.constantFrom(...NUMBERS), aggregation: fc.constantFrom('sum', 'average', 'min', 'max', 'median', 'count', 'countDistinct'), title, format }),
  fc.record({ field: fc.constantFrom('track_id', 'genre', 'explicit', ...DATES), aggregation: fc.constantFrom('count', 'countDistinct'), title, format }),
  fc.record({ field: fc.constantFrom(...NUMBERS), aggregation: fc.constantFrom('sum', 'average', 'median'), of: fc.constant('track_id'), title, format }),
);
const values: fc.Arbitrary<ManifestMeasure> = fc.record({ field: fc.constantFrom(...NUMBERS), aggregation: fc.constant('none'), of: fc.constant('track_id'), title, format },
  { requiredKeys: ['field', 'aggregation', 'title', 'format'] });

const limit: fc.Arbitrary<ManifestLimit> = fc.record({ count: fc.integer({ min: 1, max: 500 }), others: fc.boolean() });
const many = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) => fc.array(arbitrary, { minLength, maxLength });

/** Options that several kinds have. */
const common = {
  title,
  subtitle: title,
  dataLabels: fc.boolean(),
  legend: fc.boolean(),
  axes: fc.record({ groups: title, values: title }, { requiredKeys: [] }),
  limit,
};

/** What each kind can have; those named alone are always there. */
const KINDS: Record<ManifestVisual['kind'], fc.Arbitrary<Partial<ManifestVisual>>> = {
  bar: series(dimension),
  column: series(dimension),
  line: series(date),
  histogram: fc.record({
    measures: many(values, 1, 1),
    bins: fc.record({ width: fc.double({ min: 0.001, max: 1000, noNaN: true }), start: fc.double({ min: -100, max: 100, noNaN: true }) }),
    ...common,
    limit: fc.constant(undefined),
  }, { requiredKeys: ['measures', 'bins'] }),
  pie: parts(),
  donut: parts(),
  scatter: fc.record({ groups: many(dimension, 1, 1), measures: many(measure, 2, 3), color: category, ...common }, { requiredKeys: ['groups', 'measures'] }),
  treeMap: fc.record({ groups: many(dimension, 1, 1), measures: many(measure, 1, 2), ...common }, { requiredKeys: ['groups', 'measures'] }),
  heatMap: fc.record({
    groups: many(dimension, 1, 1), columns: many(dimension, 1, 1), measures: many(measure, 1, 1), columnLimit: limit, ...common,
  }, { requiredKeys: ['groups', 'columns', 'measures'] }),
  boxPlot: fc.record({ groups: many(category, 0, 1), measures: many(values, 1, 1), outliers: fc.boolean(), ...common }, { requiredKeys: ['groups', 'measures'] }),
  table: fc.oneof(
    fc.record({ groups: many(dimension, 0, 4), measures: many(measure, 1, 5), totals: fc.boolean(), ...common }, { requiredKeys: ['groups', 'measures'] }),
    fc.record({
      fields: many(fc.record({ field: fc.constantFrom('track_id', 'genre', 'explicit', ...NUMBERS, ...DATES), title, format, dateFormat }, { requiredKeys: ['field', 'title'] }), 1, 6),
      limit,
      title,
    }, { requiredKeys: ['fields'] }),
  ),
  pivot: fc.record({
    groups: many(dimension, 1, 3), columns: many(dimension, 1, 2), measures: many(measure, 1, 4), totals: fc.boolean(), columnLimit: limit, ...common,
  }, { requiredKeys: ['groups', 'measures'] }),
  kpi: fc.record({
    measures: many(measure, 1, 1),
    comparison: fc.record({ over: date, as: fc.constantFrom('difference', 'percentDifference') }),
    target: fc.double({ noNaN: true, noDefaultInfinity: true }),
    title,
    subtitle: title,
  }, { requiredKeys: ['measures'] }),
  wordCloud: fc.record({ groups: many(category, 1, 1), measures: many(measure, 1, 1), ...common }, { requiredKeys: ['groups', 'measures'] }),
};

/** Kinds that have series. */
function series(axis: fc.Arbitrary<ManifestDimension>): fc.Arbitrary<Partial<ManifestVisual>> {
  const more = { smallMultiples: category, multiplesLimit: fc.integer({ min: 1, max: 60 }), stacking: fc.constantFrom('grouped', 'stacked', 'percent'), ...common } as const;
  return fc.oneof(
    fc.record({ groups: many(axis, 1, 1), measures: many(measure, 1, 4), ...more }, { requiredKeys: ['groups', 'measures'] }),
    fc.record({ groups: many(axis, 1, 1), measures: many(measure, 1, 1), color: category, colorLimit: limit, ...more }, { requiredKeys: ['groups', 'measures', 'color'] }),
  );
}

function parts(): fc.Arbitrary<Partial<ManifestVisual>> {
  return fc.record({
    groups: many(category, 1, 1), measures: many(measure, 1, 1), smallMultiples: category, multiplesLimit: fc.integer({ min: 1, max: 60 }), ...common,
  }, { requiredKeys: ['groups', 'measures'] });
}

export const VISUAL_KINDS = Object.keys(KINDS) as ManifestVisual['kind'][];

/** A valid visual of a kind. */
export function visualOf(kind: ManifestVisual['kind'], id = 'it'): fc.Arbitrary<ManifestVisual> {
  return KINDS[kind].chain((of) => {
    const orders = (of.fields ?? of.measures ?? []).map((_, index) => index);
    const by = kind === 'histogram' || kind === 'kpi' || kind === 'boxPlot' ? fc.constant('group' as const) : fc.constantFrom('group' as const, ...orders);
    const size = { width: fc.integer({ min: 1, max: 18 }), height: fc.integer({ min: 1, max: 21 }) };
    const place = fc.record({ column: fc.nat(17), row: fc.nat(100), ...size });
    return fc.record({ by, descending: fc.boolean(), crossFilter: fc.boolean(), place })
      .map(({ by: order, descending, ...rest }) => visual({ id, kind, ...of, sort: { by: order, descending }, ...rest }));
  });
}

const filterKind = fc.oneof(
  fc.record({ kind: fc.constant('category'), field: fc.constantFrom('track_id', 'genre', 'explicit', 'decade'), control: fc.constantFrom('dropDown', 'list', 'none'), multiple: optional(fc.boolean()), values: optional(many(title, 1, 5)) }),
  fc.record({ kind: fc.constant('numberRange'), field: fc.constantFrom(...NUMBERS), control: fc.constantFrom('slider', 'none'), least: fc.constant(0), most: fc.integer({ min: 10 }), step: optional(fc.constant(0.5)), from: optional(fc.integer({ min: 0, max: 5 })), to: optional(fc.double({ min: 5, max: 10, noNaN: true })) }),
  fc.record({ kind: fc.constant('dateRange'), field: fc.constantFrom(...DATES), control: fc.constantFrom('dateRange', 'none'), from: optional(fc.constant('1999-12-31')), to: optional(fc.constant('2020-02-29')) }),
);

/** Valid filters of sheets. */
function filters(sheets: readonly string[]): fc.Arbitrary<ManifestFilter[]> {
  const filter = fc.record({ of: filterKind, title, sheets: optional(fc.subarray([...sheets], { minLength: 1 })) });
  return fc.array(filter, { maxLength: 6 }).map((all) => all.map(({ of, ...rest }, index) =>
    JSON.parse(JSON.stringify({ id: `filter${index}`, dataSet: TRACKS.name, ...of, ...rest })) as ManifestFilter));
}

/** A valid dashboard: sheets of all kinds of visuals, with filters. */
export function dashboards(): fc.Arbitrary<ManifestDashboard> {
  const kinds = fc.array(fc.subarray(VISUAL_KINDS, { minLength: 1 }), { minLength: 1, maxLength: 3 });
  return kinds.chain((sheets) => fc.record({
    visuals: fc.tuple(...sheets.map((of, sheet) => fc.tuple(...of.map((kind, index) => visualOf(kind, `visual-${sheet}-${index}`))))),
    filters: filters(sheets.map((_, sheet) => `sheet${sheet}`)),
  })).map(({ visuals, filters: chosen }) => dashboardOf([], {
    sheets: visuals.map((of, sheet) => ({ id: `sheet${sheet}`, title: `Sheet ${sheet}`, visuals: [...of, albums(`albums-${sheet}`)] })), filters: chosen,
  }));
}

/** A visual of the other data set. */
function albums(id: string): ManifestVisual {
  return visual({
    id,
    kind: 'bar',
    dataSet: ALBUMS.name,
    groups: [{ field: 'released', title: 'Year', granularity: 'year', nulls: 'hide' }],
    measures: [{ field: 'tracks', aggregation: 'sum', title: 'Tracks', format: { style: 'number', decimals: 0 } }],
    crossFilter: true,
  });
}
