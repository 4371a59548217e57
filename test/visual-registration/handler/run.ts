/**
 * The handler that registers the graph of a visual job, run by Python against Glue and S3 in memory.
 *
 *   npx ts-node test/visual-registration/handler/run.ts
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = 'boto3==1.44.5';
const CACHE = path.resolve(__dirname, '../../../.cache/visual-registration');
const LONGEST_MILLISECONDS = 120_000;

/** Runs the handler in each way that it can go. */
export async function runHandlerTests(): Promise<{ passed: number; failed: number }> {
  const lines = await linesOf(await install(), ['-B', path.join(__dirname, 'test_handler.py')]);
  const { passed, failed } = JSON.parse(lines.at(-1) ?? '{}');
  if (typeof passed !== 'number' || typeof failed !== 'number') throw new Error('the tests of the handler ended without a result');
  return { passed, failed };
}

/** Puts the client of AWS that Lambda brings along into a virtual environment, once. Returns its Python. */
async function install(): Promise<string> {
  const home = path.join(CACHE, PACKAGE);
  const python = path.join(home, 'bin/python');
  const done = path.join(home, 'installed');
  if (existsSync(done)) return python;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  console.log(`Installing ${PACKAGE} from PyPI, once`);
  const run = promisify(execFile);
  await run('python3', ['-m', 'venv', home]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', PACKAGE]);
  writeFileSync(done, '');
  return python;
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
