import { SingleBar } from 'cli-progress';
import type { Channel } from './channel';
import { inCells, Line } from './line';

/** Shows what a command does, step by step. */
export interface StepDisplay {
  step(name: string): void;
  /** Prints lines while steps are shown: where the bar is, which then goes on below them. */
  print(lines: readonly Line[]): void;
  end(): void;
}

/** Shows how much of something is done. */
export interface AmountDisplay {
  update(done: number): void;
  end(): void;
}

const BAR_CELLS = 30;
/** What stands on the line beside the bar and the name. */
const REST_CELLS = '[] 100% | 0:00:00 | '.length;
/** What a terminal is taken to have that says nothing, or 0. */
const COLUMNS = 80;

/**
 * A bar on a terminal, with the time since the begin; nothing otherwise: a log has no use for what is over when it is read.
 *
 * @param planned about how many steps there will be
 * @param output where lines are printed meanwhile
 */
export function stepDisplay(channel: Channel, planned: number, output: Channel): StepDisplay {
  if (!channel.isTerminal) return { step: () => {}, print: (lines) => output.lines(lines), end: () => {} };
  const bar = barOn(channel, '{name}');
  let [done, name] = [-1, ''];
  const begin = () => bar.start(planned, Math.max(0, done), { name });
  begin();
  return {
    step: (next) => {
      done = Math.min(done + 1, planned);
      name = inCells(next, Math.max(1, columnsOf(channel) - BAR_CELLS - REST_CELLS));
      bar.update(done, { name });
    },
    print: (lines) => {
      bar.stop();
      output.lines(lines);
      begin();
    },
    end: () => bar.stop(),
  };
}

/** A bar on a terminal, else nothing: the command says at its end what it did. */
export function amountDisplay(channel: Channel, title: string, unit: string, total: number): AmountDisplay {
  if (!channel.isTerminal) return { update: () => {}, end: () => {} };
  const bar = barOn(channel, `{value} of {total} ${unit}`, `${title} `);
  bar.start(total, 0);
  return { update: (done) => bar.update(done), end: () => bar.stop() };
}

/** Cells of a line of a terminal. */
export function columnsOf({ stream: { columns = 0 } }: Channel): number {
  return columns > 0 ? columns : COLUMNS;
}

function barOn({ stream }: Channel, what: string, title = ''): SingleBar {
  const start = Date.now();
  return new SingleBar({
    format: `${title}[{bar}] {percentage}% | {duration_formatted} | ${what}`,
    // A bar is drawn some times a second whether it moved or not. Its own time would begin anew wherever lines are printed above it.
    formatTime: () => clock(Date.now() - start),
    stream,
    barsize: BAR_CELLS,
    hideCursor: true,
    clearOnComplete: true,
  });
}

/** A time as a clock shows it: `0:07`, `1:05:30`. */
function clock(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(seconds)}` : `${minutes}:${padded(seconds)}`;
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
