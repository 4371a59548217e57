import { Deployment, Surroundings } from './deployment';
import { variantOf } from './registration-checks';
import type { Tally } from '../support/tally';

/** What a deployment has made that failed is not in the way of the next: the example is deployed after it. */
export async function checkFailedCreation(surroundings: Surroundings, tally: Tally): Promise<void> {
  const deployment = new Deployment(surroundings, 'SpotifyAnalytics');
  await tally.check('the first deployment fails: nothing that it had made is left', () =>
    deployment.failToCreate(variantOf(surroundings, 'failing'), 'already exists'));
}

/** What a stack has left behind, which is destroyed, is not in the way of the next under the same name: a pipeline that keeps its workgroup and its database. */
export async function checkRedeployment(surroundings: Surroundings, tally: Tally): Promise<void> {
  const deployment = new Deployment(surroundings, 'SpotifyKept');
  const { stack } = deployment;
  const variant = variantOf(surroundings, 'kept');
  const kept: string[][] = [];
  for (const time of ['deployed', 'deployed again']) {
    const isThere = await tally.check(`a pipeline that keeps its data is ${time}`, async () => {
      const fault = await deployment.create(variant);
      const names = [await stack.nameOf('AWS::Athena::WorkGroup', 'Pipeline'), await stack.nameOf('AWS::Glue::Database', 'Pipeline')];
      const met = kept.flat().filter((name) => names.includes(name));
      kept.push(names);
      return fault ?? (met.length === 0 ? undefined : `it has the names of an earlier one: ${met.join(', ')}`);
    });
    if (!isThere) return;
    await tally.check(`it is destroyed, and what says RETAIN is left (${time})`, () => deployment.destroy(variant));
  }
}
