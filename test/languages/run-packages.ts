/**
 * What a user of each language gets from the built packages: the example, and an app that uses more of the interface, must
 * synthesize the same templates and manifests as in TypeScript, and an error must tell the same problems.
 */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { differences } from './assembly';
import { Consumer, Synthesized, consume } from './consumer';
import { JavaConsumer } from './java';
import { PythonConsumer } from './python';
import { NpmConsumer, SourcesConsumer } from './typescript';
import { Counts, Tally } from '../support/tally';

/** What is compared: each is a test. */
const COMPARED: [keyof Synthesized, string][] = [
  ['example', 'the example: templates and manifest'],
  ['shop', 'the example on other data: templates and manifest'],
  ['apiApp', 'the app that uses more of the interface: templates and manifest'],
  ['problems', 'the problems that an error tells'],
];
/** Differences that are shown of a comparison. */
const SHOWN_DIFFERENCES = 5;

/** The outcome of a test. */
interface Outcome {
  readonly what: string;
  /** What is wrong; undefined when nothing is. */
  readonly fault?: string;
}

/** Compares what a consumer got with what another one got. A consumer that failed has failed all of its tests. */
async function compare(consumer: Consumer, own: Promise<Synthesized>, expected: Promise<Synthesized>, reference: Consumer): Promise<Outcome[]> {
  const [actual, wanted] = await Promise.allSettled([own, expected]);
  return COMPARED.filter(([part]) => part !== 'shop' || consumer.shop).map(([part, title]) => {
    const what = `${consumer.name}: ${title} as in ${reference.name}`;
    if (actual.status === 'rejected') return { what, fault: `\n${indented(message(actual.reason))}` };
    if (wanted.status === 'rejected') return { what, fault: `nothing to compare with: ${reference.name} failed` };
    const found = differences(wanted.value[part], actual.value[part]);
    if (found.length === 0) return { what };
    return { what, fault: `${found.length} differences, the first:\n${indented(found.slice(0, SHOWN_DIFFERENCES).join('\n'))}` };
  });
}

function message(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

async function outcomesOf(folder: string): Promise<Outcome[]> {
  const own = (name: string) => fs.mkdtempSync(path.join(folder, `${name}-`));
  const sources = new SourcesConsumer(own('sources'));
  const npm = new NpmConsumer(own('npm'));
  const python = new PythonConsumer(own('python'));
  const java = new JavaConsumer(own('java'));

  // One in TypeScript for each version of aws-cdk-lib: another version may write another template.
  const references = new Map<string, { consumer: Consumer; synthesized: Promise<Synthesized> }>();
  for (const { awsCdkVersion } of [npm, python, java]) {
    if (references.has(awsCdkVersion)) continue;
    const consumer = awsCdkVersion === npm.awsCdkVersion ? npm : new NpmConsumer(own('npm'), awsCdkVersion);
    references.set(awsCdkVersion, { consumer, synthesized: consume(consumer) });
  }
  const compareWithReference = (consumer: Consumer) => {
    const reference = references.get(consumer.awsCdkVersion)!;
    return compare(consumer, consume(consumer), reference.synthesized, reference.consumer);
  };
  const outcomes = await Promise.all([
    compare(npm, references.get(npm.awsCdkVersion)!.synthesized, consume(sources), sources),
    compareWithReference(python),
    compareWithReference(java),
  ]);
  return outcomes.flat();
}

/** Compares what users of the packages get. */
export async function testPackages(): Promise<Counts> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-languages-'));
  const tally = new Tally('packages');
  for (const { what, fault } of await outcomesOf(folder)) tally.add(what, fault);
  if (tally.failed === 0) fs.rmSync(folder, { recursive: true });
  else console.log(`\nWhat was synthesized is under ${folder}`);
  return tally;
}
