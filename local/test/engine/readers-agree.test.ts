import * as fs from 'fs';
import * as path from 'path';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { groupByColumns } from '../../src/engine/input/csv-columns';
import { readLineByLine } from '../../src/engine/input/line-by-line';
import { isSafeInPart } from '../../src/engine/input/partial-read';
import { readText } from '../../src/engine/nodes/csv-source';
import type { CsvSourceNode } from '../../src/manifest';
import { malformedCsv } from '../support/malformed-csv';
import { copyPipeline, csvSource, fields } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterAll(removeSandboxes);

type Rows = readonly (readonly (string | null)[])[];

interface Careful {
  readonly rows: Rows;
  readonly rejects: number;
}

describe('the engine\'s own reader, which a run begins with, and reading line by line', () => {
  const place = path.join(sandbox(copyPipeline('a')).data, 'x.csv');
  let connection: DuckDBConnection;
  beforeAll(async () => { connection = await (await DuckDBInstance.create()).connect(); });
  afterAll(() => connection.closeSync());

  /** What the engine's reader gives of some columns; nothing where it complains. */
  async function quickly(source: CsvSourceNode, columns: string): Promise<Rows | undefined> {
    return connection.runAndReadAll(`SELECT ${columns} FROM ${readText(source, groupByColumns(source, [place], [place], path.dirname(place)), !isSafeInPart(place, source))}`).then((result) => result.getRowsJson() as Rows, () => undefined);
  }

  /** What reading line by line gives; nothing of a file that cannot be read on. */
  async function carefully(source: CsvSourceNode): Promise<Careful | undefined> {
    const copy = readLineByLine(source, [{ name: place, plain: place, isPart: false, partition: new Map() }], `${place}.copy`);
    if ('faults' in copy) return undefined;
    const texts = source.schema.map((_, index) => `t${index}`);
    const rows = (await connection.runAndReadAll(`SELECT wrong IS NOT NULL, ${texts.join(', ')} FROM ${copy.table}`)).getRowsJson();
    return { rows: rows.map(([, ...cells]) => cells as (string | null)[]), rejects: rows.filter(([isReject]) => isReject).length };
  }

  test('give the same rows of what has no reject, whatever is read of it, and the engine complains of all else', async () => {
    const seen = { alike: 0, rejects: 0, faults: 0 };
    await fc.assert(fc.asyncProperty(malformedCsv(true), async ({ columns, text }) => {
      fs.writeFileSync(place, text);
      const source = csvSource('x', fields(columns.join(' ')));
      const quick = await quickly(source, '*');
      const careful = await carefully(source);
      if (careful === undefined) seen.faults++;
      else if (careful.rejects > 0) seen.rejects++;
      else seen.alike++;
      if (quick !== undefined) expect(careful).toEqual({ rows: quick, rejects: 0 });
      expect(await quickly(source, 't0')).toEqual(quick?.map(([cell]) => [cell]));
    }), { numRuns: 1500 });
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('see a surplus field with a doubled quote when a part of the columns is read', async () => {
    for (let width = 2; width <= 40; width++) {
      const columns = Array.from({ length: width }, (_, index) => `c${index}`);
      fs.writeFileSync(place, `${columns.join(',')}\n${columns.join(',')},"x""y"\n`);
      expect([width, await quickly(csvSource('x', fields(columns.join(' '))), 't0')]).toEqual([width, undefined]);
    }
  });
});

test.each([
  ['a separator in the midst', '4,,5,', '4 fields, expected 3'],
  ['a separator at the end', '4,5,6,', '4 fields, expected 3'],
  ['several', '4,5,6,,,', '6 fields, expected 3'],
  ['an empty one in quotes', '4,5,6,""', '4 fields, expected 3'],
])('a surplus field that is empty makes the line a reject, alone in a file and beside another: %s', async (_, line, said) => {
  for (const other of ['', '7,8\n']) {
    const made = sandbox(copyPipeline('a b c'), { 'items.csv': `a,b,c\n1,2,3\n${line}\n${other}` });
    await made.succeed('--max-rejects', '2');
    expect(made.read('rejects/items.csv')).toContain(`3,,"${said}",`);
  }
});

test('a surplus field that is empty makes the line of a single column a reject, and an empty line is no row', async () => {
  const made = sandbox(copyPipeline('a'), { 'items.csv': 'a\nx\n\n"y,z"\nw,\nv,""\n' });
  await made.succeed('--max-rejects', '2');
  expect(made.read('rejects/items.csv')).toBe('line,field,value,text\n5,,"2 fields, expected 1","w,"\n6,,"2 fields, expected 1","v,"""""\n');
  expect(await made.rows()).toEqual([['x'], ['y,z'], ['w'], ['v']]);
});
