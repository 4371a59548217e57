import { Token } from 'aws-cdk-lib';
import type { DataLocation } from './data-location';

/** What is wrong with a place in S3: a message each. */
export function locationProblems(prop: string, location: DataLocation): string[] {
  return prefixProblems(`${prop}.prefix`, location.prefix);
}

/** What is wrong with what keys begin with. What is only known at deployment is not judged. */
export function prefixProblems(prop: string, prefix: string | undefined): string[] {
  if (prefix === undefined || Token.isUnresolved(prefix) || /^(?!\/)([^\u0000-\u001f*?\\]*[^/\u0000-\u001f*?\\])\/$/.test(prefix)) return [];
  return [`${prop} ends in '/' and does not begin with it, got: '${prefix}'`];
}
