import { dataSetOptionProblems } from './data-set-problems';
import { ownershipProblems } from './permissions';
import type { QuickSightDashboardOptions } from './quick-sight-options';
import { limitProblems } from '../render/quicksight/limits';
import type { Dashboard } from '../visual';

/** All for which QuickSight could not have a dashboard. What is wrong with the dashboard itself is not said again. */
export function quickSightProblems(options: QuickSightDashboardOptions, dashboard: Dashboard): string[] {
  const { manifest, findings } = dashboard._resolve();
  const faults = findings.map(({ where }) => where);
  return [...ownershipProblems(options, 'namespaces'), ...dataSetOptionProblems(options, manifest.dataSets), ...limitProblems(manifest, faults)];
}
