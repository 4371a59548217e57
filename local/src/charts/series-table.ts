import type { Frame, LegendItem, Tip } from './drawing';
import { compareKeys, distinctKeys, keyId, keyText } from './keys';
import { FIRST, OTHER } from './looks';
import { formatNumber, formatShare } from './number-format';
import type { Key, ResultRow, VisualResult } from './result';
import type { ManifestNumberFormat, ManifestVisual } from '../manifest';

/** One value of a series, and the row of the result that it is from. */
export interface Cell {
  readonly value: number | null;
  readonly row: number;
  /** Of the sum of its category's values, where they are stacked to a hundred percent. */
  readonly share?: number;
}

/** Bars or a line of one colour. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly format: ManifestNumberFormat;
  /** One for each category; undefined where it has no row. */
  readonly cells: readonly (Cell | undefined)[];
}

/** A result as categories along an axis and the series drawn over them. */
export interface SeriesTable {
  readonly categories: readonly Key[];
  readonly series: readonly Series[];
  readonly isPercent: boolean;
}

interface Column {
  readonly name: string;
  readonly colour: string;
  readonly format: ManifestNumberFormat;
  readonly cell: (row: ResultRow) => number | null | undefined;
}

/** The series of a bar, column or line chart: one for each colour, or for each measure. */
export function seriesTable(visual: ManifestVisual, { rows }: VisualResult, frame: Frame): SeriesTable {
  const categories = distinctKeys(rows.map(({ groups }) => groups[0]));
  const places = new Map(categories.map((key, index) => [keyId(key), index]));
  const isPercent = visual.stacking === 'percent';
  const series = columnsOf(visual, rows, frame).map(({ cell, ...looks }): Series => {
    const cells: (Cell | undefined)[] = categories.map(() => undefined);
    rows.forEach((row, index) => {
      const value = cell(row);
      if (value !== undefined) cells[places.get(keyId(row.groups[0])) as number] = { value, row: index };
    });
    return { ...looks, cells };
  });
  return { categories, series: isPercent ? withShares(series, categories.length) : series, isPercent };
}

function columnsOf(visual: ManifestVisual, rows: readonly ResultRow[], frame: Frame): readonly Column[] {
  const { color, measures } = visual;
  if (color !== undefined) {
    const keys = [...distinctKeys(rows.flatMap((row) => row.color ?? []))].sort(compareKeys);
    const colours = frame.colours(color.field, keys);
    return keys.map((key, index) => ({
      name: keyText(key),
      colour: colours[index],
      format: measures[0].format,
      cell: (row) => (row.color !== undefined && keyId(row.color) === keyId(key) ? row.values[0] : undefined),
    }));
  }
  return measures.map(({ title, format }, index) => ({
    name: title, format, colour: measures.length === 1 ? FIRST : frame.series(index), cell: (row) => row.values[index],
  }));
}

function withShares(series: readonly Series[], categories: number): readonly Series[] {
  const sums = Array.from({ length: categories }, (_, index) => series.reduce((sum, { cells }) => sum + (cells[index]?.value ?? 0), 0));
  const withShare = (cell: Cell | undefined, index: number) =>
    (cell === undefined || cell.value === null || sums[index] === 0 ? cell : { ...cell, share: cell.value / sums[index] });
  return series.map((one) => ({ ...one, cells: one.cells.map(withShare) }));
}

/** What is drawn of a cell: its share where they are stacked to a hundred percent. */
export function drawn(cell: Cell | undefined, { isPercent }: SeriesTable): number | null {
  if (cell === undefined) return null;
  return isPercent ? cell.share ?? null : cell.value;
}

/** A cell as it is written. */
export function cellText(cell: Cell, { format }: Series): string {
  return cell.share === undefined ? formatNumber(cell.value, format) : `${formatNumber(cell.value, format)} (${formatShare(cell.share)})`;
}

/** What the chart says of a category: each series' value there. */
export function categoryTip(table: SeriesTable, index: number): Tip | undefined {
  const category = table.categories[index] as Key | undefined;
  if (category === undefined) return undefined;
  const lines = table.series.flatMap((series) => {
    const cell = series.cells[index];
    return cell === undefined ? [] : [{ name: series.name, colour: colourOf(series, category), value: cellText(cell, series) }];
  });
  return { title: keyText(category), lines };
}

/** What the colours mean; nothing where there is but one. */
export function legendOf(visual: ManifestVisual, { series }: SeriesTable): readonly LegendItem[] | undefined {
  if (visual.legend === false || series.length < 2 && visual.color === undefined) return undefined;
  return series.map(({ name, colour }) => ({ text: name, colour }));
}

/** The rest is grey among bars of one colour. */
export function colourOf({ colour }: Series, category: Key): string {
  return category.other === true && colour === FIRST ? OTHER : colour;
}

/** The first row of the result that a category has. */
export function rowOfCategory({ series }: SeriesTable, index: number): number | undefined {
  return series.map(({ cells }) => cells[index]?.row).find((row) => row !== undefined);
}
