import * as path from 'node:path';
import { DeployedPipeline, findPipeline } from './deployed-pipeline';
import { Deployment, Surroundings } from './deployment';
import { faultOfJobs, jobsOf } from './jobs';
import { spotifyPipeline } from './local-run';
import { checkMoreRuns, checkPipeline } from './pipeline-checks';
import { checkRegistrations } from './registration-checks';
import { saveInStudio } from './studio';
import { RAW_FILES } from '../../src/spotify/spotify-graphs';
import type { Tally } from '../support/tally';

/** The example as it is in the repository. */
const EXAMPLE = path.resolve(__dirname, '../../examples/typescript');
const TRACKS = 2000;

/**
 * The example from its first deployment to its end.
 *
 * @param moreRuns whether it is run again after its first run
 * @returns the pipeline, when it could be created
 */
export async function checkExample(surroundings: Surroundings, moreRuns: boolean, tally: Tally): Promise<DeployedPipeline | undefined> {
  const { aws, folder, rights } = surroundings;
  const deployment = new Deployment(surroundings, 'SpotifyAnalytics');
  const { stack } = deployment;
  const created = { app: EXAMPLE, assembly: path.join(folder, 'example.out') };
  if (!await tally.check('the example is created', () => deployment.create(created))) return undefined;
  await tally.check('its jobs are as they were synthesized', async () => faultOfJobs(await jobsOf(aws, stack), created.assembly));

  let told: string[] = [];
  await tally.check('another graph is saved in Glue Studio', async () => {
    const [{ job }] = await jobsOf(aws, stack);
    told = await saveInStudio(aws, job.Name);
    // Glue writes the script of that graph, soon or late.
    await jobsOf(aws, stack);
    return undefined;
  });
  const pipeline = await findPipeline('the example', aws, stack, await rawFiles(created.assembly, folder));
  const files = Object.keys(pipeline.files).length;
  await checkPipeline(pipeline, { how: `the upload of ${files} files starts one run, which succeeds by what was deployed, not by what was saved in Glue Studio`, byHand: false, executions: files }, rights, tally);
  if (moreRuns) await checkMoreRuns(pipeline, rights, tally);

  const last = await checkRegistrations(surroundings, deployment, told, tally);
  await tally.check('the example is destroyed, and nothing left but what says RETAIN', () => deployment.destroy(last));
  return pipeline;
}

async function rawFiles(assembly: string, folder: string) {
  const data = path.join(folder, 'raw');
  await spotifyPipeline('sample', '--out', data, '--tracks', String(TRACKS));
  // The features are read only by a pipeline that has them.
  const names = [RAW_FILES.albums, RAW_FILES.artists, RAW_FILES.tracks];
  return {
    id: 'Pipeline',
    assembly,
    data,
    files: Object.fromEntries(names.map((name) => [name, path.join(data, name)])),
    folder: path.join(folder, 'example'),
  };
}
