import { Token, TokenComparison } from 'aws-cdk-lib';

/** Whether two accounts or regions are known, and not the same. */
export function isDifferent(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
