import { VISUAL_TRAITS } from 'cdk-spotify-analytics/manifest';
import { extentOf } from './extent';
import { distinctKeys, keyText } from './keys';
import { formatNumber } from './number-format';
import type { Key, VisualResult } from './result';
import type { ManifestVisual } from '../manifest';
import { counted, grouped } from '../text/counts';

/** Said where no row fits. */
export const NOTHING_FITS = 'Nothing fits the filters.';

/** Whether there is nothing to draw. */
export function isEmpty({ kind }: ManifestVisual, { rows, bins = [], boxes = [], records = [], kpi }: VisualResult): boolean {
  if (kind === 'kpi') return kpi === undefined;
  return rows.length + bins.length + boxes.length + records.length === 0;
}

/** What of the data a visual leaves out, in sentences. */
export function notesOf(visual: ManifestVisual, result: VisualResult): readonly string[] {
  return [
    ...result.hidden === 0 ? [] : [`Left out: ${counted(result.hidden, 'row')} without ${hiding(visual)}.`],
    ...cutNote(result.cut, visual.fields === undefined ? visual.groups[0] : { title: 'Rows' }, firstGroups(result)),
    ...cutNote(result.cutColumns, visual.columns?.[0], result.rows.flatMap(({ columns = [] }) => columns.slice(0, 1))),
    ...cutNote(result.cutColors, visual.color, result.rows.flatMap(({ color }) => color ?? [])),
    ...cutNote(result.cutMultiples, visual.smallMultiples, result.rows.flatMap(({ multiple }) => multiple ?? [])),
  ];
}

/** What a visual shows, in one line, for those who do not see it. */
export function summaryOf(visual: ManifestVisual, result: VisualResult): string {
  const start = `${VISUAL_TRAITS[visual.kind].title}: ${visual.title}.`;
  if (isEmpty(visual, result)) return `${start} ${NOTHING_FITS}`;
  return `${start} ${figures(visual, result)}`;
}

function figures(visual: ManifestVisual, { rows, bins, boxes, records }: VisualResult): string {
  if (records !== undefined) return `${counted(records.length, 'row')}.`;
  if (boxes !== undefined) return `${counted(boxes.length, 'box', 'boxes')}, medians from ${ends(visual, boxes.map(({ median }) => median))}.`;
  if (bins !== undefined) {
    const most = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
    const { format } = visual.measures[0];
    return `${counted(bins.length, 'bin')}; the fullest holds ${grouped(most.count)}, from ${formatNumber(most.from, format)} to below ${formatNumber(most.to, format)}.`;
  }
  return extremes(visual, rows);
}

function extremes({ measures }: ManifestVisual, rows: VisualResult['rows']): string {
  const valued = rows.filter((row) => row.values.length > 0 && row.values[0] !== null);
  if (valued.length === 0) return `${counted(rows.length, 'row')}.`;
  const value = (row: VisualResult['rows'][number]) => row.values[0] as number;
  const best = valued.reduce((most, row) => (value(row) > value(most) ? row : most));
  const worst = valued.reduce((least, row) => (value(row) < value(least) ? row : least));
  const says = (row: VisualResult['rows'][number]) => `${name(row)} with ${formatNumber(row.values[0], measures[0].format)}`;
  return `${measures[0].title}: highest ${says(best)}${valued.length === 1 ? '' : `, lowest ${says(worst)}`}. ${counted(rows.length, 'value')}.`;
}

function name({ multiple, groups, columns = [], color }: VisualResult['rows'][number]): string {
  return [...multiple === undefined ? [] : [multiple], ...groups, ...columns, ...color === undefined ? [] : [color]].map(keyText).join(', ');
}

function ends({ measures: [{ format }] }: ManifestVisual, values: readonly number[]): string {
  const [least, most] = extentOf(values);
  return `${formatNumber(least, format)} to ${formatNumber(most, format)}`;
}

function hiding({ groups, columns = [], color, smallMultiples }: ManifestVisual): string {
  const dimensions = [...groups, ...columns, color, smallMultiples].filter((dimension) => dimension?.nulls === 'hide');
  return dimensions.map((dimension) => lowered(titleOf(dimension))).join(' or ');
}

function titleOf(dimension: { readonly title: string } | undefined): string {
  return dimension?.title ?? 'group';
}

function cutNote(cut: number | undefined, dimension: { readonly title: string } | undefined, keys: readonly Key[]): readonly string[] {
  if (cut === undefined || cut === 0) return [];
  const shown = distinctKeys(keys).filter(({ other }) => other !== true).length;
  return [`${titleOf(dimension)}: ${grouped(shown)} of ${grouped(shown + cut)} shown.`];
}

/** Rows as they are have no keys: each is one by its place. */
function firstGroups({ rows, boxes = [], records = [] }: VisualResult): readonly Key[] {
  return [
    ...rows.map(({ groups }) => groups[0]),
    ...boxes.flatMap(({ group }) => group ?? []),
    ...records.map((_, index) => ({ value: index, text: String(index) })),
  ];
}

/** A title within a sentence; what is written in capitals stays. */
function lowered(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
