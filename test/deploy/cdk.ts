import { spawn } from 'node:child_process';
import * as path from 'node:path';
import type { Emulator } from './emulator';

const CLI = path.resolve(__dirname, '../../node_modules/aws-cdk/bin/cdk');
/** After this time a command is given up: a stack can hang for an hour on a custom resource that does not answer. */
const TIMEOUT_SECONDS = 1800;

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly printed: string;
}

/** The command line of the CDK, on an app that stands in a folder with its `cdk.json`. */
export class Cdk {
  /** @param home a folder in which it keeps what it would keep in the user's */
  constructor(private readonly emulator: Emulator, private readonly home: string) {}

  /** Runs a command, and expects that it succeeds. */
  public async run(folder: string, args: string[], environment: Record<string, string> = {}): Promise<string> {
    const { status, printed } = await this.end(folder, args, environment);
    if (status !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${status ?? `a timeout of ${TIMEOUT_SECONDS} s`}:\n${tail(printed)}`);
    return printed;
  }

  /** Runs a command to its end. */
  public async end(folder: string, args: string[], environment: Record<string, string> = {}): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, ...args, '--no-notices', '--no-color', '--ci'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        // The types of the app are checked by the tests of the languages.
        env: { ...own(), ...this.emulator.environment, ...environment, HOME: this.home, CDK_DISABLE_CLI_TELEMETRY: 'true', TS_NODE_TRANSPILE_ONLY: 'true' },
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_SECONDS * 1000);
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { printed += text; });
      child.on('error', reject);
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ status, printed });
      });
    });
  }
}

/** This process' environment without what would lead to an account of AWS. */
function own(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name)));
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-25).join('\n');
}
