import type { CustomSeriesOption } from 'echarts';
import { cappedNote, groupsOf, mostGroups, rowsOfFirst } from './capped';
import type { Drawing, Frame, Tip } from './drawing';
import { extentOf } from './extent';
import { compareKeys, distinctKeys, keyId, keyText } from './keys';
import { axisLabels, widestText, wrapped } from './labels';
import { base, categoryAxis, CHART_FONT, grid, INK, isChosen, labels, onShade, opacity, shade } from './looks';
import { formatNumber } from './number-format';
import type { Key, ResultRow, VisualResult } from './result';
import { ellipsize } from '../drawing/text-width';
import type { ManifestNumberFormat, ManifestVisual } from '../manifest';

const NAMES = 0.3;
const LEAST_ROW = 16;
const FOOT = 30;
/** Of a number in a cell, in pixels. */
const LABEL_ROOM = 38;
/** More columns stand so close that none is seen. */
const MOST_COLUMNS = 500;

/** A cell that has a value: where it stands, and how far from the least value to the largest that is. */
interface Cell {
  readonly row: ResultRow;
  readonly index: number;
  readonly place: readonly [column: number, row: number];
  readonly value: number;
  readonly share: number;
}

/** Cells of rows and columns, each as strong as its value. */
export function heatMapDrawing(visual: ManifestVisual, { rows: all }: VisualResult, frame: Frame): Drawing {
  const { format, title } = visual.measures[0];
  const [allRows, allColumns] = [groupsOf(all), [...distinctKeys(all.map(columnOf))].sort(compareKeys)];
  const columns = allColumns.slice(0, MOST_COLUMNS);
  const rows = allRows.slice(0, mostGroups(columns.length));
  const results = rowsOfFirst(all, allRows, rows.length);
  const cells = cellsOf(results, rows, columns);
  const room = Math.min(frame.width * NAMES, widestText(rows.map(keyText)) + 2);
  const isLabelled = visual.dataLabels === true && frame.width - room > LABEL_ROOM * columns.length;
  const [least, most] = endsOf(cells);
  return {
    height: rows.length * LEAST_ROW + FOOT,
    notes: [...cappedNote(rows.length, allRows.length, 'rows'), ...cappedNote(columns.length, allColumns.length, 'columns')],
    ramp: { title, least: formatNumber(least, format), most: formatNumber(most, format), colours: [shade(0), shade(0.5), shade(1)] },
    tip: ({ dataIndex }) => tipOf(visual, cells[dataIndex]),
    option: {
      ...base(frame),
      ...grid({ top: 2, right: 2 }),
      tooltip: { trigger: 'item' },
      xAxis: { ...categoryAxis(columns), axisLine: { show: false }, ...columnLabels(columns, frame.width - room) },
      yAxis: {
        ...categoryAxis(rows),
        axisLine: { show: false },
        inverse: true,
        ...labels((index) => ellipsize(keyText(rows[index]), CHART_FONT, room)),
      },
      series: [seriesOf(visual, cells, frame, isLabelled ? format : undefined)],
    },
  };
}

/** Rows of the result whose row or column is not drawn have no cell. */
function cellsOf(results: readonly ResultRow[], rows: readonly Key[], columns: readonly Key[]): readonly Cell[] {
  const [rowPlaces, columnPlaces] = [rows, columns].map((keys) => new Map(keys.map((key, index) => [keyId(key), index])));
  const cells = results.flatMap((row, index) => {
    const [value] = row.values;
    const [across, down] = [columnPlaces.get(keyId(columnOf(row))), rowPlaces.get(keyId(row.groups[0]))];
    return value === null || across === undefined || down === undefined ? [] : [{ row, index, place: [across, down] as const, value }];
  });
  const [least, most] = endsOf(cells);
  return cells.map((cell) => ({ ...cell, share: most === least ? 1 : (cell.value - least) / (most - least) }));
}

function endsOf(cells: readonly Pick<Cell, 'value'>[]): readonly [number, number] {
  return extentOf(cells.map(({ value }) => value));
}

/** Drawn by hand: the library's own heat maps mix their colours themselves, and so know nothing of light and dark. */
function seriesOf(visual: ManifestVisual, cells: readonly Cell[], frame: Frame, format: ManifestNumberFormat | undefined): CustomSeriesOption {
  return {
    type: 'custom',
    cursor: visual.crossFilter ? 'pointer' : 'default',
    renderItem: ({ dataIndex }, api) => renderCell(api, cells[dataIndex], opacity(isChosen(frame, cells[dataIndex].row.groups)), format),
    encode: { x: 0, y: 1 },
    data: cells.map(({ place, value, index }) => {
      const item = { value: [...place, value], row: index };
      return item;
    }),
  };
}

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;

/** @param format of the number that is written in the cell; none is written without it */
function renderCell(
  api: Parameters<RenderItem>[1], { place, value, share }: Cell, strength: number, format: ManifestNumberFormat | undefined,
): ReturnType<RenderItem> {
  const [x, y] = api.coord([...place]);
  const [width, height] = api.size?.([1, 1]) as number[];
  const text = format === undefined ? '' : formatNumber(value, format);
  return {
    type: 'rect',
    shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 3 },
    style: { fill: shade(share), opacity: strength },
    emphasis: { style: { stroke: INK, lineWidth: 1.5 } },
    textConfig: { position: 'inside' },
    textContent: { type: 'text', style: { text, fill: onShade(share), opacity: strength, fontSize: CHART_FONT - 1 } },
  };
}

function tipOf({ measures: [{ format, title }] }: ManifestVisual, { row, value }: Cell): Tip {
  return { title: `${row.groups.map(keyText).join(', ')} · ${keyText(columnOf(row))}`, lines: [{ name: title, value: formatNumber(value, format) }] };
}

function columnOf(row: ResultRow): Key {
  return row.columns?.[0] ?? { value: null, text: '' };
}

/** Columns cannot lie down: where their names have no room at all, they are cut. */
function columnLabels(columns: readonly Key[], width: number): object {
  const slot = width / columns.length - 4;
  return axisLabels(columns, width, true) ?? labels((index) => wrapped(keyText(columns[index]), slot));
}
