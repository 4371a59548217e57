/**
 * What cfn-lint and the rule packs of cdk-nag find in the templates of the pipeline in all its forms, and of the constructs alone.
 */
import type { App } from 'aws-cdk-lib';
import { HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { Finding, installCfnLint, lint } from './cfn-lint';
import { unmetRules } from '../nag/findings';
import { Counts, Tally } from '../support/tally';
import { missingPython } from '../support/virtual-environment';
import { NamedTemplate, allTemplates, appOfAll } from '../synthesis/templates';

/** aws-cdk-lib itself lets these wait for their role, whose ARN they have anyway: nothing that a user of it could change. */
const WAIT_FOR_THEIR_ROLE = ['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine'];
const NEEDLESS_WAIT = 'W3005';

/** Lints each template, and prints which rules of the packs for regulated accounts are not met. */
export async function testTemplates(): Promise<Counts> {
  const tally = new Tally('lint');
  const missing = await missingPython();
  if (missing.length > 0) return tally.lacks(missing);
  const app = appOfAll();
  await lintAll(allTemplates(app), tally);
  printUnmetRules(app);
  return tally;
}

/** Lints templates: a check for each. */
export async function lintAll(templates: Pick<NamedTemplate, 'name' | 'file' | 'resources'>[], tally: Tally): Promise<void> {
  const command = await installCfnLint();
  const found = await lint(command, templates.map(({ file }) => file));
  for (const { name, file, resources } of templates) {
    const faults = found.filter((finding) => finding.file === file && !isOfTheCdk(finding, resources));
    tally.add(name, faults.length === 0 ? undefined : faults.map(textOf).join('\n'));
  }
}

function isOfTheCdk({ rule, place: [, id] }: Finding, resources: NamedTemplate['resources']): boolean {
  return rule === NEEDLESS_WAIT && WAIT_FOR_THEIR_ROLE.includes(resources[id].Type);
}

function textOf({ rule, message, place }: Finding): string {
  return `${rule} at ${place.join('/')}: ${message}`;
}

function printUnmetRules(app: App): void {
  for (const pack of [new HIPAASecurityChecks(), new NIST80053R5Checks()]) {
    console.log(`\nRules of ${pack.name} that are not met, and by how many resources of all templates (docs/compliance.md says why):`);
    for (const [rule, paths] of unmetRules(app, pack)) console.log(`  ${rule}: ${paths.length}`);
  }
}
