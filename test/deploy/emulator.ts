import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import * as path from 'node:path';
import type { Interpreters } from './install';

const START_SECONDS = 60;

/** The account and the region that it plays: none of them what anything would be by default. */
export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** What a second takes in which a state machine waits. */
const SECONDS_PER_SECOND = 0.05;

/** AWS on this machine alone: MiniStack with the extension of this folder. */
export class Emulator {
  /**
   * Starts it and waits until it answers.
   *
   * @param folder for its log, and for what it writes
   */
  public static async start(interpreters: Interpreters, folder: string): Promise<Emulator> {
    const port = await freePort();
    mkdirSync(folder, { recursive: true });
    const log = path.join(folder, 'emulator.log');
    const out = openSync(log, 'w');
    const child = spawn(interpreters.emulator, [path.join(__dirname, 'ministack_ext')], {
      cwd: folder,
      stdio: ['ignore', out, out],
      env: {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: '1',
        IOT_MTLS_ENABLED: '0',
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        TMPDIR: folder,
        ATHENA_ENGINE: 'duckdb',
        SFN_WAIT_SCALE: String(SECONDS_PER_SECOND),
        SPARK_PYTHON: interpreters.spark,
      },
    });
    const emulator = new Emulator(child, `http://127.0.0.1:${port}`, log);
    try {
      await emulator.untilReady();
      return emulator;
    } catch (error) {
      await emulator.stop();
      throw error;
    }
  }

  private constructor(private readonly child: ChildProcess, public readonly endpoint: string, public readonly log: string) {
    process.once('exit', this.kill);
  }

  /** What clients need to take it for AWS. */
  public get environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ENDPOINT_URL_S3: this.endpoint,
      // The emulator takes the key for the account.
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** Ends it. */
  public async stop(): Promise<void> {
    process.off('exit', this.kill);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  private readonly kill = () => this.child.kill('SIGKILL');

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < START_SECONDS * 4; tries++) {
      if (this.child.exitCode !== null) throw new Error(`the emulator ended while it started; its log is ${this.log}`);
      if (await fetch(this.endpoint).then(() => true, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`the emulator did not start within ${START_SECONDS} seconds; its log is ${this.log}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
