import * as path from 'node:path';
import { AppVariant, Deployment, Surroundings } from './deployment';
import { faultOfJobs, jobsOf, sameJobs } from './jobs';
import { logged } from './registrations';
import { settingsOf } from './studio';
import type { Tally } from '../support/tally';

/** The example as its user would change it. */
export const VARIANTS = path.join(__dirname, 'app');

/** A variant of the app that stands beside these tests. */
export function variantOf({ folder }: Surroundings, variant: string): AppVariant {
  return { app: VARIANTS, assembly: path.join(folder, `${variant}.out`), variant };
}

/**
 * Changes of graphs and jobs that are deployed, in which CloudFormation alone would lose the graphs.
 *
 * @param told what has to be told of a graph that was changed in the console
 * @returns what was deployed last
 */
export async function checkRegistrations(
  surroundings: Surroundings, deployment: Deployment, told: string[], tally: Tally,
): Promise<AppVariant> {
  const { aws } = surroundings;
  const { stack } = deployment;
  const deployed = async (variant: AppVariant) => await deployment.change(variant) ?? faultOfJobs(await jobsOf(aws, stack), variant.assembly);

  const moreColumns = variantOf(surroundings, 'moreColumns');
  await tally.check('a graph that was changed in the console is changed in the app: that in the console is logged, told as an output, and undone', async () => {
    const fault = await deployed(moreColumns);
    for (const change of told) if (await logged(aws, stack, `restored now: ${change}`) !== 1) return `not logged: ${change}`;
    const output = await stack.output('ConsoleChanges');
    return fault ?? (output.includes(`: ${told.join('; ')}; `) ? undefined : `the output tells ${output}`);
  });

  const moreWorkers = variantOf(surroundings, 'moreWorkers');
  await tally.check('the jobs alone are changed: they keep their graphs, and nothing is told', async () => {
    const before = await jobsOf(aws, stack);
    const toldBefore = await logged(aws, stack, 'restored now');
    const fault = await deployed(moreWorkers);
    if (sameJobs(before, await jobsOf(aws, stack)) === undefined) return 'the jobs are as before';
    return fault ?? (await logged(aws, stack, 'restored now') === toldBefore ? undefined : 'a change is told that nobody made');
  });

  await tally.check('a change that fails is rolled back, and the jobs are as before', async () => {
    const before = await jobsOf(aws, stack);
    return await deployment.fail(variantOf(surroundings, 'failing'), 'already exists') ?? sameJobs(before, await jobsOf(aws, stack));
  });

  const fewerColumns = variantOf(surroundings, 'fewerColumns');
  await checkDeletedJob(surroundings, deployment, fewerColumns, tally);
  return fewerColumns;
}

/** A job that was deleted by hand: the next change of its graph says so and is rolled back; what the message advises helps. */
async function checkDeletedJob({ aws }: Surroundings, deployment: Deployment, next: AppVariant, tally: Tally): Promise<void> {
  const { stack } = deployment;
  const [{ job }, ...others] = await jobsOf(aws, stack);
  await tally.check('a job is deleted by hand: the next change says so and is rolled back, and the other job is as before', async () => {
    await aws.json('glue', 'DeleteJob', { JobName: job.Name });
    const rest = async () => (jobsOf(aws, stack, [job.Name]));
    return await deployment.fail(next, `The Glue job ${job.Name} of this stack is not there`) ?? sameJobs(others, await rest());
  });
  await tally.check('it is made again by hand, as the message advises: the change succeeds', async () => {
    await aws.json('glue', 'CreateJob', { ...settingsOf(job), Name: job.Name });
    return await deployment.change(next) ?? faultOfJobs(await jobsOf(aws, stack), next.assembly);
  });
}
