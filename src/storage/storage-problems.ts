import { locationProblems, prefixProblems } from './location-problems';
import type { PipelineStorageProps } from './storage-options';
import { suggestion } from '../manifest/nearest';
import { emptyingProblems } from '../private/removal';

/** All that is wrong with the properties of the buckets of a pipeline. */
export function storageProblems({ names, originals = [], locations = {}, scripts, ...removal }: PipelineStorageProps): string[] {
  const unknown = (prop: string, given: string[]) => given.filter((name) => !names.includes(name))
    .map((name) => `${prop}: no job graph names this location, got: ${name}; ${suggestion(name, names)}`);
  return [
    ...(names.length === 0 ? ['names is empty; give at least one'] : []),
    ...unknown('originals', originals),
    ...unknown('locations', Object.keys(locations)),
    ...Object.entries(locations).flatMap(([name, { prefix }]) => prefixProblems(`locations: ${name}.prefix`, prefix)),
    ...(scripts ? locationProblems('scripts', scripts) : []),
    ...emptyingProblems(removal),
  ];
}
