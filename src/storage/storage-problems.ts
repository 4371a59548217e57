import { prefixProblems } from './location-problems';
import type { PipelineStorageProps } from './storage-options';
import { emptyingProblems } from '../private/removal';

/** All that is wrong with the properties of the buckets of a pipeline. */
export function storageProblems(props: PipelineStorageProps): string[] {
  const ofRaw = (['rawBucket', 'rawPrefix'] as const).filter((prop) => props.raw === false && props[prop] !== undefined);
  return [
    ...(['rawPrefix', 'stagingPrefix', 'warehousePrefix'] as const).flatMap((prop) => prefixProblems(prop, props[prop])),
    ...emptyingProblems(props),
    ...ofRaw.map((prop) => `${prop} is given, but a pipeline that starts from staging has no raw files; leave one of the two out`),
  ];
}
