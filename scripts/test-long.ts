/**
 * What takes too long for CI, whole. Its last figures stand in docs/verification.md.
 *
 *   npm run test:long [-- fast-tests | statements | glue]
 */
import { runSuites } from './suites';
import { testGlueLong } from '../test/engines/glue/run';
import { testSpark } from '../test/engines/spark/run';
import { testFastTests } from '../test/node-versions/fast-tests';

void runSuites('test:long', { 'fast-tests': testFastTests, 'statements': () => testSpark(['all-statements']), 'glue': testGlueLong });
