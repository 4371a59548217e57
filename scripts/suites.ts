import type { Counts } from '../test/support/tally';

/**
 * Runs the suites that the command line names, all when it names none, and prints `<command>: N passed, N failed` at the end.
 * Exit status: 0 all passed, 1 some failed, 2 a suite that there is not.
 */
export async function runSuites(command: string, suites: Readonly<Record<string, () => Promise<Counts>>>): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    console.error(`Unknown suite, got: ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}`);
    process.exit(2);
  }
  let passed = 0;
  let failed = 0;
  for (const name of asked.length > 0 ? asked : Object.keys(suites)) {
    console.log(`\n${name}`);
    const counts = await suites[name]();
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`\n${command}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
