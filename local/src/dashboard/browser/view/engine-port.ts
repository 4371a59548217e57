import type { KeyValue, Period, VisualResult } from '../../../charts/result';
import type { ManifestDashboard, ManifestFilter, ManifestSheet, ManifestVisual } from '../../../manifest';
import { controlOptions } from '../engine/control-options';
import type { DashboardData } from '../engine/data';
import { initialChoice, maskOf } from '../engine/filters';
import { own } from '../engine/own';
import { computeVisual } from '../engine/results';
import { remembered } from '../engine/row-cache';
import type { ControlOptions, Mask } from '../engine/types';
import { Choice, isCategory } from './controls/control';
import { selectionsOf, State } from './state';

/** Bars of the small picture above a slider. */
const BARS = 50;

/** What the page asks of the engine, for one state of what people have set. */
export class EnginePort {
  /** Many ask for the same rows; states are never changed, but replaced. */
  private readonly masks = new WeakMap<State, Map<string, Mask>>();

  constructor(readonly dashboard: ManifestDashboard, private readonly data: DashboardData) {}

  /** Sentences on what the data leaves out. */
  get notes(): readonly string[] {
    return this.data.notes;
  }

  /** What a sheet's visuals draw, in their order. */
  results(sheet: ManifestSheet, state: State): readonly VisualResult[] {
    return sheet.visuals.map((visual) => computeVisual(this.data, visual, this.maskFor(sheet, visual, state)));
  }

  /** The rows that fit in a sheet's data sets, with all that is chosen. */
  fitting(sheet: ManifestSheet, state: State) {
    const names = [...new Set(sheet.visuals.map(({ dataSet }) => dataSet))];
    return names.map((name) => {
      const { rows } = this.mask(sheet, name, undefined, state);
      const title = this.dashboard.dataSets.find((dataSet) => dataSet.name === name)?.title ?? name;
      return { title, rows: rows.length, all: this.data.dataSet(name).rows };
    });
  }

  /** The measure of a KPI in each period of its comparison, from the first to the last that has rows. */
  trend(sheet: ManifestSheet, visual: ManifestVisual, state: State): readonly Period[] {
    if (visual.comparison === undefined) return [];
    const line: ManifestVisual = { ...visual, kind: 'line', groups: [{ ...visual.comparison.over, nulls: 'hide' }], sort: { by: 'group', descending: false } };
    const { rows } = computeVisual(this.data, line, this.maskFor(sheet, visual, state));
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
  private maskFor(sheet: ManifestSheet, { id, dataSet }: ManifestVisual, state: State): Mask {
    return this.mask(sheet, dataSet, own(state.chosen, id) === undefined ? undefined : id, state);
  }

  /** @param except the visual whose choice is left out */
  private mask(sheet: ManifestSheet, dataSet: string, except: string | undefined, state: State): Mask {
    const masks = remembered(this.masks, state, () => new Map<string, Mask>());
    return remembered(masks, JSON.stringify([sheet.id, dataSet, except]), () => {
      const selections = sheet.visuals.filter(({ id }) => id !== except).flatMap((other) => selectionsOf(other, state));
      return maskOf(this.data, this.dashboard, sheet.id, dataSet, state.filters, selections);
    });
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
