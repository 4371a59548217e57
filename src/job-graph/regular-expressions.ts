import type { NodeCheck } from './node-check';

/** What linear-time engines do not have, and so cannot mean the same on one machine as in Spark. */
const UNSUPPORTED: { pattern: RegExp; name: string }[] = [
  { pattern: /\(\?<?[=!]/, name: 'look-around' },
  { pattern: /\\[1-9]|\\k</, name: 'a back-reference' },
  { pattern: /[*+?}]\+/, name: 'a possessive quantifier' },
  { pattern: /\(\?>/, name: 'an atomic group' },
];

/** Checks that a regular expression is one that every engine reads alike. */
export function checkPattern(check: NodeCheck, pattern: string): void {
  const plain = pattern.replace(/\\\\/g, '').replace(/\[[^\]]*\]/g, '[]');
  for (const { name } of UNSUPPORTED.filter((feature) => feature.pattern.test(plain))) {
    check.error('unsupportedPattern', `the regular expression has ${name}, which not every engine has, got: ${pattern}`);
  }
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    check.error('invalidPattern', `the regular expression cannot be read (${(error as Error).message}), got: ${pattern}`);
  }
}
