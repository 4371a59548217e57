/**
 * The same rows in every engine: the generated PySpark on real Spark 3.5, the named queries in a real Trino.
 *
 *   npm run test:engines [-- spark | trino]
 */
import { runSuites } from './suites';
import { testSpark } from '../test/engines/spark/run';
import { testTrino } from '../test/engines/trino/run';

void runSuites('test:engines', { spark: testSpark, trino: testTrino });
