import * as fs from 'fs';
import * as path from 'path';
import { Command } from 'commander';
import { collect, MAP_OPTION } from './job-input';
import { UserError } from '../errors';

interface ImportOptions {
  readonly out?: string;
  readonly map: readonly string[];
}

/** `spotify-pipeline import`: writes TypeScript that builds the graph of a Glue job with the construct library. */
export function importCommand(): Command {
  return new Command('import')
    .description('Write TypeScript that builds the graph of a Glue Studio job with the construct library')
    .argument('<job.json>', 'what `aws glue get-job` prints, or what Glue Studio downloads')
    .option('--out <file.ts>', 'file to write (default: standard output)')
    .option(MAP_OPTION.flags, `${MAP_OPTION.description}; gives the columns of sources that declare none`, collect, [])
    .action(importJob);
}

async function importJob(file: string, { out, map }: ImportOptions): Promise<void> {
  // Loaded here, so that the other commands do not wait for the construct library.
  const [{ parseMaps }, { headersOf }, { readGlueJob }, { jobCalls }, { printTypeScript }] = await Promise.all([
    import('../glue-job/maps'), import('../glue-job/headers'), import('../glue-job/read-job'), import('../glue-job/job-calls'), import('../glue-job/print-typescript'),
  ]);
  const maps = parseMaps(map);
  const job = readGlueJob(file);
  const text = printTypeScript(jobCalls(job, headersOf(job, maps)), job);
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  write(out, text);
  process.stdout.write(`${out}\n`);
}

/** Writes aside and renames: what was in the file stays whole when there is no room for the new text. */
function write(file: string, text: string): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(aside, text);
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw new UserError('Give --out a file that can be written.', [`${file}: ${(error as Error).message}`]);
  }
}
