/**
 * The same rows in every engine: the generated PySpark on real Spark 3.5, the named queries in a real Trino.
 *
 *   npm run test:engines [-- spark | trino]
 */
import { testSpark } from '../test/engines/spark/run';
import { testTrino } from '../test/engines/trino/run';

interface Counts {
  passed: number;
  failed: number;
}

const SUITES: Record<string, () => Promise<Counts>> = { spark: testSpark, trino: testTrino };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    console.error(`Unknown suite, got: ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}`);
    process.exit(2);
  }
  const total: Counts = { passed: 0, failed: 0 };
  for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) {
    console.log(`\n${name}`);
    const { passed, failed } = await SUITES[name]();
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\ntest:engines: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

void main();
