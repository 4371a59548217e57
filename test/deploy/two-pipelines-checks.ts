import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { DeployedPipeline, findPipeline, stagedFiles } from './deployed-pipeline';
import { Deployment, Surroundings } from './deployment';
import { faultOfJobs, jobsOf } from './jobs';
import { checkPipeline } from './pipeline-checks';
import { variantOf } from './registration-checks';
import type { Tally } from '../support/tally';

/**
 * Two pipelines in one stack: one with a key, under Lake Formation, with QuickSight, and one with an Iceberg table whose job Glue refuses to
 * update at first.
 *
 * @param example what staged the files
 */
export async function checkTwoPipelines(surroundings: Surroundings, example: DeployedPipeline, tally: Tally): Promise<void> {
  const { aws, folder, rights } = surroundings;
  const deployment = new Deployment(surroundings, 'SpotifyTwice');
  const { stack } = deployment;
  const variant = variantOf(surroundings, 'twice');
  if (!await tally.check('two pipelines in one stack: created', () => deployment.create(variant))) return;
  await tally.check('two pipelines: their jobs are as they were synthesized', async () => faultOfJobs(await jobsOf(aws, stack), variant.assembly));
  await tally.check('two pipelines: Glue has refused the update of a job six times, and was asked again', async () =>
    faultOfRefusals(readFileSync(path.join(folder, 'emulator.log'), 'utf8')));

  const beginning = (id: string) => ({ id, ...stagedFiles(example), assembly: variant.assembly, folder: path.join(folder, id) });
  const pipeline = await findPipeline('the one with a key', aws, stack, beginning('Keyed'));
  const other = await findPipeline('the other one', aws, stack, beginning('Throttled'));
  await checkPipeline(pipeline, { how: 'a run is started by hand, and succeeds', byHand: true, executions: 1 }, rights, tally);
  await tally.check('two pipelines: the run of the one leaves nothing in the buckets of the other', async () => {
    const keys = (await Promise.all(other.buckets.map((bucket) => aws.keys(bucket)))).flat().filter((key) => !key.startsWith('scripts/'));
    return keys.length === 0 ? undefined : `there is ${keys.join(', ')}`;
  });
  await tally.check('two pipelines: destroyed, and nothing left', () => deployment.destroy(variant));
}

/** The client of AWS asks five times by itself; the handler has to have asked again after that. @param log that of the emulator */
function faultOfRefusals(log: string): string | undefined {
  const refusals = log.match(/^Refused update \d+ of .*Throttled.*$/gm) ?? [];
  return refusals.length === 6 ? undefined : `Glue has refused ${refusals.length} updates, expected 6`;
}
