/**
 * Records Spark's grammar, and what it gives for the new statements of the local engine's tests, or for all of them:
 *
 *   node -r ts-node/register test/engines/spark/record.ts [all]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { GRAMMAR_FILE, sparkGrammar } from './grammar';
import { installSpark } from './install';
import { Spark } from './spark';
import { recordStatements } from './statements';

const CACHE = path.resolve(__dirname, '../../../.cache/spark');

async function record(): Promise<void> {
  const installation = await installSpark(CACHE);
  writeFileSync(GRAMMAR_FILE, await sparkGrammar(installation.bin));
  const folder = mkdtempSync(path.join(tmpdir(), 'record-'));
  const spark = await Spark.start(installation, CACHE);
  try {
    await recordStatements(spark, folder, process.argv[2] === 'all');
  } finally {
    await spark.stop();
    rmSync(folder, { recursive: true });
  }
}

void record();
