import type { Command, CommanderError } from 'commander';
import { UserError } from '../errors';

/** What commander says of a call, and what it would have understood in the place of a name that it does not know. */
const MESSAGE = /^error: ([^]*?)(?:\n\(Did you mean ([^\n]*)\?\))?$/;

/** Makes the errors of a command's call those of everything else: what to do, then what is wrong. Help and version are no errors. */
export function withCallErrors(command: Command): Command {
  // commander would write them in a style of its own, and end the process.
  return command.configureOutput({ outputError: () => {} }).exitOverride((error) => { throw callError(error, command); });
}

function callError(error: CommanderError, command: Command): Error {
  const [, problem, meant] = MESSAGE.exec(error.message) ?? [];
  if (error.exitCode === 0 || problem === undefined) return error;
  return new UserError(`Correct the call: \`${callOf(command)} --help\` tells what there is.`, [meant === undefined ? problem : `${problem}: did you mean ${meant}?`]);
}

function callOf(command: Command): string {
  return command.parent === null ? command.name() : `${callOf(command.parent)} ${command.name()}`;
}
