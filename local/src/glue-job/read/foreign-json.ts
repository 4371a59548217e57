import { listed, shownJson } from '../../text/few';
import { isObject } from '../glue-job';

/** What a JSON file holds that holds no job, and what would do; for the files that are likely to be given by mistake. */
export function foreignJson(value: unknown): string {
  if (Array.isArray(value)) return 'holds a list, and none of it is a job';
  if (!isObject(value)) return `holds ${shownJson(value)}, and a job is an object`;
  return knownForm(value) ?? `holds no job: its members are ${listed(Object.keys(value)) || 'none'}`;
}

function knownForm(value: Record<string, unknown>): string | undefined {
  if ('pipeline' in value && 'jobs' in value) {
    return 'is the manifest of a pipeline: `cdk-spotify-analytics-local run` takes the folder that it lies in, the cloud assembly';
  }
  if (isObject(value.Resources)) {
    return 'is a template of CloudFormation, which has no place for the nodes of a visual job: fetch the job itself';
  }
  if ('artifacts' in value && 'version' in value) return 'is the manifest of a cloud assembly: `cdk-spotify-analytics-local run` takes the folder that it lies in';
  if ('cells' in value && 'nbformat' in value) return 'is a notebook: only a visual job has a graph';
  if ('jobConfig' in value) return 'has no dag: only a visual job has one, and this is a job in script mode';
  return undefined;
}
