/**
 * The example deployed by the real CDK command to an emulator of AWS, run there, changed, and destroyed; and what stands behind the
 * custom resource and the state machine, executed.
 *
 *   npm run test:deploy [-- handler | workflow | deployment]
 */
import { runSuites } from './suites';
import { testDeployment } from '../test/deploy/run';
import { runHandlerTests } from '../test/visual-registration/handler/run';
import { testWorkflow } from '../test/workflow/execution/run';

void runSuites('test:deploy', { handler: runHandlerTests, workflow: testWorkflow, deployment: testDeployment });
