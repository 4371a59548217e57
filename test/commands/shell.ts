import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Block } from './documents';
import type { Tally } from '../support/tally';

/** Nothing that a document tells people to do takes longer. */
const TIMEOUT_SECONDS = 900;
const SHOWN_LINES = 30;

/** A shell of a reader, who types what documents say: it stays in the folder that a command leads to. */
export class Shell {
  private place: string;

  /**
   * @param folder where it begins
   * @param environment its whole environment
   * @param words what a reader puts in the place of a word in capitals
   */
  constructor(folder: string, private readonly environment: NodeJS.ProcessEnv, private readonly words: Readonly<Record<string, string>> = {}) {
    mkdirSync(folder, { recursive: true });
    this.place = folder;
  }

  /** Goes to another folder. */
  public go(folder: string): this {
    this.place = folder;
    return this;
  }

  /** Types the commands of a block, or writes its file. Each is a check; after one that fails the block's others have failed too. */
  public async type(document: string, block: Block, tally: Tally): Promise<void> {
    if (block.file !== undefined) {
      const file = path.join(this.place, block.file);
      // What a command before it has made: another name in the document would leave that as it is.
      tally.add(`${document}: ${block.file}`, existsSync(file) ? undefined : 'no such file');
      if (existsSync(file)) writeFileSync(file, `${block.lines.join('\n')}\n`);
      return;
    }
    const lines = block.lines.filter((line) => line.trim() !== '');
    const { done, printed } = await this.run(lines.map((line) => this.inWords(line)));
    lines.forEach((line, index) => tally.add(`${document}: ${line.trim()}`, fault(index, done, printed)));
  }

  private inWords(line: string): string {
    return line.replace(/\b[A-Z]{2,}\b/g, (word) => this.words[word] ?? word);
  }

  /** @returns how many of the commands succeeded, and what all printed */
  private async run(lines: readonly string[]): Promise<{ done: number; printed: string }> {
    const state = mkdtempSync(path.join(this.environment.TMPDIR!, 'shell-'));
    const [done, place] = ['done', 'place'].map((name) => path.join(state, name));
    // A line keeps what it changes, as `source` does. After an `&&` that fails bash would go on.
    const script = lines.flatMap((line) => ['{', line, '} || exit 1', `echo >> ${done}`]);
    const printed = await bash([...script, `pwd > ${place}`].join('\n'), this.place, this.environment);
    if (existsSync(place)) this.place = readFileSync(place, 'utf8').trim();
    return { done: existsSync(done) ? readFileSync(done, 'utf8').length : 0, printed };
  }
}

function fault(index: number, done: number, printed: string): string | undefined {
  if (index < done) return undefined;
  return index > done ? 'not run: one before it failed' : `failed, with\n${printed.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')}`;
}

/** Runs a script to its end, without a terminal. @returns what it printed */
function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    // The group: what the shell has started goes with it.
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), TIMEOUT_SECONDS * 1000);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { printed += text; });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(printed);
    });
  });
}
