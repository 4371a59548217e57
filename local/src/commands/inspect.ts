import { Command, Option } from 'commander';
import { examples } from './examples';
import { interruptibly } from './interruptibly';
import { ExitStatus, UserError } from '../errors';
import type { Language } from '../inspect/app/app-folder';
import type { Inspection } from '../inspect/inspect-files';
import { styled } from '../terminal/line';
import type { Terminal } from '../terminal/terminal';
import { firstLines } from '../text/few';

interface InspectOptions {
  readonly out?: string;
  readonly language: Language;
}

/** `cdk-spotify-analytics-local inspect`: tells what data files are, and writes an app that makes a pipeline of them. */
export function inspectCommand(terminal: Terminal): Command {
  return new Command('inspect')
    .description('Tell what CSV, JSON or Parquet files are: form, columns, types, keys, joins. With --out, write an app that makes a pipeline of them')
    .argument('<file|dir>', 'a data file, or a folder of them')
    .option('--out <dir>', 'folder of the app to write')
    .addOption(new Option('--language <language>', 'what the app is written in').choices(['typescript', 'python']).default('typescript'))
    .addHelpText('after', examples('inspect', 'data', 'data --out my-app --language python'))
    .action((place: string, options: InspectOptions) => inspect(place, options, terminal));
}

async function inspect(place: string, { out, language }: InspectOptions, terminal: Terminal): Promise<void> {
  // Loaded here, so that the other commands do not wait for it.
  const [{ dataPlace }, { inspectFiles }, { describe }] = await Promise.all([
    import('../inspect/data-files'), import('../inspect/inspect-files'), import('../inspect/describe'),
  ]);
  if (out !== undefined) (await import('../inspect/app/app-folder')).checkAppFolder(out);
  const { folder, files, passedOver } = dataPlace(place);
  const display = terminal.amount('Looking at', 'files', files.length);
  const inspection = await interruptibly((signal) => inspectFiles(files, { signal, onFile: display.update })
    .catch((error: unknown) => { throw signal.aborted ? new UserError('Interrupted: nothing was written.', [], ExitStatus.INTERRUPTED) : error; }))
    .finally(display.end);
  refuseNothing(inspection);
  terminal.print(describe(inspection, passedOver));
  if (out !== undefined) await app(inspection, folder, out, language, terminal);
}

async function app(inspection: Inspection, folder: string, out: string, language: Language, terminal: Terminal): Promise<void> {
  // It needs the construct library, for which the rest does not wait.
  const { writeApp } = await import('../inspect/app/app-files');
  const { plan, data } = writeApp(inspection, folder, out, language);
  terminal.done(`the app is written to ${out}`);
  const install = language === 'python' ? 'python3 -m venv .venv && source .venv/bin/activate && pip install -r requirements.txt' : 'npm install';
  terminal.print([
    '',
    ...(plan.leftOut.length === 0 ? [] : ['The app does not read:', ...firstLines(plan.leftOut, (reason) => `  ${reason}`), '']),
    [styled(`The app is written to ${out}`, 'bold'), '. In this folder:'],
    `  ${install}`,
    '  npx cdk synth --quiet',
    `  npx cdk-spotify-analytics-local run cdk.out --data ${data} --out out`,
    '  npx cdk deploy',
  ]);
}

function refuseNothing({ files, faults }: Inspection): void {
  if (files.length > 0) return;
  throw new UserError('Give a file whose rows can be read: CSV, JSON or Parquet.', faults.map(({ file, fault }) => `${file.path}: ${fault}`));
}
