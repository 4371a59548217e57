const { TestEnvironment } = require('jest-environment-node');
const { isNoticed, note } = require('./noticed');

/** Passes over the tests of a file once one has noticed the change. */
module.exports = class MutationEnvironment extends TestEnvironment {
  async handleTestEvent({ name, test }) {
    if (name === 'test_done' && test.errors.length > 0) note();
    if (name === 'test_start' && isNoticed()) test.mode = 'skip';
  }
};
