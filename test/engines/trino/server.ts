import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { TrinoClient } from './client';
import { freePort } from '../../support/free-port';

const START_SECONDS = 180;
const STOP_SECONDS = 15;
const POLL_MILLISECONDS = 500;

/** A Trino that listens on this machine alone. */
export class TrinoServer {
  /** Starts one and waits until it answers. */
  static async start(home: string): Promise<TrinoServer> {
    const port = await freePort();
    const folder = mkdtempSync(path.join(tmpdir(), 'trino-'));
    const server = new TrinoServer(spawnServer(home, folder, port), folder, new TrinoClient(`http://127.0.0.1:${port}`));
    try {
      await server.untilReady();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(private readonly child: ChildProcess, readonly folder: string, readonly client: TrinoClient) {
    // A command that cannot be started has no process id, which is what is looked at.
    child.on('error', () => {});
    process.once('SIGINT', this.stopOnSignal).once('SIGTERM', this.stopOnSignal);
  }

  /** Ends it, and removes what it wrote. */
  async stop(): Promise<void> {
    process.off('SIGINT', this.stopOnSignal).off('SIGTERM', this.stopOnSignal);
    if (this.isRunning()) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      const impatience = setTimeout(() => this.child.kill('SIGKILL'), STOP_SECONDS * 1000);
      await ended;
      clearTimeout(impatience);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly stopOnSignal = () => {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
    process.exit(130);
  };

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_SECONDS * 1000;
    while (!await this.client.isReady()) {
      if (!this.isRunning()) throw new Error(`Trino ended while it started: ${this.lastLogLine()}`);
      if (Date.now() > deadline) throw new Error(`Trino did not start within ${START_SECONDS} seconds: ${this.lastLogLine()}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }

  private isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private lastLogLine(): string {
    return readFileSync(path.join(this.folder, 'server.log'), 'utf8').trim().split('\n').at(-1) ?? '';
  }
}

function spawnServer(home: string, folder: string, port: number): ChildProcess {
  writeConfiguration(home, folder, port);
  const log = openSync(path.join(folder, 'server.log'), 'w');
  const flags = ['-Xmx1536m', '-Djdk.attach.allowAttachSelf=true', '-Djdk.nio.maxCachedBufferSize=2000000', '-Dconfig=etc/config.properties'];
  const main = path.join(home, 'Main.java');
  return spawn('java', [...flags, '-cp', path.join(home, 'lib', '*'), main], { cwd: folder, stdio: ['ignore', log, log] });
}

function writeConfiguration(home: string, folder: string, port: number): void {
  mkdirSync(path.join(folder, 'etc', 'catalog'), { recursive: true });
  writeProperties(path.join(folder, 'etc', 'config.properties'), {
    'node.id': 'n1',
    'node.environment': 'test',
    'node.internal-address': '127.0.0.1',
    'coordinator': 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': String(port),
    'discovery.uri': `http://127.0.0.1:${port}`,
    'plugin.dir': path.join(home, 'plugin'),
    'catalog.config-dir': 'etc/catalog',
    'query.max-memory': '512MB',
    'query.max-memory-per-node': '512MB',
    'memory.heap-headroom-per-node': '256MB',
  });
  writeProperties(path.join(folder, 'etc', 'catalog', 'hive.properties'), {
    'connector.name': 'hive',
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': `file://${path.join(folder, 'metastore')}`,
    'hive.metastore.user': 'user',
    'hive.security': 'allow-all',
  });
}

function writeProperties(file: string, properties: Record<string, string>): void {
  writeFileSync(file, Object.entries(properties).map(([key, value]) => `${key}=${value}\n`).join(''));
}
