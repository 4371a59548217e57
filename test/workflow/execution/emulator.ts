import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LocalServer } from '../../support/local-server';
import { installMinistack, startMinistack } from '../../support/ministack';

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
  static async start({ answers, secondsPerSecond }: EmulatorOptions): Promise<Emulator> {
    const bin = await installMinistack();
    const folder = mkdtempSync(path.join(tmpdir(), 'ministack-'));
    const answersFile = path.join(folder, 'answers.json');
    writeFileSync(answersFile, JSON.stringify(answers));
    const settings = { SFN_WAIT_SCALE: String(secondsPerSecond), SFN_MOCK_CONFIG: answersFile };
    return new Emulator(await startMinistack(folder, [path.join(bin, 'ministack')], settings), folder);
  }

  private constructor(private readonly ministack: LocalServer, private readonly folder: string) {}

  get endpoint(): string {
    return this.ministack.endpoint;
  }

  /** Ends it, and removes what it wrote. */
  async stop(): Promise<void> {
    await this.ministack.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
