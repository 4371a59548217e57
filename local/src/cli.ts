import { types } from 'util';
import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check';
import { dashboardCommand } from './commands/dashboard';
import { graphCommand } from './commands/graph';
import { importCommand } from './commands/import';
import { runCommand } from './commands/run';
import { sampleCommand } from './commands/sample';
import { explained, firstLine } from './engine/engine-error';
import { ExitStatus, UserError } from './errors';
import { localVersion } from './version';

/**
 * The command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit status
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: 'user' });
    return ExitStatus.OK;
  } catch (error) {
    return report(error, argv.includes('--debug'));
  }
}

function program(): Command {
  const root = new Command('cdk-spotify-analytics-local')
    .description('Run a cdk-spotify-analytics pipeline on this machine, without AWS; take over, check and run Glue Studio jobs')
    .version(localVersion());
  for (const command of [sampleCommand(), runCommand(), importCommand(), checkCommand(), graphCommand(), dashboardCommand()]) {
    root.addCommand(command.option('--debug', 'with an error, print where in the program it came from').showHelpAfterError('(--help tells what there is)'));
  }
  return everyCommand(root);
}

/** commander ends the process where it stops; here the status is returned instead. */
function everyCommand(root: Command): Command {
  for (const command of [root, ...root.commands]) command.exitOverride();
  return root;
}

/** Writes an error to standard error, a problem a line. @returns the exit status */
function report(error: unknown, isDebug: boolean): number {
  // commander has written it already; asked for help or version it ends with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.OK : ExitStatus.WRONG_INPUT;
  const known = explained(error);
  process.stderr.write(`${isDebug && types.isNativeError(error) ? error.stack : text(known)}\n`);
  return known instanceof UserError ? known.status : ExitStatus.WRONG_INPUT;
}

function text(error: unknown): string {
  if (error instanceof UserError) return [`Error: ${error.advice}`, ...error.problems.map((problem) => `  ${problem}`)].join('\n');
  return `Error: Call again with --debug and report what it prints: this should not have happened.\n  ${firstLine(error)}`;
}
