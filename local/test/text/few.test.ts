import { firstLines, listed, quoted, shortened, shownJson } from '../../src/text/few';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

test.each([
  [0, 0, undefined],
  [21, 21, 'n20'],
  [22, 21, 'and 2 more'],
  [1_000_020, 21, 'and 1,000,000 more'],
])('of %p lines %p are told', (count, told, last) => {
  const lines = firstLines(numbered(count), (item) => item);
  expect(lines).toHaveLength(told);
  expect(lines.at(-1)).toBe(last);
  expect(firstLines(lines, (item) => item)).toEqual(lines);
});

test('only the lines that are told are made', () => {
  let made = 0;
  firstLines(numbered(1_000), () => `${made++}`);
  expect(made).toBe(20);
});

test.each([
  [[], ''],
  [['a', 'b'], 'a, b'],
  [numbered(31), numbered(31).join(', ')],
  [numbered(2_000), `${numbered(30).join(', ')} and 1,970 more`],
])('names', (names, expected) => {
  expect(listed(names)).toBe(expected);
});

test('a long name is cut', () => {
  expect(shortened('x'.repeat(1_000_000))).toBe(`${'x'.repeat(79)}…`);
  expect(quoted('x'.repeat(81))).toBe(`\`${'x'.repeat(79)}…\``);
  expect(shownJson({ a: 'x'.repeat(100) })).toBe(`{"a":"${'x'.repeat(73)}…`);
  expect(shownJson(undefined)).toBe('undefined');
});
