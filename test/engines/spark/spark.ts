import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import type { SparkInstallation } from './install';

/** How a script ended. */
export interface Ended {
  /** What it said when it failed; null when it did not. */
  readonly error: string | null;
  readonly printed: string;
}

/** A Spark session that runs scripts, one after the other. */
export class Spark {
  /**
   * Starts a session.
   *
   * @param cache folder for its log
   */
  public static async start({ bin, classPath }: SparkInstallation, cache: string): Promise<Spark> {
    const log = path.join(cache, 'spark.log');
    const process = spawn(path.join(bin, 'python'), [path.join(__dirname, 'job_server.py'), classPath], { cwd: cache });
    process.stderr.pipe(createWriteStream(log));
    const spark = new Spark(process, log);
    await spark.answer();
    return spark;
  }

  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly process: ChildProcessWithoutNullStreams, private readonly log: string) {
    this.answers = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  }

  /** Runs a script. */
  public async run(script: string, args: string[]): Promise<Ended> {
    this.process.stdin.write(`${JSON.stringify({ script, arguments: args })}\n`);
    return await this.answer() as Ended;
  }

  /** Ends the session. */
  public async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.end();
    await ended;
  }

  private async answer(): Promise<unknown> {
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`Spark ended; what it logged is in ${this.log}`);
    return JSON.parse(value);
  }
}
