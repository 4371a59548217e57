import * as path from 'node:path';
import { installSpark } from '../engines/spark/install';
import { installMinistack } from '../support/ministack';

const SPARK_CACHE = path.resolve(__dirname, '../../.cache/spark');

/** The interpreters of what is installed. */
export interface Interpreters {
  /** The one that has the emulator. */
  readonly emulator: string;
  /** The one that has PySpark. */
  readonly spark: string;
  /** The class path of what Spark is to have besides. */
  readonly sparkClassPath: string;
}

/** Puts the emulator and Spark into virtual environments, once. */
export async function installAll(): Promise<Interpreters> {
  const spark = await installSpark(SPARK_CACHE);
  const emulator = await installMinistack();
  return { emulator: path.join(emulator, 'python'), spark: path.join(spark.bin, 'python'), sparkClassPath: spark.classPath };
}
