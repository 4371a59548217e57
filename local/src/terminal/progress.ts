import { SingleBar } from 'cli-progress';
import type { Channel } from './channel';
import { inCells } from './line';

/** Shows what a command does, step by step. */
export interface StepDisplay {
  step(name: string): void;
  end(): void;
}

/** Shows how much of something is done. */
export interface AmountDisplay {
  update(done: number): void;
  end(): void;
}

const BAR_CELLS = 30;
/** What stands on the line beside the bar and the name. */
const REST_CELLS = '[] 100% | '.length;
/** What a terminal is taken to have that says nothing, or 0. */
const COLUMNS = 80;

/**
 * A bar on a terminal, a line for each step otherwise.
 *
 * @param planned about how many steps there will be
 */
export function stepDisplay(channel: Channel, planned: number): StepDisplay {
  if (!channel.isTerminal) return { step: (name) => channel.lines([name]), end: () => {} };
  const bar = barOn(channel, '[{bar}] {percentage}% | {name}');
  let done = -1;
  bar.start(planned, 0, { name: '' });
  return {
    step: (name) => {
      done = Math.min(done + 1, planned);
      bar.update(done, { name: inCells(name, Math.max(1, columnsOf(channel) - BAR_CELLS - REST_CELLS)) });
    },
    end: () => bar.stop(),
  };
}

/** A bar on a terminal, else nothing: the command says at its end what it did. */
export function amountDisplay(channel: Channel, title: string, unit: string, total: number): AmountDisplay {
  if (!channel.isTerminal) return { update: () => {}, end: () => {} };
  const bar = barOn(channel, `${title} [{bar}] {percentage}% | {value} of {total} ${unit}`);
  bar.start(total, 0);
  return { update: (done) => bar.update(done), end: () => bar.stop() };
}

function columnsOf({ stream: { columns = 0 } }: Channel): number {
  return columns > 0 ? columns : COLUMNS;
}

function barOn({ stream }: Channel, format: string): SingleBar {
  return new SingleBar({ format, stream, barsize: BAR_CELLS, hideCursor: true, clearOnComplete: true });
}
