import { spawn } from 'child_process';

/** After this many milliseconds a program that still runs is ended: nothing here takes that long. */
const TIMEOUT = 10 * 60_000;
/** Lines of the output that an error shows. */
const SHOWN_LINES = 30;

/** Where a program runs. */
export interface RunOptions {
  /** Its working directory. */
  readonly cwd: string;
  /** Environment variables besides those of this process. */
  readonly env?: Record<string, string>;
}

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to standard output
 * @throws with the end of its output, when it cannot be started, fails, or takes longer than ten minutes
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    // Not the `timeout` of spawn: its timer keeps this process alive when the program is not found.
    const signal = AbortSignal.timeout(TIMEOUT);
    const child = spawn(command, args, { cwd: options.cwd, env: { ...environment(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let printed = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      all += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => { all += text; });
    child.on('error', (error) => {
      const what = error.name === 'AbortError' ? `takes longer than ${TIMEOUT / 60_000} minutes` : `cannot be started: ${error.message}`;
      reject(new Error(`${command} ${what}`));
    });
    child.on('close', (status, endedBy) => {
      if (status === 0) return resolve(printed);
      const tail = all.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
      reject(new Error(`${[command, ...args].join(' ')} ended with ${status ?? endedBy}:\n${tail}`));
    });
  });
}

/** Whether a program can be run. */
export async function works(command: string, args: string[]): Promise<boolean> {
  return run(command, args, { cwd: process.cwd() }).then(() => true, () => false);
}

/**
 * What a program gets of this process' environment: without what `npm run` adds, which would point the npm of another folder to
 * this package, and without what the CDK command line would hand down.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|CDK_|INIT_CWD$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  };
}
