import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagPack } from 'cdk-nag';

/** What a pack of rules finds in an app: the paths of the resources, by the rule that they do not meet. Errors and warnings alike. */
export function unmetRules(app: App, pack: NagPack): Map<string, string[]> {
  app.synth();
  return new Map(pack.validateScope(app).violations
    .map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map(({ constructPath }) => constructPath ?? ruleName)]));
}

/** What AwsSolutionsChecks finds in an app: a line for each rule and resource. */
export function findings(app: App): string[] {
  return [...unmetRules(app, new AwsSolutionsChecks())].flatMap(([rule, paths]) => paths.map((path) => `${path}: ${rule}`));
}
