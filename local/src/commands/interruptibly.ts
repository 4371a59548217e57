/** For how long the work may end in its own way. What waits for a disk that does not answer hears no request. */
const GRACE_MS = 10_000;

/**
 * Lets an interrupt end the work in its own way: what was written aside is removed. A second one ends the process at once, and so does
 * the first where the work does not end: what is left then is removed by the next run.
 */
export async function interruptibly<T>(work: (signal: AbortSignal) => Promise<T>, graceMs = GRACE_MS): Promise<T> {
  const controller = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const stopListening = () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  const interrupt = (signal: NodeJS.Signals) => {
    stopListening();
    controller.abort();
    grace = setTimeout(() => process.kill(process.pid, signal), graceMs);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    stopListening();
    clearTimeout(grace);
  }
}
