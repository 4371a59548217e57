import * as fs from 'fs';
import * as path from 'path';

/** The module itself: what TypeScript imports is a view of it that cannot be changed. */
const actual: typeof fs = jest.requireActual('fs');

const CHANGES = ['renameSync', 'rmSync', 'writeFileSync', 'mkdirSync', 'copyFileSync', 'fsyncSync'] as const;
type Change = typeof CHANGES[number];

const LONG_AGO = new Date(2020, 0);

/**
 * Stands between the command and the disk: after some number of changes none reaches it any more, as if the process had been killed
 * before the next one. It knows what of that a power cut would leave.
 */
export class Crash {
  /** The changes that were made, in their order. */
  readonly made: Change[] = [];
  /** Inodes of what is on the disk itself. */
  private readonly synced: Set<number>;
  /** What is not on the disk yet. */
  private renamed: { from: string; to: string }[] = [];
  private removed: { file: string; content: string }[] = [];

  /**
   * @param folder what is outside of it is not looked at
   * @param survives how many changes are made
   * @param fails what then fails: all, as of a process that was killed, or some of it
   */
  constructor(private readonly folder: string, private readonly survives = Infinity, private readonly fails: readonly Change[] = CHANGES) {
    this.synced = new Set(this.files().map((file) => fs.statSync(file).ino));
    for (const name of CHANGES) this.intercept(name);
    this.interceptFlush();
  }

  /** From here on all reaches the disk. */
  over(): void {
    jest.restoreAllMocks();
  }

  /**
   * Takes away what was not yet on the disk: files made since the start that were not flushed are empty. What was done since to a folder
   * that was not flushed after it may be lost in part: the rename of the plan is, and the last rename; else the removals.
   */
  cutPower(): void {
    this.over();
    for (const file of this.files().filter((each) => !this.synced.has(fs.statSync(each).ino))) {
      fs.truncateSync(file);
      fs.utimesSync(file, LONG_AGO, LONG_AGO);
    }
    const last = this.renamed.at(-1);
    for (const { from, to } of this.renamed) {
      if ((to === last?.to || isPlan(to)) && !fs.existsSync(from) && fs.existsSync(to)) fs.renameSync(to, from);
    }
    if (last) return;
    for (const { file, content } of this.removed) if (fs.existsSync(path.dirname(file))) fs.writeFileSync(file, content);
  }

  private files(): string[] {
    const entries = fs.existsSync(this.folder) ? fs.readdirSync(this.folder, { recursive: true, withFileTypes: true }) : [];
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  }

  private intercept(name: Change): void {
    const original = actual[name] as (...args: unknown[]) => unknown;
    jest.spyOn(actual, name).mockImplementation(((...args: unknown[]) => {
      this.change(name);
      if (name === 'rmSync') this.noteRemoval(String(args[0]));
      const result = original(...args);
      this.note(name, args);
      return result;
    }) as never);
  }

  /** Files are flushed by handles, several at a time. */
  private interceptFlush(): void {
    const { open } = actual.promises;
    jest.spyOn(actual.promises, 'open').mockImplementation(async (...args) => {
      const handle = await open(...args);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        this.change('fsyncSync');
        await sync();
        this.noteSync(await handle.stat());
      };
      return handle;
    });
  }

  private change(name: Change): void {
    if (this.made.length >= this.survives && this.fails.includes(name)) throw new Error('killed');
    this.made.push(name);
  }

  private note(name: Change, args: readonly unknown[]): void {
    if (name === 'renameSync') this.renamed.push({ from: String(args[0]), to: String(args[1]) });
    if (name === 'fsyncSync') this.noteSync(fs.fstatSync(Number(args[0])));
  }

  private noteRemoval(file: string): void {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) this.removed.push({ file, content: fs.readFileSync(file, 'utf8') });
  }

  private noteSync(stats: fs.Stats): void {
    this.synced.add(stats.ino);
    if (!stats.isDirectory()) return;
    const isHere = (place: string) => fs.statSync(path.dirname(place), { throwIfNoEntry: false })?.ino === stats.ino;
    this.renamed = this.renamed.filter(({ from, to }) => !isHere(from) && !isHere(to));
    this.removed = this.removed.filter(({ file }) => !isHere(file));
  }
}

function isPlan(file: string): boolean {
  return path.basename(file) === 'switch.json';
}
