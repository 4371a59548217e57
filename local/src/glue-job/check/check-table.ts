/** What a finding means for a job that somebody has. */
export enum CheckKind {
  /** The job does not give what was meant, or cannot run: `check` ends with status 1. */
  DEFECT = 'defect',
  /** It works, and would serve better otherwise. */
  ADVICE = 'advice',
  /** It keeps this program from looking closer, or from running the job, and says nothing against the job. */
  LIMIT = 'limit',
}

/** How `check` and `run` take a kind of finding of a job that was not made with the library. */
export interface FindingRule {
  readonly kind: CheckKind;
  /** Glue runs a job that has it, and so does `run`, with a warning: it is known what rows come out. */
  readonly runs: boolean;
  /** Types of nodes of which `run` can do what Glue may do, too, where it runs no others: what is left to chance it decides, and says so. */
  readonly runsOf?: readonly string[];
}

const { DEFECT, ADVICE, LIMIT } = CheckKind;

/**
 * All kinds of findings that need another treatment than what is not listed: an error of the library's graph is a defect that
 * cannot be run.
 */
const RULES: Readonly<Record<string, FindingRule>> = {
  // What Glue lets pass, and gives other rows or columns than were meant.
  dottedField: { kind: DEFECT, runs: true },
  prefixedField: { kind: DEFECT, runs: true },
  keyCopy: { kind: DEFECT, runs: true },
  lostKey: { kind: DEFECT, runs: true },
  keyDomains: { kind: DEFECT, runs: true },
  dropsNothing: { kind: DEFECT, runs: true },
  dropsMissing: { kind: DEFECT, runs: true },
  wrongSourceType: { kind: DEFECT, runs: true },
  deadEnd: { kind: DEFECT, runs: true },
  // What Glue leaves empty (https://github.com/awsdocs/aws-glue-developer-guide/issues/3).
  mappingType: { kind: DEFECT, runs: false },
  // What Glue leaves to chance.
  noOrder: { kind: ADVICE, runs: false, runsOf: ['DropDuplicates'] },
  // What only a job of the library does: Glue's own adds files to those that are there.
  replacesInput: { kind: ADVICE, runs: true },
  samePlace: { kind: ADVICE, runs: false },
  // What `check` itself sees.
  allText: { kind: ADVICE, runs: true },
  noPartitions: { kind: ADVICE, runs: true },
  catalogNotUpdated: { kind: ADVICE, runs: true },
  bookmarkedJoin: { kind: ADVICE, runs: true },
  otherHeader: { kind: ADVICE, runs: true },
  declaredTypes: { kind: ADVICE, runs: true },
  mixedTypes: { kind: ADVICE, runs: true },
  // What Glue knows and this program does not.
  glueOnly: { kind: LIMIT, runs: false },
  unknownColumns: { kind: LIMIT, runs: false },
};

/**
 * How a finding is taken.
 *
 * @param finding its id
 * @param isCertain whether it is an error of the library's graph; any other that is not listed stops no run
 */
export function ruleOf(finding: string, isCertain = true): FindingRule {
  return Object.hasOwn(RULES, finding) ? RULES[finding] : { kind: DEFECT, runs: !isCertain };
}
