import { axesOf, type Axis } from './axes';
import { groupsSql, hiddenSql, totalsSql, valuesSql } from './group-sql';
import { binsSql, boxesSql, kpiSql, periodsSql, recordLimit, recordsSql } from './kind-sql';
import { asked, type Asked, type KeyValue, type Question } from './question';
import type { VisualResult } from '../../../src/charts/result';

/** A value of a row of an answer. */
export type Cell = KeyValue | readonly number[];

/** Gives the rows of a statement: numbers as numbers, dates as text, lists as arrays. */
export type Run = (sql: string) => Promise<readonly (readonly Cell[])[]>;

/** What a visual has to show, by statements on the warehouse. `records` are all rows that it may show, each after what it is sorted by. */
export type Expected = Omit<VisualResult, 'records'> & { readonly records?: { readonly limit: number; readonly rows: readonly (readonly Cell[])[] } };

/** Answers a question by SQL, by the rules of docs/dashboards.md and nothing else. */
export async function expected(question: Question, run: Run): Promise<Expected> {
  const one = asked(question);
  switch (one.visual.kind) {
    case 'kpi': return kpi(one, run);
    case 'histogram': return { rows: [], hidden: 0, cut: 0, bins: await bins(one, run) };
    case 'boxPlot': return { rows: [], ...await leftOut(one, run), boxes: await boxes(one, run) };
    case 'bar':
    case 'column':
    case 'line':
    case 'pie':
    case 'donut':
    case 'scatter':
    case 'treeMap':
    case 'heatMap':
    case 'table':
    case 'pivot':
    case 'wordCloud': return one.visual.fields === undefined ? grouped(one, run) : records(one, run);
  }
}

async function kpi(one: Asked, run: Run): Promise<Expected> {
  const { comparison, target } = one.visual;
  const over = comparison === undefined ? undefined : await run(periodsSql(one));
  const value = over === undefined ? number((await run(kpiSql(one)))[0][0]) : number(over[0]?.[1] ?? null);
  const [current, previous] = (over ?? []).map(([from, each]) => ({ from: String(from), value: number(each) }));
  return {
    rows: [{ groups: [], values: [value] }],
    hidden: 0,
    cut: 0,
    kpi: {
      value,
      ...current === undefined ? {} : { current },
      ...previous === undefined ? {} : { previous },
      ...comparison === undefined ? {} : { change: change(current?.value ?? null, previous?.value ?? null, comparison.as) },
      ...target === undefined ? {} : { ofTarget: value === null || target === 0 ? null : value / target },
    },
  };
}

function change(current: number | null, previous: number | null, as: 'difference' | 'percentDifference'): number | null {
  if (current === null || previous === null) return null;
  if (as === 'difference') return current - previous;
  return previous === 0 ? null : (current - previous) / previous;
}

/** Empty bins between full ones are drawn. */
async function bins(one: Asked, run: Run): Promise<VisualResult['bins']> {
  const full = new Map((await run(binsSql(one))).map(([k, count]) => [Number(k), Number(count)]));
  if (full.size === 0) return [];
  const { start, width } = one.visual.bins!;
  const [first, last] = [Math.min(...full.keys()), Math.max(...full.keys())];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .map((k) => ({ from: start + k * width, to: start + (k + 1) * width, count: full.get(k) ?? 0 }));
}

async function boxes(one: Asked, run: Run): Promise<VisualResult['boxes']> {
  const rows = await run(boxesSql(one));
  return rows.map(([shown, other, count, low, q1, median, q3, high, outliers]) => ({
    ...one.visual.groups.length === 0 ? {} : { group: key(shown as KeyValue, other === true) },
    count: Number(count),
    low: Number(low),
    q1: Number(q1),
    median: Number(median),
    q3: Number(q3),
    high: Number(high),
    outliers: outliers as readonly number[],
  }));
}

async function records(one: Asked, run: Run): Promise<Expected> {
  const [rows, limit] = [await run(recordsSql(one)), recordLimit(one)];
  return { rows: [], hidden: 0, cut: Math.max(0, rows.length - limit), records: { limit, rows } };
}

async function grouped(one: Asked, run: Run): Promise<Expected> {
  const axes = axesOf(one);
  const rows = (await run(groupsSql(one))).map((row) => resultRow(axes, row));
  const totals = one.visual.totals ? (await run(totalsSql(one)))[0].map((value) => number(value)) : undefined;
  return { rows, ...await leftOut(one, run), ...totals === undefined ? {} : { totals } };
}

/** Rows without a value in a dimension, and values beyond limits. */
async function leftOut(one: Asked, run: Run): Promise<Pick<VisualResult, 'hidden' | 'cut' | 'cutColumns' | 'cutColors' | 'cutMultiples'>> {
  const hidden = Number((await run(hiddenSql(one)))[0][0]);
  const cut = async (name: string) => {
    const axis = axesOf(one).find((each) => each.name === name);
    if (axis?.limit === undefined || axis.limit.others) return 0;
    return Math.max(0, Number((await run(valuesSql(one, axis)))[0][0]) - axis.limit.count);
  };
  return { hidden, cut: await cut('group0'), cutColumns: await cut('column0'), cutColors: await cut('color'), cutMultiples: await cut('multiple') };
}

function resultRow(axes: readonly Axis[], row: readonly Cell[]): VisualResult['rows'][number] {
  const keyed = axes.map((axis, index) => ({ axis, key: key(row[index * 2] as KeyValue, row[index * 2 + 1] === true) }));
  const of = (prefix: string) => keyed.filter(({ axis }) => axis.name.startsWith(prefix)).map((each) => each.key);
  const [multiple] = of('multiple');
  const [color] = of('color');
  const columns = of('column');
  return {
    ...multiple === undefined ? {} : { multiple },
    groups: of('group'),
    ...columns.length === 0 ? {} : { columns },
    ...color === undefined ? {} : { color },
    values: row.slice(axes.length * 2).map((value) => number(value)),
  };
}

/** Text is what people read of it; only of labels and names is it the same everywhere, so that values are compared. */
function key(value: KeyValue, isOther: boolean): { value: KeyValue; text: string; other?: true } {
  return isOther ? { value: null, text: 'Other', other: true } : { value, text: value === null ? 'None' : String(value) };
}

function number(value: Cell): number | null {
  return value === null ? null : Number(value);
}
