import * as path from 'node:path';
import * as fc from 'fast-check';
import { difference } from './compare';
import { readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { malformedCsv } from '../../../local/test/support/malformed-csv';
import { CsvSource, ParquetTarget } from '../../../src/job-graph';
import { Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const FILES = fc.sample(malformedCsv(false), { seed: 4711, numRuns: 40 });

/** A source for each file, and beside it a file with a row: without any, a run ends. */
function malformedFiles(): GraphCase {
  const files = FILES.flatMap(({ columns, text }, index) => [
    [`rows-${index}/a.csv`, text], [`rows-${index}/b.csv`, `${columns.join(',')}\n${columns.join(',')}\n`],
  ]);
  return {
    name: 'malformed lines',
    files: Object.fromEntries(files),
    build: () => graphOf('malformed lines', (graph) => FILES.forEach(({ columns }, index) => {
      const schema = Schema.of(...columns.map((column) => Field.text(column)));
      const input = new CsvSource(graph, `Rows ${index}`, { location: 'data', path: `rows-${index}/`, schema });
      new ParquetTarget(graph, `Out ${index}`, { input, location: 'out', path: `rows-${index}/` });
    })),
  };
}

/** Lines with too few and too many fields, of every form: each engine counts the same rejects, and reads the same rows. */
export async function checkMalformedFiles(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const files = new GraphFiles(folder, malformedFiles());
  const { error, printed } = await files.runInSpark(spark, '--max_rejects', '1');
  tally.add('malformed lines, spark', error ?? undefined);
  const { rejects } = await files.outcomeLocally();
  for (const [index, { text }] of FILES.entries()) {
    await tally.check(`the rows and rejects of ${JSON.stringify(text)}`, async () => {
      const inSpark = Number(new RegExp(`^Rows ${index}: \\d+ rows, (\\d+) of them rejects$`, 'm').exec(printed)?.[1]);
      const locally = rejects.filter(({ file }) => file.startsWith(`rows-${index}/`)).reduce((sum, { lines }) => sum + lines, 0);
      if (inSpark !== locally) return `Spark counts ${inSpark} rejects, the local engine ${locally}`;
      const [expected, found] = await Promise.all((['local', 'spark'] as const).map((engine) => readParquet(path.join(files.out(engine), `rows-${index}`))));
      return difference(expected, found);
    });
  }
}
