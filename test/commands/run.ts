/**
 * What the READMEs tell people to type, word for word and in its order: in a clone, and in empty folders outside of it, with the packages
 * as a release packs them.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Block, blocksOf } from './documents';
import { clone, packRelease, releaseFault } from './packages';
import { Registry } from './registry';
import { Shell } from './shell';
import { Aws } from '../deploy/aws';
import { Emulator } from '../deploy/emulator';
import { prepareMaven } from '../languages/project';
import { installMinistack } from '../support/ministack';
import { installNode, outside, RECOMMENDED_NODE } from '../support/node-version';
import { Counts, Tally } from '../support/tally';
import { virtualEnvironment } from '../support/virtual-environment';

const ROOT = path.resolve(__dirname, '../..');
const CACHE = path.join(ROOT, '.cache', 'commands');
const AWS_CLI = 'awscli==1.46.3';
const JOB = path.join(__dirname, 'job.json');
/** Not ours, and named by nothing but the documents: the command line of the CDK, under both of its names. */
const OF_THE_CDK = ['aws-cdk', 'cdk'];
/** What CI does in a clone of its own, before this. */
const IN_CI = 'npm ci && npm test';

/** Types what the documents say. */
export async function testCommands(): Promise<Counts> {
  const tally = new Tally('commands');
  const folder = mkdtempSync(path.join(tmpdir(), 'commands-'));
  const [ministack, node, awsCli] = [await installMinistack(), await installNode(RECOMMENDED_NODE), await installAwsCli()];
  // No job runs: nothing is uploaded.
  const emulator = await Emulator.start({ emulator: path.join(ministack, 'python'), spark: 'none', sparkClassPath: 'none' }, path.join(folder, 'aws'));
  const registry = await Registry.start(npmRegistry(), OF_THE_CDK, () => manifestsIn(folder));
  try {
    await new Reader(folder, await environment(folder, [node, awsCli], emulator, registry), emulator, registry, tally).readAll();
  } finally {
    await registry.stop();
    await emulator.stop();
  }
  tally.add('no command asks for a package that no manifest declares', registry.undeclared.size === 0 ? undefined : [...registry.undeclared].join(', '));
  if (tally.failed === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`What the commands left is in ${folder}`);
  return tally;
}

/** Somebody who follows the documents. */
class Reader {
  private readonly typed: Block[] = [];
  private readonly documents = new Map(readmes().map((document) => [document, blocksOf(document)]));

  constructor(
    private readonly folder: string, private readonly env: NodeJS.ProcessEnv, private readonly emulator: Emulator,
    private readonly registry: Registry, private readonly tally: Tally,
  ) {}

  public async readAll(): Promise<void> {
    await this.inClone();
    await this.inApp();
    await this.withData();
    await this.withJob();
    const left = [...this.documents].flatMap(([document, blocks]) => blocks.filter((block) => !this.typed.includes(block)).map(({ section }) => `${document}: ${section}`));
    this.tally.add('each block of commands was typed', left.length === 0 ? undefined : `not so: ${left.join('; ')}`);
    this.tally.add('CI runs the tests of the README in a clone', runsInCi() ? undefined : `${IN_CI} is not in .ci/run`);
  }

  /** Demo and examples, then the packages of a release. */
  private async inClone(): Promise<void> {
    const place = await clone(path.join(this.folder, 'clone'));
    const data = path.join(this.folder, 'data');
    const root = new Shell(place, this.env, { DIR: data });
    await this.read('README.md', 'Try it on this machine', root, ([demo]) => [demo]);
    execFileSync('cp', ['-r', path.join(place, 'demo', 'data'), data]);
    await this.read('README.md', 'Try it on this machine', root, (blocks) => blocks.slice(1).filter(({ lines }) => lines[0] !== IN_CI));
    this.typed.push(...this.documents.get('README.md')!.filter(({ lines }) => lines[0] === IN_CI));
    for (const [language, title] of [['typescript', 'TypeScript'], ['python', 'Python'], ['java', 'Java']]) {
      const document = `examples/${language}/README.md`;
      await this.read(document, title, root.go(place), ([first]) => [first]);
      await this.read(document, title, new Shell(path.join(place, 'examples', language), this.env), (blocks) => blocks.slice(1));
    }
    // What they need is there from the TypeScript example.
    for (const [document, title, folder] of [['shop', 'A shop', 'shop/typescript'], ['spotify-api', "Files of Spotify's Web API", 'spotify-api']]) {
      await this.read(`examples/${document}/README.md`, title, new Shell(path.join(place, 'examples', folder), this.env));
    }
    await this.tally.check('the packages are packed at one version, which the peer range fits', async () => {
      const packed = await packRelease(place, this.env);
      this.registry.serve(packed);
      return releaseFault(place, packed);
    });
  }

  /** An app from an empty folder to a dashboard, and to AWS. */
  private async inApp(): Promise<void> {
    const shell = new Shell(path.join(this.folder, 'app'), this.env);
    for (const section of ['In your app', 'On one machine', 'Dashboards', 'Your own data']) await this.read('README.md', section, shell);
    await this.read('local/README.md', 'cdk-spotify-analytics-local', shell);
  }

  /** Files of one's own, with nothing else: those of the example of a shop. */
  private async withData(): Promise<void> {
    const place = path.join(this.folder, 'files');
    mkdirSync(place);
    execFileSync('cp', ['-r', path.join(this.folder, 'clone', 'examples', 'shop', 'data'), path.join(place, 'shop')]);
    await this.read('local/README.md', 'Data that you have', new Shell(place, this.env));
  }

  /** A job from the console, with nothing else: from a file, and from the account. */
  private async withJob(): Promise<void> {
    for (const [document, name] of [['README.md', 'job'], ['local/README.md', 'fetched-job']]) {
      const place = path.join(this.folder, name);
      const { Job: job } = read(JOB);
      mkdirSync(path.join(place, 'data'), { recursive: true });
      writeFileSync(path.join(place, 'data', 'track.csv'), 'track_id,track_popularity\n4uLU6hMCjMI75M1A2tKUQC,81\n');
      if (name === 'job') copyFileSync(JOB, path.join(place, 'job.json'));
      else await createJob(new Aws(this.emulator.endpoint), job);
      await this.read(document, 'A job that you have', new Shell(place, this.env, { NAME: job.Name }));
    }
  }

  private async read(
    document: string, section: string, shell: Shell, choose = (blocks: readonly Block[]): readonly Block[] => blocks,
  ): Promise<void> {
    const chosen = choose(this.documents.get(document)!.filter((block) => block.section === section));
    if (chosen.length === 0) this.tally.add(`${document}: ${section}`, 'there is no such section with commands');
    for (const block of chosen) {
      this.typed.push(block);
      await shell.type(document, block, this.tally);
    }
  }
}

/** A job in the account, with the role that it runs as. */
async function createJob(aws: Aws, job: { readonly Role: string }): Promise<void> {
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'glue.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  await aws.query('iam', 'CreateRole', { RoleName: path.basename(job.Role), AssumeRolePolicyDocument: JSON.stringify(trust) });
  await aws.json('glue', 'CreateJob', job);
}

/** The READMEs of the repository. */
function readmes(): string[] {
  return execFileSync('git', ['ls-files', 'README.md', '*/README.md'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
}

function runsInCi(): boolean {
  const ci = readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8');
  return IN_CI.split(' && ').every((command) => ci.includes(command));
}

/** What may declare a package: the manifests in the folders of a reader, and the lock file of a clone. */
function manifestsIn(folder: string): object[] {
  const manifests = ['clone', 'clone/local', 'clone/examples/typescript', 'app/analytics'].map((place) => path.join(folder, place, 'package.json'));
  const lock = path.join(folder, 'clone', 'package-lock.json');
  return [...manifests.filter(existsSync).map(read), ...existsSync(lock) ? Object.values(read(lock).packages) : []];
}

function read(file: string): any {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function npmRegistry(): string {
  return execFileSync('npm', ['config', 'get', 'registry'], { cwd: ROOT, encoding: 'utf8', env: outside() }).trim();
}

async function installAwsCli(): Promise<string> {
  return virtualEnvironment(path.join(CACHE, AWS_CLI), [AWS_CLI], `${AWS_CLI}, about 90 MB,`);
}

/** Of a reader with the recommended Node.js, the credentials of the emulator, and no terminal. */
async function environment(folder: string, programs: readonly string[], emulator: Emulator, registry: Registry): Promise<NodeJS.ProcessEnv> {
  const TMPDIR = path.join(folder, 'tmp');
  mkdirSync(TMPDIR);
  return {
    ...outside(),
    ...emulator.environment,
    TMPDIR,
    PATH: [...programs, process.env.PATH].join(path.delimiter),
    npm_config_registry: registry.address,
    npm_config_cache: path.join(CACHE, 'npm'),
    // What npx asks before it installs something, a reader answers with yes.
    npm_config_yes: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
    CDK_HOME: path.join(folder, 'home'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // Without a terminal nobody can be asked.
    CDK_REQUIRE_APPROVAL: 'never',
    CDK_NOTICES: 'false',
    MAVEN_OPTS: `-Dmaven.repo.local=${await prepareMaven()}`,
  };
}
