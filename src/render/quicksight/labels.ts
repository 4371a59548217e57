import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { PlacedField, VisualFields } from './fields';
import type { ManifestVisual } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

/** What stands above a visual. */
export function headings(visual: ManifestVisual): Headings {
  const subtitle = subtitleOf(visual);
  return {
    title: { visibility: 'VISIBLE', formatText: { plainText: visual.title } },
    subtitle: subtitle === '' ? { visibility: 'HIDDEN' } : { visibility: 'VISIBLE', formatText: { plainText: subtitle } },
  };
}

interface Headings {
  readonly title: CfnAnalysis.VisualTitleLabelOptionsProperty;
  readonly subtitle: CfnAnalysis.VisualSubtitleLabelOptionsProperty;
}

/** What has to be known, and which rows are left out for want of a value. */
export function subtitleOf(visual: ManifestVisual): string {
  const dimensions = [visual.smallMultiples, ...visual.groups, ...visual.columns ?? [], visual.color];
  const titles = [...new Set(dimensions.flatMap((dimension) => (dimension?.nulls === 'hide' ? [dimension.title] : [])))];
  const hidden = titles.length === 0 ? undefined : `Without rows that have no ${enumerated(titles, 'or')}`;
  return [visual.subtitle, hidden].filter((text) => text !== undefined).join('. ');
}

/** Titles of an axis or a legend: that which is given for all of it, otherwise those of its fields. */
export function axisLabels(fields: readonly PlacedField[], title?: string): CfnAnalysis.ChartAxisLabelOptionsProperty {
  const named = title === undefined ? fields : fields.slice(0, 1);
  return {
    visibility: 'VISIBLE',
    axisLabelOptions: named.map((field) => ({ customLabel: title ?? field.title, applyTo: { fieldId: field.id, column: field.column } })),
  };
}

/** Whether colours are explained. */
export function legend({ legend: shown }: ManifestVisual): CfnAnalysis.LegendOptionsProperty | undefined {
  return shown === undefined ? undefined : { visibility: shown ? 'VISIBLE' : 'HIDDEN' };
}

/** Whether colours are explained, where there are several series. */
export function seriesLegend(visual: ManifestVisual, { color, measures }: VisualFields): CfnAnalysis.LegendOptionsProperty | undefined {
  return color || measures.length > 1 ? legend(visual) : undefined;
}

/** Whether values are written at their marks. */
export function dataLabels({ dataLabels: shown }: ManifestVisual): CfnAnalysis.DataLabelOptionsProperty | undefined {
  if (shown === undefined) return undefined;
  return shown ? { visibility: 'VISIBLE', overlap: 'DISABLE_OVERLAP' } : { visibility: 'HIDDEN' };
}

/** What is read when one points at a mark: all its fields, by their titles. */
export function tooltip({ smallMultiples, groups, columns, color, measures }: VisualFields): CfnAnalysis.TooltipOptionsProperty {
  return detailed([smallMultiples, ...groups, ...columns, color, ...measures].filter((field) => field !== undefined), 'NONE');
}

/** What is read when one points at a mark that stands for a range of values: what QuickSight says of it by itself. */
export function plainTooltip(): CfnAnalysis.TooltipOptionsProperty {
  return detailed([], 'PRIMARY_VALUE');
}

function detailed(fields: readonly PlacedField[], tooltipTitleType: string): CfnAnalysis.TooltipOptionsProperty {
  return {
    tooltipVisibility: 'VISIBLE',
    selectedTooltipType: 'DETAILED',
    fieldBasedTooltip: {
      aggregationVisibility: 'HIDDEN',
      tooltipTitleType,
      tooltipFields: fields.map(({ id, title }) => ({ fieldTooltipItem: { fieldId: id, label: title, visibility: 'VISIBLE' } })),
    },
  };
}
