import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { DeployedPipeline, findPipeline, stagedFiles } from './deployed-pipeline';
import { Deployment, Surroundings } from './deployment';
import { faultOfJobs, jobsOf } from './jobs';
import { checkPipeline } from './pipeline-checks';
import { variantOf } from './registration-checks';
import type { Tally } from '../support/tally';

/** A length of a track in seconds that has more digits than a number in SPICE may have. */
const TOO_LARGE = '1e20';

/** A pipeline of script jobs that starts from staged files, has QuickSight, and leaves nothing. @param example what staged them */
export async function checkScriptMode(surroundings: Surroundings, example: DeployedPipeline, tally: Tally): Promise<void> {
  const { aws, folder, rights } = surroundings;
  const deployment = new Deployment(surroundings, 'SpotifyScripts');
  const variant = variantOf(surroundings, 'scripts');
  if (!await tally.check('script mode, from staged files, with QuickSight: created', () => deployment.create(variant))) return;
  await tally.check('script mode: the job is as it was synthesized', async () => faultOfJobs(await jobsOf(aws, deployment.stack), variant.assembly));

  const pipeline = await findPipeline('script mode', aws, deployment.stack, {
    id: 'Pipeline', ...stagedFiles(example), assembly: variant.assembly, folder: path.join(folder, 'scripts'),
  });
  await checkPipeline(pipeline, { how: 'a run is started by hand, and succeeds', byHand: true, executions: 1 }, rights, tally);
  await tally.check('script mode: a run whose rows SPICE does not take all fails, and says how many it has left out', () => faultOfDroppedRows(pipeline));
  await tally.check('script mode: destroyed, and nothing left', () => deployment.destroy(variant));
}

/** Runs the pipeline with one such number, which is in the last column of the albums. */
async function faultOfDroppedRows({ aws, bucket, executions, files }: DeployedPipeline): Promise<string | undefined> {
  const [key, file] = Object.entries(files).find(([name]) => name.startsWith('albums/'))!;
  const [header, first, ...others] = readFileSync(file, 'utf8').split('\n');
  await aws.upload(bucket, key, Buffer.from([header, first.replace(/[\d.]+$/, TOO_LARGE), ...others].join('\n')));
  await executions.start();
  const [{ status, error, cause }] = await executions.ended(1);
  return error === 'RowsDropped' && cause?.includes('left out 1 rows') ? undefined : `it ended as ${status}: ${error}: ${cause}`;
}
