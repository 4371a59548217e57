/**
 * The example deployed by the CDK's own command line to an emulator of AWS, run there, changed, and destroyed.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { Aws } from './aws';
import { Cdk } from './cdk';
import { Coverage } from './coverage';
import type { Surroundings } from './deployment';
import { ACCOUNT, Emulator, EmulatorOptions, REGION } from './emulator';
import { checkExample } from './example-checks';
import { installAll } from './install';
import { checkFailedCreation, checkRedeployment } from './redeployment-checks';
import { Rights } from './rights';
import { checkScriptMode } from './script-mode-checks';
import { checkTwoPipelines } from './two-pipelines-checks';
import { missingTools } from '../engines/spark/install';
import { Counts, Tally } from '../support/tally';

const CACHE = path.resolve(__dirname, '../../.cache/deploy');

/**
 * Glue where it is the hardest: what its documents say does not hold, or is of no avail, its script comes late, to where it is found, and
 * it assumes no role whose trust has a condition.
 */
const HARD_GLUES: EmulatorOptions[] = [
  { glue: { null_keeps: false, refuses: 'no nodes', writes_after: 60, writes_to: 'now', assumes_conditionally: false }, impliedPrefix: 'none' },
  { glue: { null_keeps: true, refuses: 'no graph', writes_after: 60, writes_to: 'now', assumes_conditionally: false }, impliedPrefix: 'none' },
];

/** Deploys the example, runs it, changes it, destroys it. */
export async function testDeployment(): Promise<Counts> {
  const tally = new Tally('deploy');
  const missing = await missingTools();
  if (missing.length > 0) return tally.lacks(missing);
  const coverage = new Coverage();
  await inEmulator({}, coverage, tally, async (surroundings) => {
    await checkFailedCreation(surroundings, tally);
    const example = await checkExample(surroundings, true, tally);
    if (!example) return;
    await checkScriptMode(surroundings, example, tally);
    await checkTwoPipelines(surroundings, example, tally);
    await checkRedeployment(surroundings, tally);
  });
  for (const options of HARD_GLUES) await inEmulator(options, coverage, tally, (surroundings) => checkExample(surroundings, false, tally));
  await tally.check('each type is one whose emulation is known', async () => {
    const unknown = coverage.print();
    return unknown.length > 0 ? unknown.join(', ') : undefined;
  });
  return tally;
}

async function inEmulator(
  options: EmulatorOptions, coverage: Coverage, tally: Tally, check: (surroundings: Surroundings) => Promise<unknown>,
): Promise<void> {
  const failedBefore = tally.failed;
  console.log(`\nGlue as its documents say${Object.entries(options.glue ?? {}).map(([name, value]) => `, ${name}: ${value}`).join('')}`);
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'run-'));
  const rights = await Rights.start();
  const emulator = await Emulator.start(await installAll(), folder, options, rights);
  try {
    const surroundings = { aws: new Aws(emulator.endpoint), cdk: new Cdk(emulator, path.join(folder, 'home')), folder, coverage, rights };
    const bootstrapped = await tally.check('bootstrap', async () => {
      await surroundings.cdk.run(folder, ['bootstrap', `aws://${ACCOUNT}/${REGION}`]);
      return undefined;
    });
    if (bootstrapped) {
      await check(surroundings);
      await tally.check('runs that start while a job is given its graph execute what was deployed', async () => faultOfRunsBetween(folder));
      rights.print();
      await tally.check('no request was refused that was not to be', async () => rights.takeRefused().join('\n') || undefined);
    }
  } finally {
    await emulator.stop();
    rights.stop();
    if (tally.failed === failedBefore) rmSync(folder, { recursive: true, force: true });
    else console.log(`What it wrote is in ${folder}`);
  }
}

function faultOfRunsBetween(folder: string): string | undefined {
  const lines = readFileSync(path.join(folder, 'emulator.log'), 'utf8').match(/^A run of .* that starts between two updates .*$/gm) ?? [];
  const wrong = lines.filter((line) => !line.endsWith('executes what was deployed'));
  if (lines.length === 0) return 'no job was given a graph';
  return wrong.length === 0 ? undefined : `${wrong.length} of ${lines.length} do not: ${wrong[0]}`;
}
