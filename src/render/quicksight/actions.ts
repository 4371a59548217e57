import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { VisualFields } from './fields';
import { visualId } from './ids';
import type { ManifestSheet, ManifestVisual } from '../../manifest/schema';

/** Choosing a group filters the other visuals of the sheet that are of the same data set. */
export function crossFilter(
  visual: ManifestVisual, sheet: ManifestSheet, { groups }: VisualFields,
): CfnAnalysis.VisualCustomActionProperty[] | undefined {
  const others = sheet.visuals.filter(({ id }) => id !== visual.id);
  const targets = others.filter(({ dataSet }) => dataSet === visual.dataSet);
  if (!visual.crossFilter || groups.length === 0 || targets.length === 0) return undefined;
  return [{
    customActionId: `cross-filter-${visual.id}`,
    name: 'Filter the other visuals',
    status: 'ENABLED',
    trigger: 'DATA_POINT_CLICK',
    actionOperations: [{
      filterOperation: {
        selectedFieldsConfiguration: { selectedFields: groups.map(({ id }) => id) },
        targetVisualsConfiguration: { sameSheetTargetVisualConfiguration: targeted(targets, others) },
      },
    }],
  }];
}

function targeted(targets: readonly ManifestVisual[], others: readonly ManifestVisual[]): CfnAnalysis.SameSheetTargetVisualConfigurationProperty {
  return targets.length === others.length ? { targetVisualOptions: 'ALL_VISUALS' } : { targetVisuals: targets.map(({ id }) => visualId(id)) };
}
