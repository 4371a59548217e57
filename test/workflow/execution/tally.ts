/** Prints a line for each check, and counts. */
export class Tally {
  public passed = 0;
  public failed = 0;

  /** Adds a check, which finds what is wrong, or nothing, and may throw. */
  async check(name: string, find: () => Promise<string | undefined>): Promise<void> {
    const fault = await find().catch((error) => (error instanceof Error ? error.message : String(error)));
    if (fault === undefined) this.passed++;
    else this.failed++;
    console.log(fault === undefined ? `PASS workflow ${name}` : `FAIL workflow ${name}: ${fault}`);
  }
}
