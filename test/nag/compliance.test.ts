import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { unmetRules } from './findings';
import { appOfAll } from '../synthesis/templates';

const app = appOfAll();
const explained = [...readFileSync(path.join(__dirname, '../../docs/compliance.md'), 'utf8').matchAll(/^\| (\w+) \| (.+) \|$/gm)]
  .filter(([, rule]) => rule !== 'rule');

test.each([new HIPAASecurityChecks(), new NIST80053R5Checks()])('docs/compliance.md explains the rules of $name that are not met, and no others', (pack) => {
  const unmet = [...unmetRules(app, pack).keys()].map((rule) => rule.slice(pack.name.length + 1));
  expect(explained.map(([, rule]) => rule)).toEqual(unmet.sort());
});
