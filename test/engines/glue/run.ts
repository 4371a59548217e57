import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { JobFiles } from './job-files';
import { LEFT_OUT, NOT_YET } from './left-out';
import { randomJobs } from './random-jobs';
import { Counts, Tally } from '../../support/tally';
import { installSpark, missingTools } from '../spark/install';
import { Spark } from '../spark/spark';

const CACHE = path.resolve(__dirname, '../../../.cache/spark');

/** Which jobs are tried. */
interface Sample {
  readonly count: number;
  readonly seed: number;
}

/** The jobs that CI has time for. */
const FEW: Sample = { count: 60, seed: 20231220 };

/** Has the code that Glue Studio generates run on a real Spark, this library's PySpark, and the local engine: equal rows, names and types. */
export function testGlue(): Promise<Counts> {
  return test(FEW);
}

/** The same for many more jobs. */
export function testGlueLong(): Promise<Counts> {
  return test({ count: 1000, seed: 16 });
}

async function test({ count, seed }: Sample): Promise<Counts> {
  const tally = new Tally('glue');
  const missing = await missingTools();
  if (missing.length > 0) return tally.lacks(missing);
  for (const what of NOT_YET) console.log(`not equal yet: ${what}`);
  for (const what of LEFT_OUT) console.log(`left out: ${what}`);
  const work = path.join(CACHE, 'work');
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(path.join(work, 'glue-'));
  const spark = await Spark.start(await installSpark(CACHE), CACHE);
  try {
    for (const [index, job] of randomJobs(count, seed).entries()) {
      await tally.check(job.name, () => new JobFiles(path.join(folder, `job-${index}`), job).check(spark));
    }
  } finally {
    await spark.stop();
    if (tally.failed === 0) rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}
