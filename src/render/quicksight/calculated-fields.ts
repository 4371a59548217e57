import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { columnsPerIdentifier } from './per-identifier';
import { targetColumn, targetOf } from './visuals/kpi';
import type { ManifestDashboard } from '../../manifest/schema';

/**
 * The calculated fields of a definition: targets of KPIs, and measures of what describes an identifier. Others are columns of the data sets.
 */
export function calculatedFields(dashboard: ManifestDashboard): CfnAnalysis.CalculatedFieldProperty[] {
  return [...targets(dashboard), ...measuresPerIdentifier(dashboard)];
}

function targets({ sheets }: ManifestDashboard): CfnAnalysis.CalculatedFieldProperty[] {
  const visuals = sheets.flatMap((sheet) => sheet.visuals).filter((visual) => targetOf(visual) !== undefined);
  return visuals.map((visual) => ({ dataSetIdentifier: visual.dataSet, name: targetColumn(visual), expression: String(targetOf(visual)) }));
}

function measuresPerIdentifier(dashboard: ManifestDashboard): CfnAnalysis.CalculatedFieldProperty[] {
  return dashboard.dataSets.flatMap(({ name: dataSetIdentifier }) =>
    columnsPerIdentifier(dashboard, dataSetIdentifier).map((column) => ({ dataSetIdentifier, ...column })));
}
