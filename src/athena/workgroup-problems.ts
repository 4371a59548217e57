import { Duration, Size, Token } from 'aws-cdk-lib';
import type { AthenaOptions } from './athena-options';

/** All that is wrong with how tables are queried. */
export function athenaProblems({ workgroupName, bytesScannedCutoff, resultExpiry }: AthenaOptions): string[] {
  return [...workgroupNameProblems(workgroupName), ...cutoffProblems(bytesScannedCutoff), ...expiryProblems(resultExpiry)];
}

/** What is wrong with the time after which results are deleted. S3 counts in days. */
function expiryProblems(expiry: Duration | undefined): string[] {
  if (expiry === undefined || expiry.isUnresolved()) return [];
  const days = expiry.toDays({ integral: false });
  return Number.isInteger(days) && days >= 1 ? [] : [`resultExpiry is a whole number of days, at least 1, got: ${expiry.toHumanString()}`];
}

/** Of the name of a workgroup (`WorkGroupName` in Athena's API model). */
function workgroupNameProblems(name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || /^[a-zA-Z0-9._-]{1,128}$/.test(name)) return [];
  return [`workgroupName is 1 to 128 letters, digits, '.', '_' and '-', got: '${name}'`];
}

/** The least that Athena accepts as a cutoff (`BytesScannedCutoffPerQuery` in its API model). */
const LEAST_CUTOFF_BYTES = 10_000_000;

/** What is wrong with the most that a query may scan. What is only known at deployment is not judged. */
function cutoffProblems(cutoff: Size | undefined): string[] {
  if (cutoff === undefined || cutoff.isUnresolved() || cutoff.toBytes() >= LEAST_CUTOFF_BYTES) return [];
  return [`bytesScannedCutoff is at least ${LEAST_CUTOFF_BYTES} bytes, got: ${cutoff.toBytes()}`];
}
