import type { NodeCheck } from './node-check';

/** What linear-time engines do not have, and so cannot mean the same on one machine as in Spark. */
const UNSUPPORTED: { pattern: RegExp; name: string }[] = [
  { pattern: /\(\?<?[=!]/, name: 'look-around' },
  { pattern: /\\[1-9]|\\k</, name: 'a back-reference' },
  { pattern: /[*+?}]\+/, name: 'a possessive quantifier' },
  { pattern: /\(\?>/, name: 'an atomic group' },
  { pattern: /\(\?<[^=!]/, name: 'a named group' },
];

/** Escapes that not every engine has, or has another meaning for: also in a class. */
const UNSUPPORTED_ESCAPES: { pattern: RegExp; name: string }[] = [
  { pattern: /\\[uc0]/, name: 'a character by its code' },
  { pattern: /\\[pP]\{(?![A-Z][a-z]?\})/, name: 'a property of characters that is no general category such as L or Lu' },
  { pattern: /\[[^\]]*\\[bSDW]/, name: 'b, S, D or W escaped in a class' },
  { pattern: /\[\^?\]/, name: 'an empty class' },
];

/** Checks that a regular expression is one that every engine reads alike. */
export function checkPattern(check: NodeCheck, pattern: string): void {
  const escaped = pattern.replace(/\\\\/g, '');
  const plain = escaped.replace(/\[(?:\\.|[^\]\\])*\]/g, '.');
  const found = [...UNSUPPORTED.filter((feature) => feature.pattern.test(plain)), ...UNSUPPORTED_ESCAPES.filter((feature) => feature.pattern.test(escaped))];
  for (const { name } of found) {
    check.error('unsupportedPattern', `the regular expression has ${name}, which not every engine has, got: ${pattern}`);
  }
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    check.error('invalidPattern', `the regular expression cannot be read (${(error as Error).message}), got: ${pattern}`);
  }
}
