import { Token } from 'aws-cdk-lib';
import { repeated } from '../private/lists';

/** What is wrong with addresses: a message each. */
export function emailProblems(prop: string, emails: string[] | undefined): string[] {
  const known = (emails ?? []).filter((email) => !Token.isUnresolved(email));
  return [
    ...known.filter((email) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      .map((email) => `${prop}: an address looks like somebody@example.com, got: '${email}'`),
    ...repeated(known).map((email) => `${prop}: an address is told once, got twice: '${email}'`),
  ];
}
