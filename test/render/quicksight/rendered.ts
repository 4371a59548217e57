import { App, Stack } from 'aws-cdk-lib';
import { CfnAnalysis, CfnDashboard } from 'aws-cdk-lib/aws-quicksight';
import { Call, callsOf } from './requests';
import type { ManifestDashboard } from '../../../src/manifest/schema';
import { QuickSightDefinition, renderDefinition } from '../../../src/render/quicksight/definition';

/** The definition of a dashboard. */
export function render(dashboard: ManifestDashboard): QuickSightDefinition {
  const arns = dashboard.dataSets.map(({ name }) => [name, `arn:aws:quicksight:eu-west-1:111122223333:dataset/${name}`]);
  return renderDefinition(dashboard, Object.fromEntries(arns));
}

/**
 * The calls by which CloudFormation makes an analysis and a dashboard of it: its properties as they are in a template, which is what
 * the L1 constructs of CDK make of them.
 */
export function callsFor(dashboard: ManifestDashboard, kinds: readonly ('Analysis' | 'Dashboard')[] = ['Dashboard']): Call[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  const common = { awsAccountId: '111122223333', name: 'Example', definition: render(dashboard) };
  const resources = kinds.map((kind) => (kind === 'Analysis'
    ? new CfnAnalysis(stack, kind, { ...common, analysisId: 'example' }) : new CfnDashboard(stack, kind, { ...common, dashboardId: 'example' })));
  // What is not given is left out when a template is written.
  return resources.flatMap((resource) => callsOf(JSON.parse(JSON.stringify(stack.resolve(resource._toCloudFormation())))));
}
