/**
 * Does something and prints a line about it: how long it took, for whom, what it was.
 *
 * @returns what the action returns
 */
export async function step<T>(who: string, title: string, action: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    const result = await action();
    say(started, who, title);
    return result;
  } catch (error) {
    say(started, who, `FAILED: ${title}`);
    throw error;
  }
}

function say(started: number, who: string, text: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${who.padEnd(24)}  ${text}`);
}
