/**
 * All that is wrong with what a user gave, in one error. Internal, since jsii cannot export a
 * class that extends Error.
 *
 * @internal
 */
export class PipelineError extends Error {
  constructor(summary: string, problems: string[]) {
    super(`${summary}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'PipelineError';
  }
}
