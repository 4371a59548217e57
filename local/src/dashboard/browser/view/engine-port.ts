import type { ManifestDashboard, ManifestFilter, ManifestSheet, ManifestVisual } from '../../../manifest';
import { controlOptions } from '../engine/control-options';
import type { DashboardData } from '../engine/data';
import { initialChoice, maskOf } from '../engine/filters';
import { own } from '../engine/own';
import { computeVisual } from '../engine/results';
import type { ControlOptions, KeyValue, Mask, Period, VisualResult } from '../engine/types';
import { Choice, isCategory } from './controls/control';
import { selectionsOf, State } from './state';

/** Bars of the small picture above a slider. */
const BARS = 50;

/** What the page asks of the engine, for one state of what people have set. */
export class EnginePort {
  constructor(readonly dashboard: ManifestDashboard, private readonly data: DashboardData) {}

  /** Sentences on what the data leaves out. */
  get notes(): readonly string[] {
    return this.data.notes;
  }

  /** What a sheet's visuals draw, in their order. */
  results(sheet: ManifestSheet, state: State): readonly VisualResult[] {
    const masks = new Map<string, Mask>();
    return sheet.visuals.map((visual) => computeVisual(this.data, visual, this.mask(sheet, visual, state, masks)));
  }

  /** The rows that fit in a sheet's data sets, with all that is chosen. */
  fitting(sheet: ManifestSheet, state: State) {
    const names = [...new Set(sheet.visuals.map(({ dataSet }) => dataSet))];
    return names.map((name) => {
      const selections = sheet.visuals.flatMap((visual) => selectionsOf(visual, state));
      const { rows } = maskOf(this.data, this.dashboard, sheet.id, name, state.filters, selections);
      const title = this.dashboard.dataSets.find((dataSet) => dataSet.name === name)?.title ?? name;
      return { title, rows: rows.length, all: this.data.dataSet(name).rows };
    });
  }

  /** The measure of a KPI in each period of its comparison, from the first to the last that has rows. */
  trend(sheet: ManifestSheet, visual: ManifestVisual, state: State): readonly Period[] {
    if (visual.comparison === undefined) return [];
    const line: ManifestVisual = { ...visual, kind: 'line', groups: [{ ...visual.comparison.over, nulls: 'hide' }], sort: { by: 'group', descending: false } };
    const { rows } = computeVisual(this.data, line, this.mask(sheet, visual, state, new Map()));
    return rows.map(({ groups: [{ value: from }], values: [value] }) => ({ from: String(from), value }));
  }

  options(filter: ManifestFilter): ControlOptions {
    return controlOptions(this.data, filter);
  }

  choiceOf(filter: ManifestFilter, filters: State['filters']): Choice {
    return filter.control === 'none' ? initialChoice(filter) : own(filters, filter.id) ?? initialChoice(filter);
  }

  /** How all rows are spread over a slider: how many are in each of as many equal parts. */
  distribution(filter: ManifestFilter, least: number, most: number, toNumber: (value: KeyValue) => number): readonly number[] {
    const counts = new Array<number>(BARS).fill(0);
    const visual = counting(filter);
    for (const { groups: [{ value }], values: [count] } of computeVisual(this.data, visual, this.data.dataSet(filter.dataSet).all).rows) {
      const place = Math.floor((toNumber(value) - least) / (most - least) * BARS);
      if (place >= 0 && place <= BARS) counts[Math.min(place, BARS - 1)] += count ?? 0;
    }
    return counts;
  }

  /** A visual is not filtered by what is chosen in it. */
  private mask(sheet: ManifestSheet, visual: ManifestVisual, state: State, masks: Map<string, Mask>): Mask {
    const choosing = own(state.chosen, visual.id) === undefined ? '' : visual.id;
    const name = `${visual.dataSet} ${choosing}`;
    const known = masks.get(name);
    if (known !== undefined) return known;
    const selections = sheet.visuals.filter(({ id }) => id !== choosing).flatMap((other) => selectionsOf(other, state));
    const mask = maskOf(this.data, this.dashboard, sheet.id, visual.dataSet, state.filters, selections);
    masks.set(name, mask);
    return mask;
  }
}

/** A visual that counts the rows of each value; of dates, of each month. */
function counting({ field, title, dataSet, kind }: ManifestFilter): ManifestVisual {
  return {
    id: 'distribution',
    kind: 'column',
    title,
    dataSet,
    place: { column: 0, row: 0, width: 1, height: 1 },
    crossFilter: false,
    sort: { by: 'group', descending: false },
    groups: [{ field, title, nulls: 'hide', ...kind === 'dateRange' ? { granularity: 'month' } : {} }],
    measures: [{ field, aggregation: 'count', title, format: { style: 'number', decimals: 0 } }],
  };
}

/** What lets everything through. */
export function openChoice(choice: Choice): Choice {
  return isCategory(choice) ? { values: [] } : {};
}
