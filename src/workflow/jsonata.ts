// Expressions of the workflow, in JSONata.
// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html

/** A value of a state that is computed by an expression. */
export function expression(...lines: string[]): string {
  return `{% ${lines.join(' ')} %}`;
}

/** Text as a literal of an expression. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** What an error says of itself. */
export const ERROR = '$states.errorOutput.Error';

/** Why it came to the error, as text. */
export const CAUSE = '($exists($states.errorOutput.Cause) ? $states.errorOutput.Cause : "no cause was given")';
