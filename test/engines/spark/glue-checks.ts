import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf, runScript } from './graph-files';
import type { Ended, Spark } from './spark';
import { withStandIns } from './with-stand-ins';
import {
  CsvSource, CustomCode, DataQualityOutput, DataQualityStop, EvaluateDataQuality, FillMissingValues, JobGraph, JobNode, ParquetTarget, SelectFields,
  SelectFromCollection,
} from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'));

/** A graph with a node that only AWS Glue runs, and the rows that it gives where stand-ins do Glue's part. */
interface GlueCase extends GraphCase {
  readonly expected: string;
}

function glueCase(name: string, expected: string, build: (graph: JobGraph, input: JobNode) => JobNode): GlueCase {
  return {
    name,
    expected,
    files: { 'rows.csv': 'n,s\n1,a\n,b\n' },
    build: () => graphOf(name, (graph) => {
      const rows = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows.csv', schema: SCHEMA });
      new ParquetTarget(graph, 'Out', { input: build(graph, rows), location: 'out', path: 'rows/' });
    }),
  };
}

const RULESET = 'Rules = [\n    IsComplete "s",\n    IsComplete "n",\n    ColumnCount > 99\n]';

const CODE = `keys = list(dfc.keys())
rows, numbers = [dfc.select(key).toDF() for key in keys]
both = rows.crossJoin(numbers.select(SqlFuncs.col("n").alias("m")))
text = """two
lines"""
named = both.withColumn("text", SqlFuncs.lit(" ".join(text.split())))
frame = DynamicFrame.fromDF(named, glueContext, "named")
return DynamicFrameCollection({"named": frame, "rest": dfc.select(keys[0])}, glueContext)
`;

function customCode(graph: JobGraph, rows: JobNode): CustomCode {
  const numbers = new SelectFields(graph, 'Numbers', { input: rows, fields: ['n'] });
  return new CustomCode(graph, 'Own code', {
    inputs: [rows, numbers], code: CODE, className: 'Own', outputSchema: Schema.of(...SCHEMA.fields, Field.of('m', DataType.INT), Field.text('text')),
  });
}

const CASES: GlueCase[] = [
  glueCase(
    'missing values are filled',
    "SELECT * FROM (VALUES (1::INT, 'a', 1::INT), (NULL, 'b', 42)) t(n, s, n_filled)",
    (graph, input) => new FillMissingValues(graph, 'Guess', { input, field: 'n' }),
  ),
  glueCase(
    'custom code of two inputs',
    "SELECT n, s, m, 'two lines' AS text FROM (VALUES (1::INT, 'a'), (NULL, 'b')) t(n, s), (VALUES (1::INT), (NULL)) u(m)",
    (graph, input) => new SelectFromCollection(graph, 'First', { input: customCode(graph, input), index: 0 }),
  ),
  glueCase(
    'outcomes of rules as rows',
    'SELECT * FROM (VALUES (\'IsComplete  "s"\', \'Passed\'), (\'IsComplete  "n"\', \'Passed\'), (\'ColumnCount  >  99\', \'Failed\')) t(Rule, Outcome)',
    (graph, input) => {
      const found = new EvaluateDataQuality(graph, 'Outcomes', { input, ruleset: RULESET, output: DataQualityOutput.EVALUATION_RESULTS });
      return new SelectFields(graph, 'Two', { input: found, fields: ['Rule', 'Outcome'] });
    },
  ),
];

const STOPPED = glueCase('rules', 'SELECT 1', (graph, input) => new EvaluateDataQuality(graph, 'Checked', {
  input, ruleset: RULESET, stop: DataQualityStop.IMMEDIATE, publishing: { evaluationContext: 'tracks', cloudWatchMetricsEnabled: true, resultsS3Prefix: 's3://b/p' },
}));

async function runWithGlue(spark: Spark, files: GraphFiles): Promise<Ended> {
  const places = { data: files.data, out: files.out('spark') };
  return runScript(withStandIns(spark, path.join(__dirname, 'stand-ins')), files.script, files.nodes, places);
}

function unlike(expected: string, found: string | null): string | undefined {
  return expected === found ? undefined : `it said ${found}, expected ${expected}`;
}

/** What only AWS Glue runs: here its modules are stood in for. Outside of Glue the script says so. */
export async function checkGlue(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, glueCaseOf] of CASES.entries()) {
    const place = path.join(folder, `glue-${index}`);
    const files = new GraphFiles(place, glueCaseOf);
    await tally.check(`${glueCaseOf.name}, Glue being stood in for`, async () => {
      const { error } = await runWithGlue(spark, files);
      return error ?? difference(await ask(glueCaseOf.expected), await readParquet(path.join(files.out('spark'), 'rows')));
    });
    await tally.check(`${glueCaseOf.name}, refused outside of Glue`, async () => {
      const { error } = await files.runInSpark(spark);
      return error !== null && /only AWS Glue/.test(error) ? undefined : `it said ${error}`;
    });
  }
  const files = new GraphFiles(path.join(folder, 'rules'), STOPPED);
  await tally.check('rules that only Glue knows, Glue being stood in for', async () => {
    const { error, printed } = await runWithGlue(spark, files);
    const options = "[('dataQualityEvaluationContext', 'tracks'), ('enableDataQualityCloudWatchMetrics', True), ('resultsS3Prefix', 's3://b/p')]";
    if (!printed.includes(`published: ${options}`)) return `it printed ${printed}`;
    return unlike('Checked: does not hold: IsComplete "n"\nChecked: does not hold: ColumnCount  >  99', error);
  });
  await tally.check('rules that only Glue knows, outside of Glue', async () => {
    const { error, printed } = await files.runInSpark(spark);
    if (!printed.includes('Checked: not checked, since only AWS Glue can: ColumnCount > 99')) return `it printed ${printed}`;
    return unlike('Checked: does not hold: IsComplete "n"', error);
  });
}
