import * as path from 'node:path';
import { DeployedPipeline, findPipeline, stagedFiles } from './deployed-pipeline';
import { Deployment, Surroundings } from './deployment';
import { faultOfJobs, jobsOf } from './jobs';
import { checkPipeline } from './pipeline-checks';
import { variantOf } from './registration-checks';
import type { Tally } from '../support/tally';

/** A pipeline of script jobs that starts from staged files, has QuickSight, and leaves nothing. @param example what staged them */
export async function checkScriptMode(surroundings: Surroundings, example: DeployedPipeline, tally: Tally): Promise<void> {
  const { aws, folder } = surroundings;
  const deployment = new Deployment(surroundings, 'SpotifyScripts');
  const variant = variantOf(surroundings, 'scripts');
  if (!await tally.check('script mode, from staged files, with QuickSight: created', () => deployment.create(variant))) return;
  await tally.check('script mode: the job is as it was synthesized', async () => faultOfJobs(await jobsOf(aws, deployment.stack), variant.assembly));

  const pipeline = await findPipeline('script mode', aws, deployment.stack, {
    id: 'Pipeline', ...stagedFiles(example), assembly: variant.assembly, folder: path.join(folder, 'scripts'),
  });
  await checkPipeline(pipeline, { how: 'a run is started by hand, and succeeds', byHand: true, executions: 1 }, tally);
  await tally.check('script mode: destroyed, and nothing left', () => deployment.destroy(variant));
}
