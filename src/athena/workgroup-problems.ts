import type { Duration } from 'aws-cdk-lib';

/** What is wrong with the time after which results are deleted. S3 counts in days. */
export function expiryProblems(expiry: Duration | undefined): string[] {
  if (expiry === undefined || expiry.isUnresolved()) return [];
  const days = expiry.toDays({ integral: false });
  return Number.isInteger(days) && days >= 1 ? [] : [`resultExpiry is a whole number of days, at least 1, got: ${expiry.toHumanString()}`];
}
