import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { CsvSource, JobGraph, Join, ParquetTarget } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** The keys on both sides of an inner join, and what it loses: the side, and how many of how many rows. */
interface Losing {
  readonly name: string;
  readonly left: string[];
  readonly right: string[];
  readonly lost: [side: 'left' | 'right', lost: number, rows: number, key: string][];
}

const PAIRS: Losing[] = [
  { name: 'nothing', left: ['1,a', '2,b'], right: ['1,a', '2,b'], lost: [] },
  { name: 'of the left', left: ['1,a', '2,b', '2,b', '3,c'], right: ['1,a', '2,b', '4,d'], lost: [['left', 1, 4, '3, c']] },
  { name: 'of the right', left: ['1,a', '2,b', '4,d'], right: ['1,a', '2,b', '2,b', '3,c'], lost: [['right', 1, 4, '3, c']] },
  { name: 'of both', left: ['1,a', '2,b'], right: ['1,a', '2,c'], lost: [['left', 1, 2, '2, b'], ['right', 1, 2, '2, c']] },
  { name: 'where both have several', left: ['1,a', '1,a', '2,b'], right: ['1,a', '1,a', '3,c'], lost: [['left', 1, 3, '2, b'], ['right', 1, 3, '3, c']] },
  { name: 'with a null in the key', left: ['1,', ',a', '1,a', '1,a'], right: ['1,', '1,a'], lost: [['left', 2, 4, 'null']] },
  { name: 'all', left: ['1,a'], right: ['2,a', '2,a'], lost: [['left', 1, 1, '1, a'], ['right', 2, 2, '2, a']] },
];

const SCHEMA = (side: string) => Schema.of(Field.of(`${side}_n`, DataType.INT), Field.text(`${side}.s`));

function joins(cases: Losing[]): GraphCase {
  const csv = (side: string, lines: string[]) => `${side}_n,${side}.s\n${lines.join('\n')}\n`;
  return {
    name: 'losses',
    files: Object.fromEntries(cases.flatMap(({ left, right }, index) => [[`l${index}.csv`, csv('l', left)], [`r${index}.csv`, csv('r', right)]])),
    build: () => graphOf('losses', (graph) => cases.forEach(({ name }, index) => addJoin(graph, name, index))),
  };
}

function addJoin(graph: JobGraph, name: string, index: number): void {
  const [left, right] = ['l', 'r'].map((side) => new CsvSource(graph, `${side}${index}`, { location: 'data', path: `${side}${index}.csv`, schema: SCHEMA(side) }));
  const input = new Join(graph, name, { left, right, keys: [{ left: 'l_n', right: 'r_n' }, { left: 'l.s', right: 'r.s' }] });
  new ParquetTarget(graph, `Out ${index}`, { input, location: 'out', path: `rows-${index}/` });
}

/** What inner joins lose, as each engine counts it; and that a limit ends the run before it writes anything. */
export async function checkLosses(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const files = new GraphFiles(path.join(folder, 'counted'), joins(PAIRS));
  const { error, printed } = await files.runInSpark(spark, '--max_unmatched', '1');
  tally.add('losses are counted, spark', error ?? undefined);
  const { report } = await files.outcomeLocally();
  for (const { name, lost } of PAIRS) {
    const inSpark = lost.map(([side, rows, of, key]) => `WARNING ${name}: ${rows} of ${of} rows of its ${side} side find no partner, and are in no result; one has the key ${key}`);
    tally.add(`losses ${name}, spark`, unlike(inSpark, printed.split('\n').filter((line) => line.startsWith(`WARNING ${name}: `))));
    const locally = report.nodes.find((node) => node.name === name)?.losses ?? [];
    tally.add(`losses ${name}, local engine`, unlike(lost.map(([side, rows, of]) => `${side} ${rows} ${of}`), locally.map(({ side, rows, of }) => `${side} ${rows} ${of}`)));
  }
  const limited = new GraphFiles(path.join(folder, 'limited'), joins(PAIRS.slice(0, 2)));
  await tally.check('losses above the limit end the job, which writes nothing', async () => {
    const ended = await limited.runInSpark(spark, '--max_unmatched', '0.2');
    if (!/^of the left: 1 of 4 rows of its left side .*; --max_unmatched allows a share of 0\.2$/.test(ended.error ?? '')) return `it said ${ended.error}`;
    return existsSync(path.join(limited.out('spark'), 'rows-0')) ? 'it wrote rows' : undefined;
  });
  await tally.check('losses are not counted when no limit is given', async () => {
    const ended = await limited.runInSpark(spark);
    return ended.error ?? (ended.printed.includes('partner') ? `it printed ${ended.printed}` : undefined);
  });
}

function unlike(expected: string[], found: string[]): string | undefined {
  return JSON.stringify(found) === JSON.stringify(expected) ? undefined : `${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
}
