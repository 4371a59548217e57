import { Names } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Letters of the id of a resource before its kind, at most: the dimension of a metric takes 255 in all, QuickSight 512. */
const LONGEST_PATH = 200;

/** The id of a resource in QuickSight: the same at each deployment, and another one for each construct of an account and region. */
export function resourceId(scope: Construct, kind: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: LONGEST_PATH, separator: '-' })}-${kind}`;
}
