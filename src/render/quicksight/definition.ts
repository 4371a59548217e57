import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { calculatedFields } from './calculated-fields';
import { dashboardFilters } from './filters';
import { nullFilters } from './null-filters';
import { renderSheet, RESPONSIVE } from './sheet';
import { topFilters } from './top-filters';
import type { ManifestDashboard } from '../../manifest/schema';

/** The fields that a definition of an analysis and one of a dashboard have in common: all that this library writes. */
export interface QuickSightDefinition {
  readonly dataSetIdentifierDeclarations: CfnAnalysis.DataSetIdentifierDeclarationProperty[];
  readonly sheets: CfnAnalysis.SheetDefinitionProperty[];
  readonly filterGroups: CfnAnalysis.FilterGroupProperty[];
  readonly calculatedFields: CfnAnalysis.CalculatedFieldProperty[];
  readonly options: CfnAnalysis.AssetOptionsProperty;
  readonly analysisDefaults: CfnAnalysis.AnalysisDefaultsProperty;
}

/**
 * What QuickSight draws for a dashboard, for an analysis and a published dashboard alike.
 *
 * @param dashboard one that `limitProblems` finds nothing wrong with
 * @param dataSetArns ARNs of the data sets in QuickSight, by their names
 */
export function renderDefinition(dashboard: ManifestDashboard, dataSetArns: Readonly<Record<string, string>>): QuickSightDefinition {
  return {
    dataSetIdentifierDeclarations: dashboard.dataSets.map(({ name }) => ({ identifier: name, dataSetArn: dataSetArns[name] })),
    sheets: dashboard.sheets.map((sheet) => renderSheet(sheet, dashboard)),
    filterGroups: [...dashboardFilters(dashboard), ...nullFilters(dashboard), ...topFilters(dashboard)],
    calculatedFields: calculatedFields(dashboard),
    options: { weekStart: 'MONDAY' },
    // What a sheet is that somebody adds in the editor: without it, the editor fails to add visuals.
    analysisDefaults: {
      defaultNewSheetConfiguration: { interactiveLayoutConfiguration: { grid: { canvasSizeOptions: RESPONSIVE } }, sheetContentType: 'INTERACTIVE' },
    },
  };
}
