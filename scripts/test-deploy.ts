/**
 * The example deployed by the real CDK command to an emulator of AWS, run there, changed, and destroyed; and what stands behind the
 * custom resource and the state machine, executed.
 *
 *   npm run test:deploy [-- handler | workflow | deployment]
 */
import { testDeployment } from '../test/deploy/run';
import { runHandlerTests } from '../test/visual-registration/handler/run';
import { testWorkflow } from '../test/workflow/execution/run';

interface Counts {
  passed: number;
  failed: number;
}

const SUITES: Record<string, () => Promise<Counts>> = { handler: runHandlerTests, workflow: testWorkflow, deployment: testDeployment };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    console.error(`Unknown suite, got: ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}`);
    process.exit(2);
  }
  const total: Counts = { passed: 0, failed: 0 };
  for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) {
    console.log(`\n${name}`);
    const { passed, failed } = await SUITES[name]();
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\ntest:deploy: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

void main();
