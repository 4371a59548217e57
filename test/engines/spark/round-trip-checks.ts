import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { OUT, ROWS, SCHEMA, graphCase, written } from './target-rows';
import {
  CsvSource, CsvTarget, JobGraph, JobNode, JsonSource, JsonTarget, ParquetCompression, ParquetSource, ParquetTarget, TextCompression,
} from '../../../src/job-graph';
import type { Tally } from '../../support/tally';

/** A kind of file, as it is written and as it is read. */
interface FileKind {
  readonly name: string;
  readonly target: (graph: JobGraph, input: JobNode) => void;
  readonly source: (graph: JobGraph) => JobNode;
}

const IN = { location: 'data', path: 'rows/', schema: SCHEMA };
const { GZIP, UNCOMPRESSED } = TextCompression;

const KINDS: FileKind[] = [
  ...[UNCOMPRESSED, GZIP].flatMap((compression): FileKind[] => [
    {
      name: `csv ${compression}`,
      target: (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, compression }),
      source: (graph) => new CsvSource(graph, 'Rows', IN),
    },
    {
      name: `json ${compression}`,
      target: (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT, compression }),
      source: (graph) => new JsonSource(graph, 'Rows', IN),
    },
  ]),
  ...[[], ['t', 'm'], ['yes', 'day', 'big']].map((partitionKeys): FileKind => ({
    name: `parquet, ${partitionKeys.length === 0 ? 'no' : partitionKeys.join(', ')} partitions`,
    target: (graph, input) => new ParquetTarget(graph, 'Out', { input, ...OUT, partitionKeys, compression: ParquetCompression.GZIP }),
    source: (graph) => new ParquetSource(graph, 'Rows', IN),
  })),
];

function readsBack({ name, source }: FileKind): GraphCase {
  return { name, files: {}, build: () => graphOf(name, (graph) => new ParquetTarget(graph, 'Copy', { input: source(graph), ...OUT })) };
}

/** What one engine writes, the other reads, and each its own. */
export async function checkRoundTrips(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, kind] of KINDS.entries()) {
    const files = new GraphFiles(path.join(folder, `written-${index}`), graphCase(kind.name, kind.target));
    const { error } = await files.runInSpark(spark);
    tally.add(`${kind.name}, written by Spark`, error ?? undefined);
    await tally.check(`${kind.name}, written by the local engine`, () => files.runLocally().then(() => undefined));
    for (const writer of ['spark', 'local'] as const) {
      for (const reader of ['spark', 'local'] as const) {
        await tally.check(`${kind.name}, written by ${writer}, read by ${reader}`, async () => {
          const read = new GraphFiles(path.join(folder, `read-${index}-${writer}-${reader}`), readsBack(kind), path.dirname(written(files, writer)));
          const fault = reader === 'spark' ? (await read.runInSpark(spark, '--max_rejects', '0')).error : await read.runLocally();
          return fault ?? difference(await ask(ROWS.sql), await readParquet(path.join(read.out(reader), 'rows')));
        });
      }
    }
  }
}
