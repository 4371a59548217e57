/**
 * Adds a kind of node, rule, visual and filter to the manifest's schema, in memory, and prints where the compiler asks for it.
 *
 *   npm run test:kinds
 */
import { runSuites } from './suites';
import { testKinds } from '../test/kinds/run';

void runSuites('test:kinds', { kinds: testKinds });
