import { Command } from 'commander';
import { examples } from './examples';
import { interruptibly } from './interruptibly';
import { OPEN_OPTION, openPage } from './open-option';
import type { DashboardOptions, FoundInput } from '../dashboard/dashboard-input';
import { interrupted } from '../engine/engine-error';
import { writeAllAside } from '../output/write-aside';
import type { Opener } from '../terminal/opener';
import type { Terminal } from '../terminal/terminal';

/** `cdk-spotify-analytics-local dashboard`: makes the page of a pipeline's dashboard over a warehouse. */
export function dashboardCommand(terminal: Terminal, open: Opener): Command {
  return new Command('dashboard')
    .description('Make the page of a pipeline\'s dashboard over a warehouse: one HTML file that needs no network')
    .argument('<assembly>', 'folder that `cdk synth` wrote')
    .requiredOption('--warehouse <dir>', 'folder of the tables as `run` leaves it, or the folder that `run` wrote to')
    .requiredOption('--out <file.html>', 'file to write')
    .option('--png <dir>', 'folder that gets a picture of each sheet, drawn by a browser of this machine (Chromium, Chrome, Edge, or what CHROME_PATH names)')
    .option('--pipeline <name>', 'which pipeline, when the assembly holds several')
    .option(OPEN_OPTION.flags, OPEN_OPTION.description)
    .addHelpText('after', examples('dashboard', 'cdk.out --warehouse out --out dashboard.html --open', 'cdk.out --warehouse out --out dashboard.html --png pictures'))
    .action(async (assembly: string, options: DashboardOptions & { readonly open?: boolean }) => {
      await dashboard(assembly, options, terminal);
      if (options.open) await openPage(options.out, open, terminal);
    });
}

async function dashboard(assembly: string, options: DashboardOptions, terminal: Terminal): Promise<void> {
  // Loaded here, so that the other commands do not wait for the engine.
  const [{ findInput }, { dashboardFiles }] = await Promise.all([import('../dashboard/dashboard-input'), import('../dashboard/dashboard-files')]);
  const found = findInput(assembly, options);
  const display = terminal.steps(plannedSteps(found));
  const files = await interruptibly((signal) => dashboardFiles(found, options, signal, (name) => {
    if (signal.aborted) throw interrupted();
    display.step(name);
  })).finally(display.end);
  writeAllAside(files, 'Give --out a file and --png a folder that can be written.');
  terminal.done(`${options.out} is written`);
  terminal.printWhole(files.map(({ file }) => file));
}

/** Each table, the data and the page; of pictures the browser and each sheet. */
function plannedSteps({ input }: FoundInput): number {
  const pictures = input?.browser === undefined ? 0 : 1 + input.dashboard.sheets.length;
  return (input?.tables.length ?? 0) + 2 + pictures;
}
