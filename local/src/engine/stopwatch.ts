/** Starts to take time. @returns what gives the seconds since then, to the millisecond */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start) / 1000;
}
