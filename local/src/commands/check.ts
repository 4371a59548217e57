import { Command } from 'commander';
import { examples } from './examples';
import { collect, loadJobs, MAP_OPTION } from './job-input';
import { ExitStatus, UserError } from '../errors';
import type { JobCheck } from '../glue-job/check/check-job';
import type { Terminal } from '../terminal/terminal';

interface CheckOptions {
  readonly map?: readonly string[];
  readonly json?: boolean;
}

/** `cdk-spotify-analytics-local check`: prints what is wrong with a Glue job, or could be better. */
export function checkCommand(terminal: Terminal): Command {
  return new Command('check')
    .description('Look for defects in a Glue Studio job. Ends with 1 when there are any; advice does not count')
    .argument('<job.json>', 'what `aws glue get-job` prints, or what Glue Studio downloads; or a folder of such jobs')
    .option(MAP_OPTION.flags, MAP_OPTION.description, collect)
    .option('--json', 'print what was found as JSON, and nothing else')
    .addHelpText('after', examples('check', 'job.json', 'job.json --map s3://bucket/staging=data --json'))
    .action((file: string, options: CheckOptions) => check(file, options, terminal));
}

async function check(file: string, { map, json }: CheckOptions, terminal: Terminal): Promise<void> {
  const { translated } = await loadJobs(file, map);
  const [{ checkJob }, { checkLines }, { CheckKind }] = await Promise.all([
    import('../glue-job/check/check-job'), import('../glue-job/check/check-text'), import('../glue-job/check/check-table'),
  ]);
  const found: JobCheck[] = [];
  for (const job of translated) found.push(await checkJob(job));
  if (json) terminal.printJson(found.length === 1 ? asJson(found[0]) : { version: 1, jobs: found.map(asJson) });
  else terminal.print(found.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...checkLines(each, translated[index].job.file)]));
  const defects = found.flatMap(({ findings }) => findings).filter((finding) => finding.kind === CheckKind.DEFECT).length;
  if (defects > 0) throw new UserError(`Correct ${defects === 1 ? 'the defect' : `the ${defects} defects`} of ${file}: what was found says how.`, [], ExitStatus.DEFECT);
}

function asJson({ job, nodes, findings, notChecked }: JobCheck): object {
  return {
    version: 1,
    job,
    nodes,
    findings: findings.map(({ kind, id, node, message }) => ({ kind, id, node: node ?? null, message })),
    notChecked: notChecked.map(({ node, remedy }) => ({ node, remedy: remedy ?? null })),
  };
}
