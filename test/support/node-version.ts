import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = path.resolve(__dirname, '../../.cache/node');

/** The major versions that all of it works with; the first is past its end of life. */
export const SUPPORTED_NODE = [20, 22, 24] as const;

/** The version that people are told to use. */
export const RECOMMENDED_NODE = 22;

/**
 * Puts a version of Node.js into a folder, once: its binary is a package of npm.
 *
 * @param major the newest of which is taken
 * @returns the folder of its command
 */
export async function installNode(major: number): Promise<string> {
  const home = path.join(CACHE, String(major));
  const bin = path.join(home, 'node_modules', NODE_PACKAGE, 'bin');
  if (existsSync(path.join(bin, 'node'))) return bin;
  console.log(`Installing Node.js ${major} from npm, about 120 MB, once`);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-save', `${NODE_PACKAGE}@${major}`], { cwd: home, env: outside() });
  return bin;
}

/** Of this machine. */
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

/** The environment of a command that is called by hand: without what `npm run` adds, and what leads the CDK or an AWS client anywhere. */
export function outside(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|AWS_|CDK_|CI$|JSII_|NODE_OPTIONS$)/i.test(name)));
}
