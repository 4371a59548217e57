import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** What AwsSolutionsChecks finds in an app: a line for each rule and resource. Errors and warnings alike. */
export function findings(app: App): string[] {
  app.synth();
  return new AwsSolutionsChecks().validateScope(app).violations
    .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`));
}
