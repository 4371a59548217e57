/**
 * The handler that registers the graph of a visual job, run by Python against Glue and S3 in memory.
 *
 *   npx ts-node test/visual-registration/handler/run.ts
 */
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { Counts, Tally } from '../../support/tally';
import { missingPython, virtualEnvironment } from '../../support/virtual-environment';

const PACKAGE = 'boto3==1.44.5';
const CACHE = path.resolve(__dirname, '../../../.cache/visual-registration');
const LONGEST_MILLISECONDS = 120_000;

/** Runs the handler in each way that it can go. */
export async function runHandlerTests(): Promise<Counts> {
  const missing = await missingPython();
  if (missing.length > 0) return new Tally('handler').lacks(missing);
  // The client of AWS that Lambda brings along.
  const bin = await virtualEnvironment(path.join(CACHE, PACKAGE), [PACKAGE], PACKAGE);
  const lines = await linesOf(path.join(bin, 'python'), ['-B', path.join(__dirname, 'run_tests.py')]);
  const { passed, failed } = JSON.parse(lines.at(-1) ?? '{}');
  if (typeof passed !== 'number' || typeof failed !== 'number') throw new Error('the tests of the handler ended without a result');
  return { passed, failed };
}

/** Runs a program, shows what it writes, and returns it line by line. */
function linesOf(program: string, args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], timeout: LONGEST_MILLISECONDS });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      process.stdout.write(part);
    });
    child.once('error', reject);
    child.once('close', () => resolve(text.trimEnd().split('\n')));
  });
}

if (require.main === module) {
  void runHandlerTests().then(({ passed, failed }) => {
    console.log(`\nhandler: ${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  });
}
