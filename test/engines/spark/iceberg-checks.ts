import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { readParquet } from './duckdb';
import { GraphFiles, graphOf, runScript } from './graph-files';
import { runLocally } from './local-engine';
import type { Spark } from './spark';
import { runSql } from './sql';
import { writeSample } from '../../../local/src/sample/write-sample';
import { CsvSource, IcebergTarget, JobGraph, ParquetCompression, ParquetTarget } from '../../../src/job-graph';
import { renderPySpark } from '../../../src/render/pyspark';
import { DataType, Field, Schema } from '../../../src/schema';
import { rawToStaging, stagingToWarehouse } from '../../../src/spotify/spotify-graphs';
import type { Tally } from '../../support/tally';

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'), Field.of('day', DataType.DATE));
const FIRST = 'n,s,day\n1,a,2023-01-01\n2,,2023-01-02\n3,b,\n';
const FIRST_ROWS = [['1', 'a', '2023-01-01'], ['2', null, '2023-01-02'], ['3', 'b', null]];

/** Writes an Iceberg table, and Parquet files beside it. */
function graphCase(partitionKeys: string[]) {
  return {
    name: 'iceberg',
    files: { 'rows.csv': FIRST },
    build: () => graphOf('iceberg', (graph) => {
      const input = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows.csv', schema: SCHEMA });
      new IcebergTarget(graph, 'Table', {
        input,
        location: 'out',
        path: 'table/',
        database: 'music',
        table: `rows_${partitionKeys.length}`,
        partitionKeys,
        compression: ParquetCompression.GZIP,
        options: { 'format-version': '2', 'history.expire.min-snapshots-to-keep': '3' },
      });
      new ParquetTarget(graph, 'Files', { input, location: 'out', path: 'files/' });
    }),
  };
}

async function check(spark: Spark, folder: string, partitionKeys: string[]): Promise<string | undefined> {
  const files = new GraphFiles(folder, graphCase(partitionKeys));
  const table = `glue_catalog.music.rows_${partitionKeys.length}`;
  const rows = () => runSql(spark, folder, `SELECT * FROM ${table}`);
  for (let run = 0; run < 2; run++) {
    const { error } = await files.runInSpark(spark);
    if (error !== null) return error;
    const found = JSON.stringify(await rows());
    if (found !== JSON.stringify(FIRST_ROWS)) return `run ${run + 1}: ${found}`;
  }
  const rowsOfDescription = await runSql(spark, folder, `DESCRIBE TABLE EXTENDED ${table}`);
  const described = new Map(rowsOfDescription.map(([name, value]) => [name, value ?? '']));
  const properties = described.get('Table Properties') ?? '';
  const wanted = ['format-version=2', 'history.expire.min-snapshots-to-keep=3', 'write.parquet.compression-codec=gzip'].filter((each) => !properties.includes(each));
  if (wanted.length > 0) return `its properties are ${properties}, and lack ${wanted.join(', ')}`;
  if (!described.get('Location')?.endsWith(path.join(files.out('spark'), 'table'))) return `it lies at ${described.get('Location')}`;
  // A partition key is described twice: with the columns, and below them.
  const days = rowsOfDescription.filter(([name]) => name === 'day').length;
  if (days !== 1 + partitionKeys.length) return `the description names the day ${days} times`;
  files.writeInput('rows.csv', 'n,s\n1,a\n');
  const { error } = await files.runInSpark(spark);
  return error !== null && JSON.stringify(await rows()) === JSON.stringify(FIRST_ROWS) ? undefined : 'a run that fails did not leave the rows as they were';
}

/** The warehouse of the pipeline as an Iceberg table in a database that its script is told: after two runs it has the rows of the local engine, and those of the run before can be asked for. */
async function checkWarehouse(spark: Spark, folder: string): Promise<string | undefined> {
  const places = { raw: path.join(folder, 'raw'), staging: path.join(folder, 'staging'), warehouse: path.join(folder, 'warehouse') };
  await writeSample({ tracks: 5_000, seed: 1, out: places.raw });
  const run = async (graph: JobGraph, databases: Record<string, string> = {}) => {
    const nodes = graph._seal('a test').map((node) => node._toManifest());
    const script = path.join(folder, `${graph.name}.py`);
    writeFileSync(script, renderPySpark(graph.name, nodes, Object.keys(databases)));
    const named = Object.entries(databases).flatMap(([name, called]) => [`--${name}_database`, called]);
    const { error } = await runScript(spark, script, nodes, places, named);
    if (error !== null) throw new Error(error);
  };
  const icebergGraph = (partitionKeys?: string[]) => stagingToWarehouse({ audioFeatures: false, icebergDatabase: 'spotify', partitionKeys });
  await run(rawToStaging(false));
  for (let time = 0; time < 2; time++) await run(icebergGraph(['album_popularity']), { spotify: 'music' });
  const table = 'glue_catalog.music.tracks';
  const found = path.join(folder, 'found');
  await runSql(spark, folder, `INSERT OVERWRITE DIRECTORY '${found}' USING parquet SELECT * FROM ${table}`);
  const snapshots = await runSql(spark, folder, `SELECT snapshot_id FROM ${table}.snapshots`);
  if (snapshots.length !== 2) return `it has ${snapshots.length} snapshots after two runs`;
  const next = path.join(folder, 'local');
  const nodes = icebergGraph()._seal('a test').map((node) => node._toManifest());
  await runLocally({ nodes, data: places.staging, next });
  return difference(await readParquet(path.join(next, 'warehouse/tracks')), await readParquet(found));
}

/** Iceberg tables: a second run gives equal rows, and one that fails leaves those of the run before. */
export async function checkIceberg(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await runSql(spark, folder, 'CREATE NAMESPACE IF NOT EXISTS glue_catalog.music');
  for (const keys of [[], ['day']]) {
    await tally.check(`an Iceberg table of ${keys.length} partition keys`, () => check(spark, path.join(folder, `iceberg-${keys.length}`), keys));
  }
  await tally.check("an Iceberg warehouse of the pipeline, equal to the local engine's", () => checkWarehouse(spark, path.join(folder, 'warehouse')));
}
