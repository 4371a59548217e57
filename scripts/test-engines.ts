/**
 * The same rows in every engine: the generated PySpark on real Spark 3.5, and beside it the code that Glue Studio generates; the named
 * queries and data sets in a real Trino, the dashboards in a real Chromium; and the rulesets in the parser of AWS.
 *
 *   npm run test:engines [-- spark | glue | trino | dqdl | chromium]
 */
import { runSuites } from './suites';
import { testChromium } from '../test/engines/chromium/run';
import { testDqdl } from '../test/engines/dqdl/run';
import { testGlue } from '../test/engines/glue/run';
import { testSpark } from '../test/engines/spark/run';
import { testTrino } from '../test/engines/trino/run';

void runSuites('test:engines', { spark: testSpark, glue: testGlue, trino: testTrino, dqdl: testDqdl, chromium: testChromium });
