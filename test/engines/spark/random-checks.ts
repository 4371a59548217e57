import * as path from 'node:path';
import * as fc from 'fast-check';
import { difference } from './compare';
import { readParquet } from './duckdb';
import { GraphCase, GraphFiles } from './graph-files';
import { RandomGraph } from './random-nodes';
import type { Spark } from './spark';
import type { Tally } from './tally';
import { JobGraph, ParquetTarget } from '../../../src/job-graph';

/** How many graphs are tried, and which. */
const GRAPHS = { count: 60, seed: 20231220 };

const MAX_TRANSFORMS = 5;

/** Random graphs over random tables, of which both engines give the same rows. */
export async function checkRandomGraphs(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const cases = fc.sample(fc.gen(), { numRuns: GRAPHS.count, seed: GRAPHS.seed });
  for (const [index, draw] of cases.entries()) {
    const graphCase = randomCase(draw, index);
    await tally.check(graphCase.name, () => compare(spark, new GraphFiles(path.join(folder, `random-${index}`), graphCase)));
  }
}

function randomCase(draw: fc.GeneratorValue, index: number): GraphCase {
  const graph = new JobGraph(`random ${index}`);
  const random = new RandomGraph(graph, draw);
  let last = random.source();
  for (let count = draw(fc.integer, { min: 1, max: MAX_TRANSFORMS }); count > 0; count--) last = random.transform(last);
  new ParquetTarget(graph, 'Rows', { input: last, location: 'out', path: 'rows/' });
  return { name: `random graph ${index}: ${graph.nodes.map((node) => node.name).join(', ')}`, files: random.files, build: () => graph };
}

async function compare(spark: Spark, files: GraphFiles): Promise<string | undefined> {
  const { error } = await files.runInSpark(spark);
  if (error !== null) return error;
  await files.runLocally();
  const rows = (engine: 'spark' | 'local') => readParquet(path.join(files.out(engine), 'rows'));
  return difference(await rows('local'), await rows('spark'));
}
