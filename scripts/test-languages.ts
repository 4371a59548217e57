/**
 * What users get from the built packages, in each language; what the READMEs tell them to type, word for word; the same with each
 * Node.js that is supported.
 *
 *   npm run test:languages [-- packages | commands | node]
 */
import { runSuites } from './suites';
import { testCommands } from '../test/commands/run';
import { testPackages } from '../test/languages/run-packages';
import { testNodeVersions } from '../test/node-versions/run';

void runSuites('test:languages', { packages: testPackages, commands: testCommands, node: testNodeVersions });
