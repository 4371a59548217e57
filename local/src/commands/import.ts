import { Command } from 'commander';
import { examples } from './examples';
import { collect, MAP_OPTION } from './job-input';
import { writeAside } from '../output/write-aside';
import type { Terminal } from '../terminal/terminal';

interface ImportOptions {
  readonly out?: string;
  readonly map?: readonly string[];
}

/** `cdk-spotify-analytics-local import`: writes TypeScript that builds the graph of a Glue job with the construct library. */
export function importCommand(terminal: Terminal): Command {
  return new Command('import')
    .description('Write TypeScript that builds the graph of a Glue Studio job with the construct library')
    .argument('<job.json>', 'what `aws glue get-job` prints, or what Glue Studio downloads')
    .option('--out <file.ts>', 'file to write (default: standard output)')
    .option(MAP_OPTION.flags, `${MAP_OPTION.description}; gives the columns of sources that declare none`, collect)
    .addHelpText('after', examples('import', 'job.json', 'job.json --out job.ts'))
    .action((file: string, options: ImportOptions) => importJob(file, options, terminal));
}

async function importJob(file: string, { out, map = [] }: ImportOptions, terminal: Terminal): Promise<void> {
  // Loaded here, so that the other commands do not wait for the construct library.
  const [{ parseMaps }, { columnsInFiles }, { readGlueJob }, { jobCalls }, { printTypeScript }] = await Promise.all([
    import('../glue-job/files/maps'), import('../glue-job/files/columns-in-files'), import('../glue-job/read/read-job'), import('../glue-job/calls/job-calls'), import('../glue-job/print/print-typescript'),
  ]);
  const maps = parseMaps(map);
  const job = readGlueJob(file);
  const text = printTypeScript(jobCalls(job, await columnsInFiles(job, maps)), job);
  if (out === undefined) {
    terminal.printWhole(text.trimEnd().split('\n'));
    return;
  }
  writeAside(out, text);
  terminal.done(`${out} is written`);
  terminal.printWhole([out]);
}
