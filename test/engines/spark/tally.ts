/** Prints a line for each check, and counts. */
export class Tally {
  public passed = 0;
  public failed = 0;

  /**
   * Adds a check.
   *
   * @param fault what is wrong; undefined when nothing is
   */
  public add(check: string, fault: string | undefined): void {
    if (fault === undefined) this.passed++;
    else this.failed++;
    console.log(fault === undefined ? `PASS spark ${check}` : `FAIL spark ${check}: ${fault}`);
  }

  /** Adds a check that may throw. */
  public async check(name: string, find: () => Promise<string | undefined>): Promise<void> {
    try {
      this.add(name, await find());
    } catch (error) {
      this.add(name, error instanceof Error ? error.message : String(error));
    }
  }
}
