/**
 * The example deployed by the CDK's own command line to an emulator of AWS, run there, changed, and destroyed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { Aws } from './aws';
import { Cdk } from './cdk';
import { Coverage } from './coverage';
import { ACCOUNT, Emulator, REGION } from './emulator';
import { checkExample } from './example-checks';
import { installAll } from './install';
import { checkScriptMode } from './script-mode-checks';
import { checkTwoPipelines } from './two-pipelines-checks';
import { missingTools } from '../engines/spark/install';
import { Counts, Tally } from '../support/tally';

const CACHE = path.resolve(__dirname, '../../.cache/deploy');

/** Deploys the example, runs it, changes it, destroys it. */
export async function testDeployment(): Promise<Counts> {
  const tally = new Tally('deploy');
  const missing = await missingTools();
  if (missing.length > 0) return tally.lacks(missing);
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'run-'));
  const emulator = await Emulator.start(await installAll(), folder);
  try {
    await checkAll(emulator, folder, tally);
  } finally {
    await emulator.stop();
    if (tally.failed === 0) rmSync(folder, { recursive: true, force: true });
    else console.log(`What it wrote is in ${folder}`);
  }
  return tally;
}

async function checkAll(emulator: Emulator, folder: string, tally: Tally): Promise<void> {
  const coverage = new Coverage();
  const surroundings = { aws: new Aws(emulator.endpoint), cdk: new Cdk(emulator, path.join(folder, 'home')), folder, coverage };
  const bootstrapped = await tally.check('bootstrap', async () => {
    await surroundings.cdk.run(folder, ['bootstrap', `aws://${ACCOUNT}/${REGION}`]);
    return undefined;
  });
  if (!bootstrapped) return;
  const example = await checkExample(surroundings, tally);
  if (example) {
    await checkScriptMode(surroundings, example, tally);
    await checkTwoPipelines(surroundings, example, tally);
  }
  await tally.check('each type is one whose emulation is known', async () => {
    const unknown = coverage.print();
    return unknown.length > 0 ? unknown.join(', ') : undefined;
  });
}
