/** How people call the command, whether it is installed or not. */
const PROGRAM = 'npx cdk-spotify-analytics-local';

/** Calls of a command, as somebody would type them: the end of its help. */
export function examples(command: string, ...calls: readonly string[]): string {
  return ['', 'Examples:', ...calls.map((call) => `  ${[PROGRAM, command, call].join(' ').trimEnd()}`)].join('\n');
}
