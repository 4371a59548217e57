/** The fast tests of both packages, with each supported version of Node.js but the one that `npm test` runs. */
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { installNode, outside, SUPPORTED_NODE } from '../support/node-version';
import { Counts, Tally } from '../support/tally';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../..');
const JEST = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const SHOWN_LINES = 40;

export async function testFastTests(): Promise<Counts> {
  const tally = new Tally('fast-tests');
  const own = Number(process.versions.node.split('.')[0]);
  for (const major of SUPPORTED_NODE.filter((supported) => supported !== own)) {
    const bin = await installNode(major);
    const env = { ...outside(), PATH: `${bin}${path.delimiter}${process.env.PATH}` };
    for (const folder of ['.', 'local']) {
      await tally.check(`Node.js ${major}: the tests in ${folder}`, async () => {
        const { stderr } = await run(path.join(bin, 'node'), [JEST, '--ci'], { cwd: path.join(ROOT, folder), env, maxBuffer: 256 * 1024 * 1024 })
          .catch((error: { stderr: string }) => { throw new Error(error.stderr.split('\n').slice(-SHOWN_LINES).join('\n')); });
        console.log(/^Tests: .*$/m.exec(stderr)?.[0]);
        return undefined;
      });
    }
  }
  return tally;
}
