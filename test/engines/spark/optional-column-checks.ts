import * as path from 'node:path';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { ApplyMapping, CsvSource, DataQualityStop, EvaluateDataQuality, Join, JoinType, ParquetTarget, Union } from '../../../src/job-graph';
import { QualityRule } from '../../../src/quality';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** Files of three sources, and which rules are left out of them. */
interface Case {
  readonly name: string;
  /** `a` and `b` are put together; `c` is looked up in. */
  readonly files: Record<string, string>;
  readonly leftOut: string[];
  readonly broken: string[];
}

const RULES = [
  QualityRule.isComplete('k'), QualityRule.isComplete('brand'), QualityRule.isPrimaryKey('k', 'grade'), QualityRule.valuesBetween('grade', { max: 0 }),
  QualityRule.completenessAtLeast('brand', 1), QualityRule.valuesBetween('share', { min: 1 }),
];
const [, COMPLETE, KEY, VALUES, SHARE, LOOKED_UP] = [
  'IsComplete "k"', 'IsComplete "brand"', 'IsPrimaryKey "k" "grade"', 'ColumnValues "grade" <= 0 where "grade is not null"', 'Completeness "brand" >= 1',
  'ColumnValues "share" >= 1 where "share is not null"',
];

const CASES: Case[] = [
  { name: 'all are there', files: { 'a/1.csv': 'k,Label,rank\n1,x,0\n', 'b.csv': 'k,Label,rank\n2,,0\n', 'c.csv': 'k,share\n1,2\n' }, leftOut: [], broken: [COMPLETE, SHARE] },
  { name: 'some of the files have them', files: { 'a/1.csv': 'k\n1\n', 'a/2.csv': 'k,rank\n3,1\n', 'b.csv': 'Label,k\nx,2\n', 'c.csv': 'k,share\n1,0\n' }, leftOut: [], broken: [COMPLETE, KEY, VALUES, SHARE, LOOKED_UP] },
  { name: 'one has no value', files: { 'a/1.csv': 'k,Label\n1,\n', 'b.csv': 'k\n2\n', 'c.csv': 'k\n1\n' }, leftOut: [KEY, VALUES, LOOKED_UP], broken: [COMPLETE, SHARE] },
  { name: 'none is there', files: { 'a/1.csv': 'k\n1\n', 'a/2.csv': 'k\n3\n', 'b.csv': 'k\n2\n', 'c.csv': 'k\n1\n' }, leftOut: [COMPLETE, KEY, VALUES, SHARE, LOOKED_UP], broken: [] },
];

function graphCase({ name, files }: Case, rules = RULES, stop?: DataQualityStop): GraphCase {
  const schema = Schema.of(Field.text('k'), Field.text('label'), Field.of('rank', DataType.INT));
  const options = { location: 'data', columnNames: { label: 'Label' }, optionalColumns: ['label', 'rank'] };
  return {
    name,
    files,
    build: () => graphOf('optional', (graph) => {
      const [a, b] = ['a/', 'b.csv'].map((place) => new CsvSource(graph, `Source ${place}`, { ...options, path: place, schema }));
      const both = new Union(graph, 'Both', { left: a, right: b });
      const mapped = new ApplyMapping(graph, 'Mapped', {
        input: both,
        mappings: [{ sourceField: 'k', targetField: 'k' }, { sourceField: 'label', targetField: 'brand' }, { sourceField: 'rank', targetField: 'grade', targetType: DataType.BIGINT }],
      });
      const lookedUp = new CsvSource(graph, 'Looked up', {
        location: 'data', path: 'c.csv', schema: Schema.of(Field.text('id'), Field.of('share', DataType.INT)), columnNames: { id: 'k' }, optionalColumns: ['share'],
      });
      const joined = new Join(graph, 'Joined', { left: mapped, right: lookedUp, keys: [{ left: 'k', right: 'id' }], joinType: JoinType.LEFT });
      const input = new EvaluateDataQuality(graph, 'Checked', { input: joined, rules, stop });
      new ParquetTarget(graph, 'Out', { input, location: 'out', path: 'rows/' });
    }),
  };
}

/** Rules about columns that files may lack: the same ones are left out in both engines, and the others are checked. */
export async function checkOptionalColumns(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, each] of CASES.entries()) {
    const files = new GraphFiles(path.join(folder, `${index}`), graphCase(each));
    await tally.check(`optional columns: ${each.name}, spark`, async () => {
      const { error, printed } = await files.runInSpark(spark);
      return error ?? unlike(each, said(printed, /^Checked: left out, since no file has .*?: (.*)$/gm), said(printed, /^Checked: does not hold: (.*)$/gm));
    });
    await tally.check(`optional columns: ${each.name}, local engine`, async () => {
      const { leftOut, rules } = await files.outcomeLocally();
      return unlike(each, leftOut.map(({ name }) => name.replace('Checked: ', '')), rules.filter(({ passed }) => !passed).map(({ rule }) => rule));
    });
  }
  await tally.check('optional columns: a rule that is left out does not end the job, and is said with its column', async () => {
    const { error, printed } = await new GraphFiles(path.join(folder, 'stop'), graphCase(CASES[3], [QualityRule.isComplete('brand')], DataQualityStop.IMMEDIATE)).runInSpark(spark);
    return error ?? (printed.includes(`Checked: left out, since no file has 'Label': ${COMPLETE}\n`) ? undefined : `it printed ${printed}`);
  });
}

function said(printed: string, pattern: RegExp): string[] {
  return Array.from(printed.matchAll(pattern), ([, rule]) => rule);
}

function unlike({ leftOut, broken }: Case, foundOut: string[], foundBroken: string[]): string | undefined {
  const [expected, found] = [[leftOut, broken], [foundOut, foundBroken]].map((lists) => JSON.stringify(lists.map((list) => [...list].sort())));
  return expected === found ? undefined : `${found}, expected ${expected}`;
}
