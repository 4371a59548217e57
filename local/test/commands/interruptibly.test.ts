import { interruptibly } from '../../src/commands/interruptibly';

const LISTENERS = process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM') - LISTENERS;

let killed: (string | number | undefined)[];
beforeEach(() => {
  killed = [];
  jest.useFakeTimers();
  jest.spyOn(process, 'kill').mockImplementation((_pid, signal) => { killed.push(signal); return true; });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** Work that ends when it is told to. */
function working(): { readonly ended: Promise<boolean>; readonly end: () => void } {
  let end = () => {};
  const ended = interruptibly((signal) => new Promise<boolean>((resolve) => { end = () => resolve(signal.aborted); }));
  return { ended, end };
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s asks the work to end; a second one would end the process', async (signal) => {
  const { ended, end } = working();
  expect(listeners()).toBe(2);
  process.emit(signal, signal);
  // Without a listener the signal does what it does by itself.
  expect(listeners()).toBe(0);
  end();
  expect(await ended).toBe(true);
  jest.runAllTimers();
  expect(killed).toEqual([]);
});

test('an interrupt ends the process where the work does not end, as the signal does by itself', () => {
  working();
  process.emit('SIGTERM', 'SIGTERM');
  expect(killed).toEqual([]);
  jest.runAllTimers();
  expect([killed, listeners()]).toEqual([['SIGTERM'], 0]);
});

test('without an interrupt nothing is left behind', async () => {
  const { ended, end } = working();
  end();
  expect(await ended).toBe(false);
  expect([listeners(), jest.getTimerCount()]).toEqual([0, 0]);
});
