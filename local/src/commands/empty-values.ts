import type { Command } from 'commander';
import { UserError } from '../errors';

/**
 * Refuses options and arguments that are given and empty: `--out "$OUT"` where OUT is not set would otherwise name the current folder.
 *
 * @throws UserError naming all of them
 */
export function refuseEmptyValues(command: Command): void {
  const options = command.options.filter((option) => [command.getOptionValue(option.attributeName())].flat().includes(''));
  const missing = command.registeredArguments.filter((_, index) => command.args[index] === '');
  const names = [...missing.map((argument) => `<${argument.name()}>`), ...options.map((option) => option.flags)];
  if (names.length === 0) return;
  throw new UserError('Give a value where there is none: a shell variable that is not set leaves an empty one.', names.map((name) => `${name}: is empty`));
}
