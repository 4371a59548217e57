import * as fs from 'fs';
import * as path from 'path';
import type { PipelineManifest } from '../../src/manifest';
import { pipelineWithDashboard } from '../dashboard/small-dashboard';
import { Crash } from '../support/crash';
import { fields } from '../support/manifests';
import { call, Called, removeSandboxes, Sandbox, sandbox, treeOf } from '../support/sandbox';

afterEach(() => {
  jest.restoreAllMocks();
  removeSandboxes();
});

/** The earlier run leaves rejects and no answers, the later one answers and no rejects. */
const EARLIER: PipelineManifest = { ...pipelineWithDashboard(), pipeline: 'Earlier/Pipeline' };
const LATER: PipelineManifest = {
  ...pipelineWithDashboard(),
  pipeline: 'Later/Pipeline',
  queries: [{ name: 'count_rows', description: 'How many?', sql: 'SELECT count(*) AS n FROM result', columns: fields('n:bigint') }],
};

type Tree = Record<string, string>;

/** A run that is killed, and the ways to go on after it. */
class Killed {
  readonly made: Sandbox;
  private readonly earlier: string;
  private later: Tree = {};
  private before: Tree = {};

  constructor(private readonly isFirst: boolean) {
    this.made = sandbox(LATER);
    this.earlier = path.join(this.made.folder, 'earlier');
  }

  /** @returns number of changes that a whole run makes, and how many of them come before the switch */
  async prepare(): Promise<{ readonly all: number; readonly before: number }> {
    if (!this.isFirst) await this.runEarlier();
    this.before = visible(this.made.out);
    this.useLater();
    const crash = new Crash(this.made.out);
    await this.made.succeed();
    crash.over();
    this.later = visible(this.made.out);
    return { all: crash.made.length, before: crash.made.indexOf('fsyncSync') - 1 };
  }

  private async runEarlier(): Promise<void> {
    this.made.write('cdk.out/Test.pipeline.json', JSON.stringify(EARLIER));
    this.made.write('data/items.csv', 'id,name,rank\na,Anna,1\nb,Bert,two\n');
    await this.made.succeed('--max-rejects', '1');
    fs.cpSync(this.made.out, this.earlier, { recursive: true });
  }

  useLater(): void {
    this.made.write('cdk.out/Test.pipeline.json', JSON.stringify(LATER));
    this.made.write('data/items.csv', 'id,name,rank\nc,Cora,3\nd,Dora,4\ne,Edda,5\n');
  }

  /** Runs on the earlier results, and is killed before one of its changes. */
  async kill(survives: number, fails?: ConstructorParameters<typeof Crash>[2]): Promise<Crash> {
    fs.rmSync(this.made.out, { recursive: true, force: true });
    if (!this.isFirst) fs.cpSync(this.earlier, this.made.out, { recursive: true });
    this.useLater();
    const crash = new Crash(this.made.out, survives, fails);
    await this.made.run();
    crash.over();
    return crash;
  }

  run(): Promise<Called> {
    return this.made.run();
  }

  async runInVain(): Promise<void> {
    this.made.write('data/items.csv', '');
    const called = await this.made.run();
    expect([called.status, called.stderr]).toEqual([2, expect.stringContaining('items.csv: the file is empty')]);
  }

  dashboard(): Promise<Called> {
    return call('dashboard', this.made.assembly, '--warehouse', this.made.out, '--out', path.join(this.made.folder, 'page.html'));
  }

  /** Which files of which run are where, those of the command itself too. */
  places(): string {
    return JSON.stringify([Object.keys(treeOf(this.made.out)), visible(this.made.out)]);
  }

  /** Of which run all is that the output folder shows. */
  shows(): 'earlier' | 'later' | 'a part of each' {
    const shown = visible(this.made.out);
    if (isEqual(shown, this.before)) return 'earlier';
    return isEqual(shown, this.later) ? 'later' : 'a part of each';
  }
}

/** The report and the page say when the run was: of them only the pipeline's name is looked at. */
function visible(out: string): Tree {
  const shown = Object.entries(treeOf(out)).filter(([name]) => !name.startsWith('.'));
  return Object.fromEntries(shown.map(([name, content]) => [name, ['run.json', 'index.html'].includes(name) ? pipelineIn(content) : content]));
}

function pipelineIn(text: string): string {
  return /(Earlier|Later)(?=\/Pipeline)/.exec(text)?.[0] ?? 'none';
}

function isEqual(one: Tree, other: Tree): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

describe.each([['after an earlier run', false], ['the first run', true]])('%s', (_name, isFirst) => {
  test('killed before any change of the switch: the next call makes the results whole, be it a run, one that fails, or a dashboard', async () => {
    const killed = new Killed(isFirst);
    const { all, before } = await killed.prepare();
    const [places, states] = [new Set<string>(), new Set<string>()];
    for (let survives = before; survives < all; survives++) {
      await killed.kill(survives);
      states.add(killed.shows());
      // What was flushed and not moved makes no other state.
      if (places.size === places.add(killed.places()).size) continue;
      const left = path.join(killed.made.folder, 'left');
      fs.rmSync(left, { recursive: true, force: true });
      fs.cpSync(killed.made.out, left, { recursive: true });

      await killed.dashboard();
      const whole = killed.shows();
      expect([survives, whole]).not.toEqual([survives, 'a part of each']);
      if (whole === 'later' || !isFirst) {
        expect(fs.readFileSync(path.join(killed.made.folder, 'page.html'), 'utf8')).toContain(whole === 'later' ? '3 rows in result' : '2 rows in result');
      }

      for (const [again, expected] of [[() => killed.runInVain(), whole], [() => killed.run(), 'later']] as const) {
        fs.rmSync(killed.made.out, { recursive: true });
        fs.cpSync(left, killed.made.out, { recursive: true });
        await again();
        expect([survives, killed.shows()]).toEqual([survives, expected]);
        expect(fs.readdirSync(killed.made.out).filter((name) => name.startsWith('.'))).toEqual([]);
        killed.useLater();
      }
    }
    // Else nothing was killed in the middle of the switch.
    expect([...states].sort()).toEqual(['a part of each', 'earlier', 'later']);
  }, 300_000);

  test('power cut before any change of the switch: likewise', async () => {
    const killed = new Killed(isFirst);
    const { all, before } = await killed.prepare();
    for (let survives = before; survives < all; survives++) {
      (await killed.kill(survives)).cutPower();
      await killed.runInVain();
      expect([survives, killed.shows()]).not.toEqual([survives, 'a part of each']);
      killed.useLater();
    }
    expect(killed.shows()).toBe('later');
  }, 300_000);
});

test.each([[['renameSync']], [['fsyncSync']]] as const)('%p fail from some change of the switch on: no results are lost', async (fails) => {
  const killed = new Killed(false);
  const { all, before } = await killed.prepare();
  const places = new Set<string>();
  for (let survives = before; survives < all; survives++) {
    await killed.kill(survives, fails);
    if (places.size === places.add(killed.places()).size) continue;
    await killed.runInVain();
    expect([survives, killed.shows()]).not.toEqual([survives, 'a part of each']);
    killed.useLater();
  }
  expect(places.size).toBeGreaterThan(2);
}, 300_000);
