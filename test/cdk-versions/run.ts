/**
 * The library with the lowest versions of its peers that it allows, with which all other tests run, and with the newest.
 */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { Peers, installedPeers, lowestPeers, makeProject, newestPeers } from './npm';
import { differences } from '../languages/assembly';
import { run } from '../languages/run';
import { lintAll } from '../lint/run';
import { Counts, Tally } from '../support/tally';
import { missingPython } from '../support/virtual-environment';
import type { NamedTemplate } from '../synthesis/templates';

type Template = Pick<NamedTemplate, 'name' | 'file' | 'resources'>;

const execute = promisify(execFile);
const ROOT = path.resolve(__dirname, '../..');
const APPS = ['example/app.ts', 'test/synthesis/app.ts'];

/** Synthesizes with both, where nothing deprecated may be used, and judges what the newest does in another way. */
export async function testCdkVersions(): Promise<Counts> {
  const tally = new Tally('cdk-versions');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-versions-'));
  const lowest = lowestPeers();
  await tally.check(`${said(lowest)} is what is installed, so that all other tests run with it`, async () => {
    const installed = installedPeers();
    return said(installed) === said(lowest) ? undefined : `${said(installed)} is`;
  });
  const before = path.join(folder, 'lowest.out');
  await tally.check(`${said(lowest)}: every template is synthesized, by nothing that is deprecated`, () =>
    synthesize(ROOT, 'test/synthesis/app.ts', before));
  await testNewest(path.join(folder, 'newest'), before, tally);
  if (tally.failed === 0) fs.rmSync(folder, { recursive: true });
  else console.log(`What was synthesized is in ${folder}`);
  return tally;
}

async function testNewest(project: string, before: string, tally: Tally): Promise<void> {
  let newest: Peers;
  const found = await tally.check('the newest versions are looked up', async () => {
    newest = await newestPeers();
    return undefined;
  });
  if (!found) return;
  const name = said(newest!);
  fs.mkdirSync(project);
  const installed = await tally.check(`${name}: installed with the packed library`, async () => {
    await makeProject(project, newest);
    return undefined;
  });
  if (!installed) return;
  await tally.check(`${name}: the types of the library and of the apps fit together`, async () => {
    await run('npx', ['tsc', '-p', '.'], { cwd: project });
    return undefined;
  });
  for (const app of APPS) {
    const synthesized = await tally.check(`${name}: ${app} is synthesized, by nothing that is deprecated`, () =>
      synthesize(project, app, outOf(project, app)));
    if (!synthesized) return;
  }
  const templates = APPS.flatMap((app) => templatesOf(outOf(project, app), `${name}: `));
  const changed = otherThan(templatesOf(before, `${name}: `), templates);
  const missing = await missingPython();
  if (missing.length > 0) tally.lacks(missing);
  else await lintAll(changed, tally);
}

/** Synthesizes an app. A fault is what aws-cdk-lib or CloudFormation calls deprecated. */
async function synthesize(folder: string, app: string, assembly: string): Promise<string | undefined> {
  const env = { ...process.env, CDK_OUTDIR: assembly, JSII_DEPRECATED: 'warn', TS_NODE_TRANSPILE_ONLY: 'true' };
  const { stdout, stderr } = await execute(process.execPath, [path.join(folder, 'node_modules/ts-node/dist/bin.js'), app], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  const warnings = new Set(`${stdout}\n${stderr}`.match(/^.*WARNING.* is deprecated.*$/gm));
  if (warnings.size > 0) return [...warnings].join('\n');
  return templatesOf(assembly, '').length > 0 ? undefined : 'there is no template';
}

function outOf(project: string, app: string): string {
  return path.join(project, `${path.dirname(app)}.out`);
}

function templatesOf(assembly: string, prefix: string): Template[] {
  const names = fs.readdirSync(assembly).filter((name) => name.endsWith('.template.json')).sort();
  return names.map((name) => {
    const file = path.join(assembly, name);
    const { Resources: resources } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return { name: `${prefix}${name.replace('.template.json', '')}`, file, resources };
  });
}

/** The templates that are others than before, each with a line that says in how much: equal ones are linted by a suite of their own. */
function otherThan(before: Template[], after: Template[]): Template[] {
  return after.filter(({ name, resources }) => {
    const earlier = before.find((each) => each.name === name);
    const found = earlier && differences(earlier.resources, resources);
    if (found && found.length > 0) console.log(`  ${name}: ${found.length} values are others than with the lowest, the first: ${found[0]}`);
    return found === undefined || found.length > 0;
  });
}

function said(peers: Peers): string {
  return `aws-cdk-lib ${peers['aws-cdk-lib']}, constructs ${peers.constructs}`;
}
