import { mkdirSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { Database } from '../../../local/src/engine/database/database';
import { inputProblems } from '../../../local/src/engine/input/input-check';
import type { MaxRejects } from '../../../local/src/engine/input/rejects';
import { JobOutcome, runJob } from '../../../local/src/engine/job';
import { Places } from '../../../local/src/engine/output/places';
import { isSource } from '../../../src/manifest/node-traits';
import type { ManifestNode } from '../../../src/manifest/schema';

/** A graph as the local engine runs it. */
export interface LocalRun {
  readonly nodes: ManifestNode[];
  /** Where what it reads is. */
  readonly data: string;
  /** The folder in which each location that it writes becomes a folder. */
  readonly next: string;
  /** How many lines that do not fit are taken; all where nothing is said. */
  readonly maxRejects?: MaxRejects;
}

/** Runs a graph in the local engine, after a look at the headers of what it reads, as a run has it. */
export async function runLocally({ nodes, data, next, maxRejects }: LocalRun): Promise<JobOutcome> {
  const workFolder = path.join(next, 'work');
  mkdirSync(workFolder, { recursive: true });
  // Files by name, as a run has them: links among them lead out of the folder.
  const files = readdirSync(data, { recursive: true }).map((name) => path.join(data, String(name))).filter((file) => statSync(file).isFile());
  const places = new Places(data, next);
  const problems = inputProblems(nodes.filter(isSource).map((source) => ({ source, found: places.source(source) })));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const database = await Database.open(path.join(workFolder, 'spill'), { files, folders: [data, next] });
  try {
    return await runJob({ name: 'graph', nodes }, {
      database,
      places,
      maxRejects: maxRejects ?? { share: 1 },
      rejectsFolder: path.join(workFolder, 'rejects'),
      workFolder,
      step: () => undefined,
    });
  } finally {
    database.close();
  }
}
