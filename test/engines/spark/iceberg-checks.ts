import * as path from 'node:path';
import { GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { runSql } from './sql';
import { CsvSource, DataType, Field, IcebergTarget, ParquetCompression, ParquetTarget, Schema } from '../../../src/job-graph';
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

/** Iceberg tables: a second run gives equal rows, and one that fails leaves those of the run before. */
export async function checkIceberg(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await runSql(spark, folder, 'CREATE NAMESPACE IF NOT EXISTS glue_catalog.music');
  for (const keys of [[], ['day']]) {
    await tally.check(`an Iceberg table of ${keys.length} partition keys`, () => check(spark, path.join(folder, `iceberg-${keys.length}`), keys));
  }
}
