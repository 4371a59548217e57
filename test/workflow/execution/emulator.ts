import { ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGE = 'ministack==1.5.33';
const START_SECONDS = 60;

/** How an emulator is started. */
export interface EmulatorOptions {
  /** The answers of the services, as Step Functions Local has them. */
  readonly answers: unknown;
  /** What a second of waiting takes. */
  readonly secondsPerSecond: number;
}

/** An interpreter of state machines, with SNS, SQS and CloudWatch beside it, that listens on this machine alone. */
export class Emulator {
  /** Starts one and waits until it answers. */
  static async start(cache: string, { answers, secondsPerSecond }: EmulatorOptions): Promise<Emulator> {
    const command = await install(cache);
    const folder = mkdtempSync(path.join(tmpdir(), 'ministack-'));
    const port = await freePort();
    writeFileSync(path.join(folder, 'answers.json'), JSON.stringify(answers));
    const log = openSync(path.join(folder, 'log'), 'w');
    const child = spawn(command, {
      cwd: folder,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        IOT_MTLS_ENABLED: '0',
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        SFN_WAIT_SCALE: String(secondsPerSecond),
        SFN_MOCK_CONFIG: path.join(folder, 'answers.json'),
      },
    });
    const emulator = new Emulator(child, folder, `http://127.0.0.1:${port}`);
    try {
      await emulator.untilReady();
      return emulator;
    } catch (error) {
      await emulator.stop();
      throw error;
    }
  }

  private constructor(private readonly child: ChildProcess, private readonly folder: string, public readonly endpoint: string) {
    process.once('exit', this.kill);
  }

  /** Ends it, and removes what it wrote. */
  async stop(): Promise<void> {
    process.off('exit', this.kill);
    if (this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly kill = () => this.child.kill('SIGKILL');

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < START_SECONDS * 4; tries++) {
      if (this.child.exitCode !== null) throw new Error(`ministack ended while it started, with status ${this.child.exitCode}`);
      if (await fetch(this.endpoint).then(() => true, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`ministack did not start within ${START_SECONDS} seconds`);
  }
}

/** Puts the emulator into a virtual environment, once: about 90 MB. Returns its command. */
async function install(cache: string): Promise<string> {
  const home = path.join(cache, PACKAGE);
  const command = path.join(home, 'bin/ministack');
  const done = path.join(home, 'installed');
  if (existsSync(done)) return command;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  console.log(`Installing ${PACKAGE} from PyPI, once`);
  await run('python3', ['-m', 'venv', home]);
  await run(path.join(home, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', PACKAGE]);
  writeFileSync(done, '');
  return command;
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
