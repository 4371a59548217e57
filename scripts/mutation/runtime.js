const { default: Runtime } = require('jest-runtime');

// As test/support/fast-synthesis.ts has it for what is loaded in the tests themselves.
process.env.CDK_VALIDATION = 'false';

/** What costs most of the time of a run of the tests, and is not changed: it is loaded once, and not by each file for each change. */
const SHARED = /^(aws-cdk-lib|constructs)(\/|$)/;

module.exports = class MutationRuntime extends Runtime {
  requireModuleOrMock(from, name) {
    return SHARED.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
};
