/** How the CDK writes a text, or an element of a list, that only the deployment knows. */
const TOKEN = /[$#]\{Token\[[^\]]*\]\}/;

/**
 * All that is wrong with what a user gave, in one error. Internal, since jsii cannot export a
 * class that extends Error.
 *
 * @internal
 */
export class PipelineError extends Error {
  constructor(summary: string, problems: string[]) {
    super(`${summary}:\n${problems.map((problem) => `  - ${problem}${aboutTokens(problem)}`).join('\n')}`);
    this.name = 'PipelineError';
  }
}

function aboutTokens(problem: string): string {
  return TOKEN.test(problem) ? '; it is a token, and has to be known at synthesis: give the value itself' : '';
}
