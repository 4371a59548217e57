/**
 * The same rows in every engine: the generated PySpark on real Spark 3.5, the named queries and data sets in a real Trino, the
 * dashboards in a real Chromium.
 *
 *   npm run test:engines [-- spark | trino | chromium]
 */
import { runSuites } from './suites';
import { testChromium } from '../test/engines/chromium/run';
import { testSpark } from '../test/engines/spark/run';
import { testTrino } from '../test/engines/trino/run';

void runSuites('test:engines', { spark: testSpark, trino: testTrino, chromium: testChromium });
