import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels } from '../labels';
import { groupSort, itemsLimit } from '../sorting';
import { wells } from '../wells';

/** Letters of a text that are shown, at most (`MaximumStringLength` of QuickSight's API model). */
const LONGEST_WORD = 100;

/** Texts, as large as their measure. */
export function wordCloud(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.WordCloudChartConfigurationProperty {
  return {
    fieldWells: { wordCloudAggregatedFieldWells: { groupBy: wells(fields.groups), size: wells(fields.measures) } },
    sortConfiguration: { categorySort: groupSort(visual, fields), categoryItemsLimit: itemsLimit(visual.limit) },
    categoryLabelOptions: axisLabels(fields.groups, visual.axes?.groups),
    wordCloudOptions: { wordOrientation: 'HORIZONTAL', wordCasing: 'EXISTING_CASE', maximumStringLength: LONGEST_WORD },
  };
}
