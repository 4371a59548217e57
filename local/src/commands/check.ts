import { Command } from 'commander';
import { createColors } from 'picocolors';
import { collect, loadJob, MAP_OPTION } from './job-input';
import { ExitStatus, UserError } from '../errors';
import type { JobCheck } from '../glue-job/check/check-job';

interface CheckOptions {
  readonly map?: readonly string[];
  readonly json?: boolean;
}

/** `cdk-spotify-analytics-local check`: prints what is wrong with a Glue job, or could be better. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Look for defects in a Glue Studio job. Ends with 1 when there are any; advice does not count')
    .argument('<job.json>', 'what `aws glue get-job` prints, or what Glue Studio downloads')
    .option(MAP_OPTION.flags, MAP_OPTION.description, collect)
    .option('--json', 'print what was found as JSON, and nothing else')
    .action(check);
}

async function check(file: string, { map, json }: CheckOptions): Promise<void> {
  const { translated } = await loadJob(file, map);
  const [{ checkJob }, { checkText }, { CheckKind }] = await Promise.all([
    import('../glue-job/check/check-job'), import('../glue-job/check/check-text'), import('../glue-job/check/check-table'),
  ]);
  const found = checkJob(translated);
  process.stdout.write(json ? `${JSON.stringify(asJson(found), null, 2)}\n` : checkText(found, file, colours()));
  const defects = found.findings.filter((finding) => finding.kind === CheckKind.DEFECT).length;
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

/** On a terminal only: a log gets plain lines. */
function colours() {
  return createColors(process.stdout.isTTY === true && process.env.NO_COLOR === undefined);
}
