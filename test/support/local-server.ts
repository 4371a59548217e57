import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import * as path from 'node:path';

const START_SECONDS = 60;

/** A server as a process, which listens on a port of this machine. */
export class LocalServer {
  /**
   * Starts it and waits until it answers.
   *
   * @param name what it is, for its log and for what is said when it does not start
   * @param folder for its log, and for what it writes
   * @param port the one that it is told to listen on
   * @param command the program and its arguments
   * @param settings its environment, besides that of this process
   */
  public static async start(
    name: string, folder: string, port: number, [program, ...args]: string[], settings: Record<string, string> = {},
  ): Promise<LocalServer> {
    mkdirSync(folder, { recursive: true });
    const log = path.join(folder, `${name}.log`);
    const out = openSync(log, 'w');
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', out, out], env: { ...process.env, ...settings } });
    const server = new LocalServer(child, name, `http://127.0.0.1:${port}`, log);
    try {
      await server.untilReady();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(
    private readonly child: ChildProcess, private readonly name: string, public readonly endpoint: string, private readonly log: string,
  ) {
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
      if (!this.isRunning()) throw new Error(`the ${this.name} ended while it started; its log is ${this.log}`);
      if (await fetch(this.endpoint).then(() => true, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`the ${this.name} did not start within ${START_SECONDS} seconds; its log is ${this.log}`);
  }
}
