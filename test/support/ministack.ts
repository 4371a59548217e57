import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import * as path from 'node:path';
import { freePort } from './free-port';
import { virtualEnvironment } from './virtual-environment';

/**
 * With boto3, which Lambda functions use, and DuckDB, which answers what Athena is asked: that of the local engine, since 2.0 rounds
 * halves otherwise.
 */
const PACKAGES = ['ministack[full]==1.5.33', 'duckdb==1.5.6'];
const CACHE = path.resolve(__dirname, '../../.cache/ministack');
const START_SECONDS = 60;

/** Puts the emulator into a virtual environment, once. Returns the folder of its commands. */
export function installMinistack(): Promise<string> {
  const what = PACKAGES.join(' and ');
  return virtualEnvironment(path.join(CACHE, what), PACKAGES, `${what}, about 220 MB,`);
}

/** The emulator MiniStack as a process, which listens on this machine alone. */
export class Ministack {
  /**
   * Starts it and waits until it answers.
   *
   * @param folder for its log, and for what it writes
   * @param command the program and its arguments
   * @param settings its environment, besides that of this process
   */
  public static async start(folder: string, [program, ...args]: string[], settings: Record<string, string>): Promise<Ministack> {
    const port = await freePort();
    mkdirSync(folder, { recursive: true });
    const log = path.join(folder, 'emulator.log');
    const out = openSync(log, 'w');
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', out, out],
      env: { ...process.env, IOT_MTLS_ENABLED: '0', BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), ...settings },
    });
    const ministack = new Ministack(child, `http://127.0.0.1:${port}`, log);
    try {
      await ministack.untilReady();
      return ministack;
    } catch (error) {
      await ministack.stop();
      throw error;
    }
  }

  private constructor(private readonly child: ChildProcess, public readonly endpoint: string, private readonly log: string) {
    // A command that cannot be started has no process id, which is what is looked at.
    child.on('error', () => {});
    process.once('exit', this.kill);
  }

  /** Ends it. */
  public async stop(): Promise<void> {
    process.off('exit', this.kill);
    if (!this.isRunning()) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  private readonly kill = () => this.child.kill('SIGKILL');

  private isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < START_SECONDS * 4; tries++) {
      if (!this.isRunning()) throw new Error(`the emulator ended while it started; its log is ${this.log}`);
      if (await fetch(this.endpoint).then(() => true, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`the emulator did not start within ${START_SECONDS} seconds; its log is ${this.log}`);
  }
}
