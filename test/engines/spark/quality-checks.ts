import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { DataQualityStop, EvaluateDataQuality, Filter, FilterCondition, JsonSource, ParquetTarget } from '../../../src/job-graph';
import type { ManifestRule } from '../../../src/manifest/schema';
import { QualityRule } from '../../../src/quality';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const SCHEMA = Schema.of(
  Field.of('k', DataType.INT), Field.of('n', DataType.INT), Field.of('d', DataType.DOUBLE), Field.of('f', DataType.FLOAT), Field.of('m', DataType.decimalOf(5, 2)),
  Field.of('day', DataType.DATE), Field.text('s'), Field.of('big', DataType.BIGINT),
);

const ROWS = [
  '{"k": 1, "n": 1, "d": 0, "f": 0.1, "m": 0.10, "day": "2023-01-01", "s": "a", "big": 9223372036854775807}',
  '{"k": 2, "n": 2, "d": 0.5, "f": 0.1, "m": 5, "day": "2023-12-31", "s": "b", "big": 0}',
  '{"k": 3, "n": 2, "d": NaN, "f": 0.1, "m": 7.25, "s": "a", "big": -9223372036854775808}',
  '{"k": 4, "f": 0.1}',
].map((row) => `${row}\n`).join('');

const { rowCountAtLeast, isComplete, completenessAtLeast, isPrimaryKey, valuesBetween } = QualityRule;

const BY_KIND: Record<ManifestRule['kind'], [QualityRule, boolean][]> = {
  RowCount: [
    [rowCountAtLeast(4), true],
    [rowCountAtLeast(5), false],
  ],
  IsComplete: [
    [isComplete('k'), true],
    [isComplete('n'), false],
  ],
  Completeness: [
    [completenessAtLeast('n', 0.75), true],
    [completenessAtLeast('n', 0.76), false],
    [completenessAtLeast('s', 0), true],
  ],
  IsPrimaryKey: [
    [isPrimaryKey('k'), true],
    [isPrimaryKey('n'), false],
    [isPrimaryKey('f', 'k'), true],
    [isPrimaryKey('s', 'k'), false],
    [isPrimaryKey('f'), false],
  ],
  ColumnValues: [
    [valuesBetween('n', { min: 1, max: 2 }), true],
    [valuesBetween('n', { min: 2 }), false],
    [valuesBetween('k', { min: 1, max: 4 }), true],
    [valuesBetween('d', { min: 0 }), true],
    [valuesBetween('d', { max: 0.5 }), false],
    [valuesBetween('f', { min: 0.1, max: 0.1 }), true],
    [valuesBetween('f', { min: 0.11 }), false],
    [valuesBetween('m', { min: 0.1, max: 7.25 }), true],
    [valuesBetween('m', { max: 7.24 }), false],
    [valuesBetween('big', { min: 0 }), false],
    [valuesBetween('day', { min: '2023-01-01', max: '2023-12-31' }), true],
    [valuesBetween('day', { min: '2023-01-02' }), false],
  ],
};

/** Rules, and whether they hold of the rows. */
const RULES: [QualityRule, boolean][] = Object.values(BY_KIND).flat();

const RULES_OF_NONE: [QualityRule, boolean][] = [
  [rowCountAtLeast(0), true],
  [rowCountAtLeast(1), false],
  [isComplete('n'), true],
  [completenessAtLeast('n', 1), true],
  [isPrimaryKey('n'), true],
  [valuesBetween('n', { min: 5 }), true],
];

function graphCase(rules: QualityRule[], stop?: DataQualityStop, condition = FilterCondition.atLeast('k', 0)) {
  return {
    name: 'quality',
    files: { 'rows.json': ROWS },
    build: () => graphOf('quality', (graph) => {
      const rows = new JsonSource(graph, 'Rows', { location: 'data', path: 'rows.json', schema: SCHEMA });
      const some = new Filter(graph, 'Some', { input: rows, conditions: [condition] });
      const input = new EvaluateDataQuality(graph, 'Checked', { input: some, rules, stop });
      new ParquetTarget(graph, 'Out', { input, location: 'out', path: 'rows/' });
    }),
  };
}

function outcomesPrinted(printed: string): [string, boolean][] {
  return Array.from(printed.matchAll(/^Checked: (holds|does not hold): (.*)$/gm), ([, outcome, rule]): [string, boolean] => [rule, outcome === 'holds']);
}

function wrong(rules: [QualityRule, boolean][], texts: string[], found: [string, boolean][]): string | undefined {
  if (found.length !== rules.length) return `${found.length} outcomes of ${rules.length} rules`;
  const at = rules.findIndex(([, holds], index) => found[index][0] !== texts[index] || found[index][1] !== holds);
  return at < 0 ? undefined : `${found[at][0]}: ${found[at][1]}, expected ${texts[at]}: ${rules[at][1]}`;
}

async function outcomes(spark: Spark, folder: string, tally: Tally, rules: [QualityRule, boolean][], condition?: FilterCondition): Promise<void> {
  const files = new GraphFiles(folder, graphCase(rules.map(([rule]) => rule), undefined, condition));
  const texts = files.nodes.flatMap((node) => (node.type === 'EvaluateDataQuality' ? node.rules.map((rule) => rule.dqdl) : []));
  const of = condition ? 'no rows' : 'rows';
  await tally.check(`${rules.length} rules of ${of}, spark`, async () => {
    const { error, printed } = await files.runInSpark(spark);
    return error ?? wrong(rules, texts, outcomesPrinted(printed));
  });
  await tally.check(`${rules.length} rules of ${of}, local engine`, async () => {
    const found = await files.outcomeLocally();
    return wrong(rules, texts, found.rules.map(({ rule, passed }): [string, boolean] => [rule, passed]));
  });
}

const SAID = 'Checked: does not hold: IsComplete "n"\nChecked: does not hold: IsPrimaryKey "n"';

/** A run whose rules hold, then one whose rules do not. */
async function stops(spark: Spark, folder: string, stop: DataQualityStop, rowsAfter: string): Promise<string | undefined> {
  const files = new GraphFiles(folder, graphCase([isComplete('n'), isComplete('k'), isPrimaryKey('n')], stop));
  files.writeInput('rows.json', '{"k": 7, "n": 7}\n');
  const { error } = await files.runInSpark(spark);
  if (error !== null) return error;
  files.writeInput('rows.json', ROWS);
  const failed = (await files.runInSpark(spark)).error;
  if (failed !== SAID) return `it ended with ${failed}`;
  const found = await readParquet(path.join(files.out('spark'), 'rows'));
  const keys = { columns: found.columns.filter(([name]) => name === 'k'), rows: found.rows.map((row) => [row[found.columns.findIndex(([name]) => name === 'k')]]) };
  return difference(await ask(`SELECT * FROM (VALUES ${rowsAfter}) t(k)`), keys);
}

/** All rules whose outcomes are looked at. */
export const CHECKED_RULES = [...RULES, ...RULES_OF_NONE].map(([rule]) => rule);

/** Rules: their outcomes in both engines, and what one that does not hold means for the job. */
export async function checkQuality(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await outcomes(spark, path.join(folder, 'rows'), tally, RULES);
  await outcomes(spark, path.join(folder, 'none'), tally, RULES_OF_NONE, FilterCondition.atLeast('k', 100));
  await tally.check('a rule that ends the job at once: the rows stay', () => stops(spark, path.join(folder, 'immediate'), DataQualityStop.IMMEDIATE, '(7::INT)'));
  await tally.check('a rule that ends the job when the rows are written', () => (
    stops(spark, path.join(folder, 'after'), DataQualityStop.AFTER_DATA_LOAD, '(1::INT), (2), (3), (4)')
  ));
}
