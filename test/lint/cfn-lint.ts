import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { virtualEnvironment } from '../support/virtual-environment';

const PACKAGE = 'cfn-lint==1.58.0';
const CACHE = path.resolve(__dirname, '../../.cache/cfn-lint');

/** What cfn-lint finds. */
export interface Finding {
  /** The file of the template. */
  readonly file: string;
  /** E.g. E3012. */
  readonly rule: string;
  readonly message: string;
  /** The place in the template, e.g. Resources, Bucket, Properties. */
  readonly place: readonly string[];
}

/** Puts cfn-lint into a virtual environment, once. Returns the command. */
export async function installCfnLint(): Promise<string> {
  return path.join(await virtualEnvironment(path.join(CACHE, PACKAGE), [PACKAGE], `${PACKAGE}, about 180 MB,`), 'cfn-lint');
}

/**
 * Lets cfn-lint judge templates: errors, warnings and hints alike.
 *
 * @throws when it could not judge
 */
export async function lint(command: string, files: string[]): Promise<Finding[]> {
  // I1022: aws-cdk-lib joins texts, where people would write Fn::Sub.
  const printed = await output(command, ['--format', 'json', '--include-checks', 'I', '--ignore-checks', 'I1022', '--', ...files]);
  return JSON.parse(printed).map(({ Filename, Rule, Message, Location }: any) => ({
    file: Filename, rule: Rule.Id, message: Message, place: (Location.Path ?? []).map(String),
  }));
}

/** What a command writes to its standard output. With findings cfn-lint ends with 2 to 14; it writes JSON all the same. */
function output(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.startsWith('[')) resolve(stdout);
      else reject(new Error(`${command} judged nothing: ${error?.message ?? stderr}`));
    });
  });
}
