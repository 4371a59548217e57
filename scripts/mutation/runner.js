const { default: TestRunner } = require('jest-runner');
const { isNoticed, note } = require('./noticed');

/** Passes over the files of tests once one has noticed the change. They come in the order of their names: Jest's own is by their times. */
module.exports = class MutationRunner extends TestRunner {
  constructor(...args) {
    super(...args);
    // A file that cannot be loaded.
    this.on('test-file-failure', note);
  }

  async runTests(tests, watcher, options) {
    const ordered = [...tests].sort((one, other) => (one.path < other.path ? -1 : 1));
    for (const test of ordered) if (!isNoticed()) await super.runTests([test], watcher, options);
  }
};
