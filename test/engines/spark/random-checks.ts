import * as path from 'node:path';
import * as fc from 'fast-check';
import { difference } from './compare';
import { ask, readParquet, Table } from './duckdb';
import { GraphCase, GraphFiles } from './graph-files';
import { RandomGraph } from './random-nodes';
import type { Spark } from './spark';
import { CsvTarget, JobGraph, JobNode, JsonTarget, ParquetTarget, SelectFields } from '../../../src/job-graph';
import type { TargetNode } from '../../../src/manifest/node-traits';
import { DataType } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** How many graphs are tried, and which. */
const GRAPHS = { count: 300, seed: 20231220 };

const MAX_TRANSFORMS = 5;

/** What a graph writes besides Parquet files. */
type TextFiles = 'csv' | 'json';

/** What each type of target is for in a random graph; or why none has it. */
const TARGETS: Record<TargetNode['type'], { readonly files: 'rows' | TextFiles } | string> = {
  ParquetTarget: { files: 'rows' },
  CsvTarget: { files: 'csv' },
  JsonTarget: { files: 'json' },
  CatalogTarget: 'its table has to be in a catalog first: catalog-checks.ts has some',
  IcebergTarget: 'it needs a Spark with Iceberg: iceberg-checks.ts has one',
};

const TEXTS = Object.values(TARGETS).flatMap((target) => (typeof target === 'string' || target.files === 'rows' ? [] : [target.files]));

interface RandomCase extends GraphCase {
  readonly texts: TextFiles | undefined;
}

/** Random graphs over random tables, of which both engines give the same rows. */
export async function checkRandomGraphs(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, graphCase] of randomCases().entries()) {
    await tally.check(graphCase.name, () => compare(spark, new GraphFiles(path.join(folder, `random-${index}`), graphCase), graphCase.texts));
  }
}

/** The random graphs. */
export function randomCases(): RandomCase[] {
  return fc.sample(fc.gen(), { numRuns: GRAPHS.count, seed: GRAPHS.seed }).map(randomCase);
}

function randomCase(draw: fc.GeneratorValue, index: number): RandomCase {
  const graph = new JobGraph(`random ${index}`);
  const random = new RandomGraph(graph, draw);
  let last = random.source();
  for (let count = draw(fc.integer, { min: 1, max: MAX_TRANSFORMS }); count > 0; count--) last = random.transform(last);
  new ParquetTarget(graph, 'Rows', { input: last, location: 'out', path: 'rows/' });
  const texts = writeTexts(graph, last, draw);
  const name = `random graph ${index}: ${graph.nodes.map((node) => node.name).join(', ')}`;
  return { name, files: random.files, parquet: random.parquet, build: () => graph, texts };
}

/** Writes the fields whose text is the same in all engines as CSV or JSON, in partitions, if there are such. */
function writeTexts(graph: JobGraph, last: JobNode, draw: fc.GeneratorValue): TextFiles | undefined {
  const isFloating = (type: DataType) => type.sameAs(DataType.DOUBLE) || type.sameAs(DataType.FLOAT);
  const fields = last.schema.fields.filter(({ dataType }) => !isFloating(dataType)).map(({ name }) => name);
  const keys = fields.filter((name) => /^\w+$/.test(name));
  const kind = draw(fc.constantFrom, ...TEXTS);
  const partitionKeys = keys.length === 0 ? [] : draw(fc.subarray, keys, { minLength: 1, maxLength: Math.min(2, keys.length) });
  // A null alone in a line of CSV is an empty line, which the reader that compares them passes over.
  if (partitionKeys.length === 0 || fields.length < partitionKeys.length + 2) return undefined;
  const input = new SelectFields(graph, 'Texts', { input: last, fields });
  new (kind === 'csv' ? CsvTarget : JsonTarget)(graph, 'Text files', { input, location: 'out', path: 'texts/', partitionKeys });
  return kind;
}

async function compare(spark: Spark, files: GraphFiles, texts: TextFiles | undefined): Promise<string | undefined> {
  const { error } = await files.runInSpark(spark);
  if (error !== null) return error;
  await files.runLocally();
  const rows = (engine: 'spark' | 'local') => readParquet(path.join(files.out(engine), 'rows'));
  const fault = difference(await rows('local'), await rows('spark'));
  if (fault !== undefined || texts === undefined) return fault;
  const written = (engine: 'spark' | 'local') => readTexts(path.join(files.out(engine), 'texts'), texts);
  const textFault = difference(await written('local'), await written('spark'));
  return textFault && `${texts} files: ${textFault}`;
}

/** The fields of text files, and of the folders that they are in, as text. */
async function readTexts(folder: string, kind: 'csv' | 'json'): Promise<Table> {
  const partitions = 'hive_partitioning = true, hive_types_autocast = false';
  return kind === 'csv'
    ? ask(`SELECT * FROM read_csv('${folder}/**/*.csv', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', ${partitions})`)
    : ask(`SELECT * FROM read_json('${folder}/**/*.json', format = 'newline_delimited', maximum_depth = 1, ${partitions})`);
}
