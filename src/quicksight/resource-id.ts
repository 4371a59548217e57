import { Names } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Letters of the id of a resource before its kind, at most: QuickSight takes 512 in all. */
const LONGEST_PATH = 400;

/** The id of a resource in QuickSight: the same at each deployment, and another one for each construct of an account and region. */
export function resourceId(scope: Construct, kind: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: LONGEST_PATH, separator: '-' })}-${kind}`;
}
