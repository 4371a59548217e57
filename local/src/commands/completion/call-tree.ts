import type { Argument, Command, Option } from 'commander';

/** What can be put in the place of a value: words, or a file or a folder. */
export type ValueKind = { readonly words: readonly string[] } | 'file' | 'folder' | 'text';

/** An option, as a shell completes it. */
export interface CallOption {
  /** `--out`, `-h`. */
  readonly names: readonly string[];
  readonly description: string;
  /** What follows it, where anything does. */
  readonly value?: ValueKind;
}

/** A command, as a shell completes it. */
export interface CallCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CallOption[];
  readonly arguments: readonly ValueKind[];
}

/** All commands of a program, read off what it is parsed by: a shell knows what there is, and nothing else. */
export function callTree(root: Command): readonly CallCommand[] {
  return root.createHelp().visibleCommands(root).map((command) => ({
    name: command.name(),
    description: firstSentence(command.description()),
    options: command.createHelp().visibleOptions(command).map(optionOf),
    arguments: command.registeredArguments.map((argument) => kindOf(argument.name(), argument)),
  }));
}

function optionOf(option: Option): CallOption {
  const names = [option.short, option.long].flatMap((name) => name ?? []);
  const value = /<(.+)>$/.exec(option.flags)?.[1];
  return { names, description: firstSentence(option.description), ...(value !== undefined && { value: kindOf(value, option) }) };
}

/** A value is named by what it is: `<dir>`, `<file.html>`, `<assembly|job.json>`. */
function kindOf(name: string, { argChoices }: Pick<Argument | Option, 'argChoices'>): ValueKind {
  if (argChoices !== undefined) return { words: argChoices };
  if (name === 'dir') return 'folder';
  return /^(assembly|file)|\.[a-z]+$|dir$/.test(name) ? 'file' : 'text';
}

/** A shell has a line for each. */
function firstSentence(text: string): string {
  return text.split(/[;.] /)[0];
}
