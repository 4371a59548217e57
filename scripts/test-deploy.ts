/**
 * The templates judged, with the lowest aws-cdk-lib and with the newest; what stands behind the custom resource and the state machine,
 * executed; the example deployed by the real CDK command to an emulator of AWS, run there, changed, and destroyed.
 *
 *   npm run test:deploy [-- lint | cdk-versions | handler | workflow | deployment]
 */
import { runSuites } from './suites';
import { testCdkVersions } from '../test/cdk-versions/run';
import { testDeployment } from '../test/deploy/run';
import { testTemplates } from '../test/lint/run';
import { runHandlerTests } from '../test/visual-registration/handler/run';
import { testWorkflow } from '../test/workflow/execution/run';

void runSuites('test:deploy', {
  'lint': testTemplates, 'cdk-versions': testCdkVersions, 'handler': runHandlerTests, 'workflow': testWorkflow, 'deployment': testDeployment,
});
