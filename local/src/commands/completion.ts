import { Argument, Command } from 'commander';
import { bashScript } from './completion/bash';
import { callTree } from './completion/call-tree';
import { fishScript } from './completion/fish';
import { zshScript } from './completion/zsh';
import { examples } from './examples';
import type { Terminal } from '../terminal/terminal';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** The command has a long name, that of its package, and a short one. */
const PROGRAMS = ['spotify-pipeline', 'cdk-spotify-analytics-local'];

/** `cdk-spotify-analytics-local completion`: prints a script by which a shell completes calls. */
export function completionCommand(terminal: Terminal): Command {
  return new Command('completion')
    .description('Print a script by which a shell completes commands, options and files')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', examples('completion', 'bash >> ~/.bashrc', 'zsh >> ~/.zshrc', 'fish > ~/.config/fish/completions/spotify-pipeline.fish'))
    .action((shell: keyof typeof SCRIPTS, _options: object, command: Command) => {
      terminal.printWhole(SCRIPTS[shell](PROGRAMS, callTree(command.parent!)).trimEnd().split('\n'));
    });
}
