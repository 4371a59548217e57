import { SingleBar } from 'cli-progress';

/** Shows on standard error what a run does. */
export interface StepDisplay {
  step(name: string): void;
  end(): void;
}

/**
 * A bar on a terminal, a line for each step otherwise, nothing when it is to be silent.
 *
 * @param planned about how many steps there will be
 */
export function stepDisplay(planned: number, isSilent: boolean): StepDisplay {
  if (isSilent) return { step: () => {}, end: () => {} };
  return process.stderr.isTTY ? barDisplay(planned) : { step: (name) => process.stderr.write(`${name}\n`), end: () => {} };
}

function barDisplay(planned: number): StepDisplay {
  const bar = new SingleBar({ format: '[{bar}] {percentage}% | {name}', barsize: 30, hideCursor: true, clearOnComplete: true });
  let done = -1;
  bar.start(planned, 0, { name: '' });
  return {
    step: (name) => {
      done = Math.min(done + 1, planned);
      bar.update(done, { name });
    },
    end: () => bar.stop(),
  };
}
