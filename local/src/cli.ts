import { types } from 'util';
import { Command, CommanderError } from 'commander';
import { answerCommand } from './commands/answer';
import { withCallErrors } from './commands/call-errors';
import { checkCommand } from './commands/check';
import { completionCommand } from './commands/completion';
import { dashboardCommand } from './commands/dashboard';
import { refuseEmptyValues } from './commands/empty-values';
import { graphCommand } from './commands/graph';
import { importCommand } from './commands/import';
import { inspectCommand } from './commands/inspect';
import { runCommand } from './commands/run';
import { sampleCommand } from './commands/sample';
import { explained } from './engine/engine-error';
import { firstLine, ExitStatus, UserError } from './errors';
import { Opener, openInBrowser } from './terminal/opener';
import { Terminal } from './terminal/terminal';
import { firstLines } from './text/few';
import { localVersion } from './version';

/**
 * The command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit status
 */
export async function main(argv: readonly string[], terminal = new Terminal(), open: Opener = openInBrowser): Promise<number> {
  const isDebug = argv.includes('--debug');
  const status = await program(terminal, open).parseAsync(argv, { from: 'user' })
    .then(() => ExitStatus.OK, (error: unknown) => report(error, isDebug, terminal));
  const lost = await terminal.end();
  return lost === undefined ? status : report(lost, isDebug, terminal);
}

const COMMANDS = [
  sampleCommand, runCommand, answerCommand, importCommand, checkCommand, graphCommand, dashboardCommand, inspectCommand, completionCommand,
];

/** All commands, with what they write to and open pages with. */
export function program(terminal: Terminal, open: Opener): Command {
  const root = new Command('cdk-spotify-analytics-local')
    .description('Run a cdk-spotify-analytics pipeline on this machine, without AWS; take over, check and run Glue Studio jobs')
    .version(localVersion())
    .hook('preAction', (_, command) => refuseEmptyValues(command));
  for (const command of COMMANDS) {
    root.addCommand(command(terminal, open).option('--debug', 'with an error, print where in the program it came from'));
  }
  return everyCommand(root, terminal);
}

/** commander writes for itself, and ends the process where it stops; here the status is returned instead. */
function everyCommand(root: Command, terminal: Terminal): Command {
  for (const command of [root, ...root.commands]) {
    withCallErrors(command).configureOutput({
      writeOut: (text) => terminal.print(ownLines(text)),
      writeErr: (text) => terminal.printError(ownLines(text)),
    });
  }
  return root;
}

function ownLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** Writes an error to standard error, a problem a line. @returns the exit status */
function report(error: unknown, isDebug: boolean, terminal: Terminal): ExitStatus {
  // Help or the version, which commander has written already; where no command was given, it ends with another status.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.OK : ExitStatus.WRONG_INPUT;
  const known = explained(error);
  terminal.printError([...messageLines(known), ...isDebug && types.isNativeError(error) ? placeLines(error) : []]);
  return known instanceof UserError ? known.status : ExitStatus.WRONG_INPUT;
}

function messageLines(error: unknown): string[] {
  if (error instanceof UserError) return [`Error: ${error.advice}`, ...firstLines(error.problems, (problem) => problem).map((line) => `  ${line}`)];
  return ['Error: Call again with --debug and report what it prints: this should not have happened.', `  ${firstLine(error)}`];
}

/** Where in the program an error came from. The stack begins with the message, whose lines are not ours. */
function placeLines(error: Error): string[] {
  const { name, message, stack = '' } = error;
  const start = stack.indexOf(message);
  const calls = stack.slice(start < 0 ? 0 : start + message.length).split('\n').filter((line) => line !== '');
  return error instanceof UserError ? calls : [`${name}: ${message}`, ...calls];
}
