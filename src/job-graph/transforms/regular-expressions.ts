import type { NodeCheck } from '../checks/node-check';

interface Feature {
  readonly pattern: RegExp;
  readonly name: string;
}

/** What linear-time engines do not have, and so cannot mean the same on one machine as in Spark. Looked for outside of classes. */
const UNSUPPORTED: Feature[] = [
  { pattern: /\(\?<?[=!]/, name: 'look-around' },
  { pattern: /\\[1-9]|\\k</, name: 'a back-reference' },
  { pattern: /[*+?}]\+/, name: 'a possessive quantifier' },
  { pattern: /\(\?>/, name: 'an atomic group' },
  { pattern: /\(\?<[^=!]/, name: 'a named group' },
  { pattern: /\(\?-?[a-zA-Z]/, name: 'inline flags (write [Dd] for a letter of either case)' },
];

/** Escapes that are written otherwise elsewhere. */
const UNSUPPORTED_ESCAPES: Feature[] = [
  { pattern: /\\[uc0]/, name: 'a character by its code' },
  { pattern: /\\[pP]\{(?![A-Z][a-z]?\})/, name: 'a property of characters that is no general category such as L or Lu' },
];

/** What a class holds that is read otherwise elsewhere. */
const UNSUPPORTED_IN_CLASSES: Feature[] = [
  { pattern: /^\[\^?\]$/, name: 'an empty class' },
  { pattern: /\\[bS]/, name: '\\b or \\S in a class' },
];

/** What Python reads otherwise than the library, where it is put as it is between the quotes of a Python text. Looked for everywhere. */
const UNSUPPORTED_IN_PYTHON: Feature[] = [
  { pattern: /\\[bB]/, name: '\\b or \\B, the first of which is a backspace in Python text' },
  { pattern: /\\(?![bBdDwWsSnrtfvx])[a-zA-Z]/, name: 'an escape that Python does not have' },
  { pattern: /\[(?:\\.|[^\]\\])*\\W/, name: '\\W in a class' },
  { pattern: /\{,/, name: 'a repetition without a least number' },
  { pattern: /\\$|\\\\|"/, name: 'a quote or a doubled backslash, which ends or escapes in Python text' },
];

const CLASS = /\[(?:\\.|[^\]\\])*\]/g;

/** Checks that a regular expression is one that every engine reads alike. */
export function checkPattern(check: NodeCheck, pattern: string): void {
  const features = unsupported(pattern);
  for (const { name } of features) {
    check.error('unsupportedPattern', `the regular expression has ${name}, which not every engine has, got: ${pattern}`);
  }
  if (features.length > 0) return;
  try {
    // Punctuation may be escaped everywhere but here.
    new RegExp(pattern.replace(/\\([-"'#%&,:;<=>@_`~!])/g, '$1'), 'u');
  } catch (error) {
    check.error('invalidPattern', `the regular expression cannot be read (${(error as Error).message}), got: ${pattern}`);
  }
}

/** Checks that a regular expression of Glue Studio, which is Python's, is one that every engine can read alike. */
export function checkPythonPattern(check: NodeCheck, pattern: string): void {
  for (const { name } of UNSUPPORTED_IN_PYTHON.filter((feature) => feature.pattern.test(pattern))) {
    check.error('unsupportedPattern', `the regular expression has ${name}, got: ${pattern}`);
  }
  checkPattern(check, pattern);
}

function unsupported(pattern: string): Feature[] {
  const withoutBackslashes = pattern.replace(/\\\\/g, '-');
  const classes = withoutBackslashes.match(CLASS) ?? [];
  const outside = withoutBackslashes.replace(CLASS, '-').replace(/\\[pP]\{[^}]*\}/g, '-');
  return [
    ...UNSUPPORTED.filter((feature) => feature.pattern.test(outside)),
    ...UNSUPPORTED_ESCAPES.filter((feature) => feature.pattern.test(withoutBackslashes)),
    ...UNSUPPORTED_IN_CLASSES.filter((feature) => classes.some((text) => feature.pattern.test(text))),
  ];
}
