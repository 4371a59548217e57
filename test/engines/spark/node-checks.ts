import * as path from 'node:path';
import { aggregateCases } from './aggregate-cases';
import { castCases } from './cast-cases';
import { difference } from './compare';
import { csvCases } from './csv-cases';
import { csvOptionCases } from './csv-option-cases';
import { ask, readParquet } from './duckdb';
import { GraphFiles } from './graph-files';
import { importedCases } from './imported-cases';
import { jsonCases } from './json-cases';
import { NodeCase, nodeCases } from './node-cases';
import { parquetCases } from './parquet-cases';
import type { Spark } from './spark';
import { transformCases } from './transform-cases';
import type { JobOutcome } from '../../../local/src/engine/job';
import type { Tally } from '../../support/tally';

/** Each node with each option. */
export function allCases(): NodeCase[] {
  return [
    ...nodeCases(), ...castCases(), ...aggregateCases(), ...csvCases(), ...csvOptionCases(), ...jsonCases(), ...parquetCases(),
    ...transformCases(), ...importedCases(),
  ];
}

/** Each node and option, against rows that are written down. */
export async function checkNodes(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, nodeCase] of allCases().entries()) {
    const files = new GraphFiles(path.join(folder, `node-${index}`), nodeCase);
    await tally.check(nodeCase.name, () => inSpark(spark, files, nodeCase));
    await tally.check(`${nodeCase.name}, local engine`, () => inLocalEngine(files, nodeCase));
  }
}

export async function inSpark(spark: Spark, files: GraphFiles, nodeCase: NodeCase): Promise<string | undefined> {
  const { error, printed } = await files.runInSpark(spark, '--max_rejects', '1');
  return error ?? unlikeRejects(nodeCase, rejectsPrinted(printed)) ?? unlikeExpected(nodeCase, files.out('spark'));
}

/** What is unlike the rows that are written down, in the local engine; nothing when all is alike. */
export async function inLocalEngine(files: GraphFiles, nodeCase: NodeCase): Promise<string | undefined> {
  const outcome = await files.outcomeLocally();
  return unlikeRejects(nodeCase, rejectsIn(outcome)) ?? unlikeExpected(nodeCase, files.out('local'));
}

/** The rejects that a script counted. */
export function rejectsPrinted(printed: string): number {
  return [...printed.matchAll(/ rows, (\d+) of them rejects/g)].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** The rejects that the local engine found. */
export function rejectsIn({ rejects }: JobOutcome): number {
  return rejects.reduce((sum, { lines }) => sum + lines, 0);
}

function unlikeRejects({ rejects }: NodeCase, found: number): string | undefined {
  return rejects === undefined || rejects === found ? undefined : `${found} rejects, expected ${rejects}`;
}

async function unlikeExpected(nodeCase: NodeCase, out: string): Promise<string | undefined> {
  return difference(await ask(nodeCase.expected), await readParquet(path.join(out, 'rows')));
}
