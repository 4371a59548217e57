/** Prints a line for each check with the time it took, and counts. */
export class Tally {
  public passed = 0;
  public failed = 0;

  /** Adds a check, which finds what is wrong, or nothing, and may throw. */
  public async check(name: string, find: () => Promise<string | undefined>): Promise<boolean> {
    const start = Date.now();
    const fault = await find().catch((error) => (error instanceof Error ? error.message : String(error)));
    if (fault === undefined) this.passed++;
    else this.failed++;
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(fault === undefined ? `PASS deploy ${name} (${seconds} s)` : `FAIL deploy ${name} (${seconds} s): ${fault}`);
    return fault === undefined;
  }

  /** Adds the counts of a suite that counts for itself. */
  public add({ passed, failed }: { passed: number; failed: number }): void {
    this.passed += passed;
    this.failed += failed;
  }
}
