import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { Line, Style, styled } from '../../src/terminal/line';
import { Captured } from '../support/captured';
import { FOREIGN_TEXT, rawIn } from '../support/foreign-text';

const RUNS = { seed: 21, numRuns: 500 };
const STYLES: readonly Style[] = ['bold', 'dim', 'gray', 'red', 'yellow', 'green', 'cyan'];
/** What picocolors writes, and what a bar writes. */
const LOOKS = /\x1b\[[0-9]{1,2}m/g;
const BAR = /\x1b(?:7|8|\[\?(?:25|7)[hl]|\[[0-9]+G|\[[02]K)/g;

const PART = fc.oneof(FOREIGN_TEXT, fc.tuple(FOREIGN_TEXT, fc.constantFrom(...STYLES)).map(([text, style]) => styled(text, style)));
const LINES: fc.Arbitrary<Line[]> = fc.array(fc.oneof(FOREIGN_TEXT, fc.array(PART, { maxLength: 4 })), { maxLength: 5 });

const spansOf = (line: Line) => (typeof line === 'string' ? [] : line.filter((part) => typeof part !== 'string' && part.text !== ''));

describe.each([['a terminal', 80], ['a pipe', undefined]])('on %s', (_, columns) => {
  test('lines hold nothing raw but their ends and the looks that were asked for', () => {
    fc.assert(fc.property(LINES, (lines) => {
      const { terminal, stdout, stderr } = new Captured(columns);
      terminal.print(lines);
      terminal.printError(lines);
      expect(stderr.text).toBe(stdout.text);
      expect(stdout.text.split('\n')).toHaveLength(lines.length + 1);
      expect(stdout.text.match(LOOKS) ?? []).toHaveLength(columns === undefined ? 0 : 2 * lines.flatMap(spansOf).length);
      expect(rawIn(stdout.text.replace(LOOKS, '').replaceAll('\n', ''))).toEqual([]);
    }), RUNS);
  });

  test('whole lines and JSON hold nothing raw but line ends', () => {
    fc.assert(fc.property(fc.array(FOREIGN_TEXT), (texts) => {
      const { terminal, stdout } = new Captured(columns);
      terminal.printWhole(texts);
      expect(stdout.text.split('\n')).toHaveLength(texts.length + 1);
      terminal.printJson(texts);
      expect(rawIn(stdout.text.replaceAll('\n', ''))).toEqual([]);
    }), RUNS);
  });

  test('steps hold nothing raw', () => {
    fc.assert(fc.property(fc.array(FOREIGN_TEXT, { minLength: 1 }), (names) => {
      const { terminal, stdout, stderr } = new Captured(columns);
      const display = terminal.steps(3);
      names.forEach(display.step);
      display.end();
      expect(stdout.text).toBe('');
      expect(rawIn(stderr.text.replace(BAR, '').replaceAll('\n', ''))).toEqual([]);
    }), { ...RUNS, numRuns: 100 });
  });

  test('a very long line is cut, and says how much is missing', () => {
    const { terminal, stdout } = new Captured(columns);
    terminal.print([`Error: ${'x'.repeat(1_000_000)}`, [styled('日'.repeat(1_500), 'bold'), 'after it']]);
    const [first, second] = stdout.text.replace(LOOKS, '').split('\n');
    expect(first).toBe(`Error: ${'x'.repeat(1_993)}… (998,007 more characters)`);
    expect(second).toBe(`${'日'.repeat(1_000)}… (508 more characters)`);
  });

  test('a line for programs is whole', () => {
    const { terminal, stdout } = new Captured(columns);
    terminal.printWhole(['x'.repeat(10_000)]);
    expect(stdout.text).toBe(`${'x'.repeat(10_000)}\n`);
  });
});

test.each([60, 80, 200])('the line of a bar fits into %p columns', (columns) => {
  for (const name of ['Join tracks '.repeat(100), '日本の夏'.repeat(100), '\x1b[31m'.repeat(100)]) {
    const { terminal, stderr } = new Captured(columns);
    const display = terminal.steps(1);
    display.step(name);
    display.end();
    const drawn = stderr.text.split(BAR).filter((text) => text.endsWith('…'));
    expect(drawn.map((line) => stringWidth(line) > columns - 8 && stringWidth(line) <= columns)).toEqual([true]);
  }
});

test('a bar on a terminal shows how much is done; nothing does in a pipe', () => {
  const shown = [80, undefined].map((columns) => {
    const { terminal, stdout, stderr } = new Captured(columns);
    const display = terminal.amount('Writing', 'tracks', 10);
    display.update(4);
    display.end();
    return [stdout.text, /\] 40% \| 0:00 \| 4 of 10 tracks/.test(stderr.text)];
  });
  expect(shown).toEqual([['', true], ['', false]]);
});

test('nothing is shown where it is to be silent', () => {
  const { terminal, stderr } = new Captured();
  terminal.steps(3, true).step('Reading');
  expect(stderr.text).toBe('');
});

test('the time since the begin goes on while nothing else does, and where lines are printed above', () => {
  jest.useFakeTimers();
  try {
    const { terminal, stdout, stderr } = new Captured(80);
    const display = terminal.steps(4);
    display.step('Reading');
    jest.advanceTimersByTime(65_000);
    expect(stderr.text).toContain('| 1:05 | Reading');
    display.print(['job: done']);
    jest.advanceTimersByTime(3_600_000);
    expect(stderr.text).toContain('| 1:01:05 | Reading');
    display.end();
    expect(stdout.text).toBe('job: done\n');
  } finally {
    jest.useRealTimers();
  }
});

test('in a pipe there are lines that are printed, and no steps', () => {
  const { terminal, stdout, stderr } = new Captured();
  const display = terminal.steps(1);
  display.step('Reading');
  display.print(['job: done']);
  display.end();
  expect([stdout.text, stderr.text]).toEqual(['job: done\n', '']);
});
