import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { checkCatalog } from './catalog-checks';
import { checkCsvOptions } from './csv-option-checks';
import { checkGlue } from './glue-checks';
import { checkGrammar } from './grammar';
import { checkIceberg } from './iceberg-checks';
import { installSpark, missingTools, SPARK_VERSION } from './install';
import { checkLosses } from './loss-checks';
import { checkMalformedFiles } from './malformed-checks';
import { checkNodes } from './node-checks';
import { checkOptionalColumns } from './optional-column-checks';
import { checkPatterns } from './pattern-checks';
import { checkPipeline } from './pipeline-checks';
import { checkPublication } from './publication-checks';
import { checkQuality } from './quality-checks';
import { checkRandomGraphs } from './random-checks';
import { checkRefusals } from './refusal-checks';
import { checkRoundTrips } from './round-trip-checks';
import { checkS3Publication } from './s3-publication-checks';
import { Spark } from './spark';
import { checkAllStatements, checkStatements } from './statements';
import { checkStyle } from './style-check';
import { checkTargets } from './target-checks';
import { Counts, Tally } from '../../support/tally';

const CACHE = path.resolve(__dirname, '../../../.cache/spark');

type Suite = (spark: Spark, folder: string, tally: Tally) => Promise<void>;

const SUITES: Record<string, Suite> = {
  'nodes': checkNodes,
  'csv-options': checkCsvOptions,
  'malformed': checkMalformedFiles,
  'losses': checkLosses,
  'patterns': checkPatterns,
  'targets': checkTargets,
  'round-trips': checkRoundTrips,
  'publication': checkPublication,
  's3': checkS3Publication,
  'catalog': checkCatalog,
  'iceberg': checkIceberg,
  'refusals': checkRefusals,
  'quality': checkQuality,
  'optional-columns': checkOptionalColumns,
  'glue': checkGlue,
  'pipeline': checkPipeline,
  'random': checkRandomGraphs,
  'statements': checkStatements,
};

/** Suites that take long, and are run where they are named. */
const LONG_SUITES: Record<string, Suite> = { 'all-statements': checkAllStatements };

/**
 * Runs the generated PySpark on a real Spark, and compares what it writes with rows that are written down, and with the local engine.
 *
 * @param names the suites to run; all when none is named
 */
export async function testSpark(names: string[] = []): Promise<Counts> {
  const tally = new Tally('spark');
  const missing = await missingTools();
  if (missing.length > 0) {
    tally.add(`Spark ${SPARK_VERSION}`, `cannot run here without ${missing.join(' and ')}`);
    return tally;
  }
  await tally.check(`Spark ${SPARK_VERSION}`, () => runSuites(names.length > 0 ? names : Object.keys(SUITES), tally));
  return tally;
}

async function runSuites(names: string[], tally: Tally): Promise<undefined> {
  const installation = await installSpark(CACHE);
  const work = path.join(CACHE, 'work');
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(path.join(work, 'run-'));
  const spark = await Spark.start(installation, CACHE);
  try {
    for (const name of names) await { ...SUITES, ...LONG_SUITES }[name](spark, path.join(folder, name), tally);
    await checkGrammar(installation.bin, tally);
    await checkStyle(installation.bin, folder, tally);
  } finally {
    await spark.stop();
    if (tally.failed === 0) rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}
