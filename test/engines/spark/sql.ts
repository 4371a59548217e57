import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Spark } from './spark';

/** A program that runs statements, and prints the rows of each as JSON, values as text. */
const PROGRAM = `import json, sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
for statement in json.loads(sys.argv[1]):
    rows = spark.sql(statement).collect()
    print(json.dumps([[None if value is None else str(value) for value in row] for row in rows]))
`;

/** Runs statements in the session of the scripts. Gives the rows of the last one, sorted. */
export async function runSql(spark: Spark, folder: string, ...statements: string[]): Promise<(string | null)[][]> {
  mkdirSync(folder, { recursive: true });
  const program = path.join(folder, 'statements');
  writeFileSync(program, PROGRAM);
  const { error, printed } = await spark.run(program, [JSON.stringify(statements)]);
  if (error !== null) throw new Error(error);
  const results = printed.split('\n').filter((line) => line.startsWith('[')).map((line) => JSON.parse(line) as (string | null)[][]);
  return results[results.length - 1].map((row) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
