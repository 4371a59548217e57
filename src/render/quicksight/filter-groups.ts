import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { filterGroupId, sheetId, visualId } from './ids';
import type { ManifestSheet, ManifestVisual } from '../../manifest/schema';

/**
 * A group of one filter: several in a group are alternatives.
 *
 * @param id id of the filter in QuickSight
 * @param scope whole sheets, or some visuals of one sheet: "You can apply this filter to multiple visuals that are on one sheet or to all
 * visuals on a sheet". https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SelectedSheetsFilterScopeConfiguration.html
 */
export function filterGroup(
  id: string, filter: CfnAnalysis.FilterProperty, scope: CfnAnalysis.SheetVisualScopingConfigurationProperty[],
): CfnAnalysis.FilterGroupProperty {
  return {
    filterGroupId: filterGroupId(id),
    filters: [filter],
    // Sheets are named, all of them too: CDK leaves out the empty structure that stands for all.
    scopeConfiguration: { selectedSheets: { sheetVisualScopingConfigurations: scope } },
    crossDataset: 'SINGLE_DATASET',
    status: 'ENABLED',
  };
}

/** Everything on a sheet. */
export function allOf(sheet: string): CfnAnalysis.SheetVisualScopingConfigurationProperty {
  return { sheetId: sheetId(sheet), scope: 'ALL_VISUALS' };
}

/** Some visuals of a sheet. */
export function someOf({ id }: ManifestSheet, visuals: readonly ManifestVisual[]): CfnAnalysis.SheetVisualScopingConfigurationProperty {
  return { sheetId: sheetId(id), scope: 'SELECTED_VISUALS', visualIds: visuals.map((visual) => visualId(visual.id)) };
}
