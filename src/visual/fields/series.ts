import type { ManifestDimension } from '../../manifest/schema';
import type { SeriesVisualProps } from '../visuals/series-visual-props';
import type { VisualCheck } from '../visuals/visual-check';
import type { VisualContent } from '../visuals/visual-content';

/** What bars, columns and lines show alike. */
export function seriesContent(check: VisualCheck, props: SeriesVisualProps, group: ManifestDimension): Omit<VisualContent, 'sort'> {
  const measures = check.measures('values', props.values);
  const color = check.optionalDimension('color', props.color);
  const smallMultiples = check.optionalDimension('smallMultiples', props.smallMultiples);
  if (color && measures.length > 1) {
    check.error('color', 'colorWithSeveralMeasures', `colours tell either values of a field apart or measures, got: ${color.field} with ${measures.length} measures; `
      + 'leave one measure, or leave color out');
  }
  return {
    groups: [group],
    measures,
    color,
    colorLimit: check.colorLimit(props.colorLimit, color),
    smallMultiples,
    multiplesLimit: check.multiplesLimit(props.multiplesLimit, smallMultiples),
    legend: props.legend ?? (color !== undefined || measures.length > 1),
    dataLabels: props.dataLabels ?? false,
    axes: check.axes(props),
    crossFilter: props.crossFilter ?? true,
  };
}

/** Reports series that are drawn one on the other and do not add up. */
export function checkStack(check: VisualCheck, { values }: SeriesVisualProps, { groups, color, measures }: Pick<VisualContent, 'groups' | 'color' | 'measures'>): void {
  // Without colours the parts are the measures.
  const parts = color ? [color] : [];
  for (const [index, measure] of values.entries()) check.addsUp(`values[${index}]`, { measure, resolved: measures[index], groups: [...groups, ...parts], parts });
}
