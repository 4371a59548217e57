import * as path from 'node:path';
import type { Interpreters } from './install';
import type { Rights } from './rights';
import { S3A } from '../engines/spark/s3-settings';
import type { LocalServer } from '../support/local-server';
import { startMinistack } from '../support/ministack';

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

/** What the condition key `s3:prefix` is in a request for a key that is not there, which no page says. */
export type ImpliedPrefix = 'key' | 'none';

/** What an emulator is like. */
export interface EmulatorOptions {
  /** As its documents say, by default. */
  readonly glue?: GlueBehaviour;
  /** The key, by default. */
  readonly impliedPrefix?: ImpliedPrefix;
}

/** AWS on this machine alone: MiniStack with the extension of this folder. */
export class Emulator {
  /**
   * Starts it and waits until it answers.
   *
   * @param folder for its log, and for what it writes
   * @param rights decides what roles and services may do; without it they may do everything
   */
  public static async start(interpreters: Interpreters, folder: string, { glue = {}, impliedPrefix = 'key' }: EmulatorOptions = {}, rights?: Rights): Promise<Emulator> {
    const settings = {
      PYTHONDONTWRITEBYTECODE: '1',
      TMPDIR: folder,
      ATHENA_ENGINE: 'duckdb',
      SFN_WAIT_SCALE: String(SECONDS_PER_SECOND),
      SPARK_PYTHON: interpreters.spark,
      SPARK_CLASS_PATH: interpreters.sparkClassPath,
      S3A_SETTINGS: JSON.stringify(S3A),
      GLUE_BEHAVIOUR: JSON.stringify(glue),
      IMPLIED_PREFIX: impliedPrefix,
      ...(rights && { AUTH: 'true', RIGHTS_PORT: String(rights.port) }),
    };
    return new Emulator(await startMinistack(folder, [interpreters.emulator, path.join(__dirname, 'ministack_ext')], settings));
  }

  private constructor(private readonly ministack: LocalServer) {}

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
