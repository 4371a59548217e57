import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { runScript } from './graph-files';
import { runLocally } from './local-engine';
import type { Spark } from './spark';
import { writeSample } from '../../../local/src/sample/write-sample';
import { realDataFolder } from '../../../local/test/queries/warehouse';
import { JobGraph } from '../../../src/job-graph';
import type { ManifestNode } from '../../../src/manifest/schema';
import { renderPySpark } from '../../../src/render/pyspark';
import { rawToStaging, stagingToWarehouse } from '../../../src/spotify/spotify-graphs';
import type { Tally } from '../../support/tally';

const SAMPLE = { tracks: 20_000, seed: 1 };

/** What AWS Glue itself wrote for the real data. */
const GLUE_OUTPUT = 'glue-studio-output.snappy.parquet';

function nodesOf(graph: JobGraph): ManifestNode[] {
  return graph._seal('a test').map((node) => node._toManifest());
}

/** The nodes with all fields as text: how a job made in the console reads the same files. */
function allText(nodes: ManifestNode[]): ManifestNode[] {
  return nodes.map((node) => ({ ...node, schema: node.schema.map((field) => ({ ...field, type: 'string' })) }));
}

async function inSpark(spark: Spark, folder: string, name: string, nodes: ManifestNode[], places: Record<string, string>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, `${name}.py`);
  writeFileSync(script, renderPySpark(name, nodes));
  const { error } = await runScript(spark, script, nodes, places);
  if (error !== null) throw new Error(error);
}

/** The whole pipeline, from generated raw files. */
async function fromRaw(spark: Spark, folder: string, audioFeatures: boolean): Promise<string | undefined> {
  const places = { raw: path.join(folder, 'raw'), staging: path.join(folder, 'spark/staging'), warehouse: path.join(folder, 'spark/warehouse') };
  await writeSample({ ...SAMPLE, out: places.raw });
  const toStaging = nodesOf(rawToStaging(audioFeatures));
  const toWarehouse = nodesOf(stagingToWarehouse({ audioFeatures }));
  await inSpark(spark, folder, 'raw-to-staging', toStaging, places);
  await inSpark(spark, folder, 'staging-to-warehouse', toWarehouse, places);
  const next = path.join(folder, 'local');
  await runLocally({ nodes: toStaging, data: places.raw, next });
  await runLocally({ nodes: toWarehouse, data: path.join(next, 'staging'), next });
  return difference(await readParquet(path.join(next, 'warehouse/tracks')), await readParquet(path.join(places.warehouse, 'tracks')));
}

/** The folders of staging, with the real files in them. */
function stageReal(real: string, folder: string): string {
  const staging = path.join(folder, 'staging');
  for (const name of ['albums', 'artists', 'track']) {
    mkdirSync(path.join(staging, name), { recursive: true });
    symlinkSync(path.join(real, `${name}.csv`), path.join(staging, name, `${name}.csv`));
  }
  return staging;
}

async function realAsText(spark: Spark, folder: string, real: string): Promise<string | undefined> {
  const places = { staging: stageReal(real, folder), warehouse: path.join(folder, 'warehouse') };
  await inSpark(spark, folder, 'text', allText(nodesOf(stagingToWarehouse({ audioFeatures: false }))), places);
  const withoutNulls = (place: string) => ask(`SELECT coalesce(COLUMNS(*), '') FROM read_parquet('${place}')`);
  return difference(await withoutNulls(path.join(real, GLUE_OUTPUT)), await withoutNulls(path.join(places.warehouse, 'tracks/*.parquet')));
}

async function realTyped(spark: Spark, folder: string, real: string): Promise<string | undefined> {
  const places = { staging: stageReal(real, folder), warehouse: path.join(folder, 'spark/warehouse') };
  const nodes = nodesOf(stagingToWarehouse({ audioFeatures: false }));
  await inSpark(spark, folder, 'typed', nodes, places);
  const next = path.join(folder, 'local');
  await runLocally({ nodes, data: places.staging, next });
  return difference(await readParquet(path.join(next, 'warehouse/tracks')), await readParquet(path.join(places.warehouse, 'tracks')));
}

/** The pipeline as users have it: on generated data, and on the real data where it is at hand. */
export async function checkPipeline(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const audioFeatures of [false, true]) {
    const name = `the pipeline from ${SAMPLE.tracks} generated tracks${audioFeatures ? ', with audio features' : ''}, equal to the local engine's`;
    await tally.check(name, () => fromRaw(spark, path.join(folder, `raw-${audioFeatures}`), audioFeatures));
  }
  const real = realDataFolder();
  if (real === undefined) {
    console.log('The real data is not at hand: the pipeline is not tried on it.');
    return;
  }
  await tally.check('real data, all columns as text, equal to what AWS Glue wrote', () => realAsText(spark, path.join(folder, 'text'), real));
  await tally.check("real data, typed, equal to the local engine's", () => realTyped(spark, path.join(folder, 'typed'), real));
}
