/** What a suite found. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Prints a line for each check of a suite, and counts. */
export class Tally implements Counts {
  public passed = 0;
  public failed = 0;

  constructor(private readonly suite: string) {}

  /**
   * Adds a check.
   *
   * @param fault what is wrong; undefined when nothing is
   */
  public add(check: string, fault: string | undefined): void {
    if (fault === undefined) this.passed++;
    else this.failed++;
    console.log(fault === undefined ? `PASS ${this.suite} ${check}` : `FAIL ${this.suite} ${check}: ${fault}`);
  }

  /** Adds that the suite cannot run on this machine. @param tools what it lacks, and what was found instead */
  public lacks(tools: string[]): this {
    this.add('cannot run on this machine', `it needs ${tools.join(' and ')}`);
    return this;
  }

  /** Adds a check, which finds what is wrong, or nothing, and may throw. Returns whether it passed. */
  public async check(name: string, find: () => Promise<string | undefined>): Promise<boolean> {
    const start = Date.now();
    const fault = await find().catch((error) => (error instanceof Error ? error.message : String(error)));
    this.add(`${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`, fault);
    return fault === undefined;
  }
}
