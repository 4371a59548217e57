import * as path from 'node:path';
import type { Interpreters } from './install';
import { Ministack } from '../support/ministack';

/** The account and the region that it plays: none of them what anything would be by default. */
export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** What a second takes in which a state machine waits. */
const SECONDS_PER_SECOND = 0.05;

/** How Glue behaves otherwise than its documents say: members of the Behaviour in `test/support/glue_behaviour.py`. */
export interface GlueBehaviour {
  readonly null_keeps?: boolean;
  readonly refuses?: 'none' | 'no graph' | 'no nodes';
  readonly writes_after?: number;
  readonly writes_to?: 'then' | 'now';
  readonly assumes_conditionally?: boolean;
}

/** AWS on this machine alone: MiniStack with the extension of this folder. */
export class Emulator {
  /**
   * Starts it and waits until it answers.
   *
   * @param folder for its log, and for what it writes
   */
  public static async start(interpreters: Interpreters, folder: string, glue: GlueBehaviour): Promise<Emulator> {
    const settings = {
      PYTHONDONTWRITEBYTECODE: '1',
      TMPDIR: folder,
      ATHENA_ENGINE: 'duckdb',
      SFN_WAIT_SCALE: String(SECONDS_PER_SECOND),
      SPARK_PYTHON: interpreters.spark,
      GLUE_BEHAVIOUR: JSON.stringify(glue),
    };
    return new Emulator(await Ministack.start(folder, [interpreters.emulator, path.join(__dirname, 'ministack_ext')], settings));
  }

  private constructor(private readonly ministack: Ministack) {}

  public get endpoint(): string {
    return this.ministack.endpoint;
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
  public stop(): Promise<void> {
    return this.ministack.stop();
  }
}
