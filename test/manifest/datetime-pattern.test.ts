import { datetimeTokens, isDatetimePattern, plainPatterns } from '../../src/manifest/datetime-pattern';

test.each<[string, string[]]>([
  ['dd.MM.yyyy', ['dd', '"."', 'MM', '"."', 'yyyy']],
  ["yyyyMMdd'T'HHmmss.SSS", ['yyyy', 'MM', 'dd', '"T"', 'HH', 'mm', 'ss', '"."', 'SSS']],
  ["'o''clock [x]' ''yyyy年", ['"o\'clock [x]"', '" "', '"\'"', 'yyyy', '"年"']],
])('the pieces of %s', (pattern, pieces) => {
  expect(datetimeTokens(pattern).map(({ field, text }) => field ?? JSON.stringify(text))).toEqual(pieces);
  expect(isDatetimePattern(pattern)).toBe(true);
});

test.each([
  ['yyyy MMMM', 'MMMM is not supported; use yyyy, MM, dd, HH, mm, ss, SSS and text in single quotes'],
  ['yyyy-MM-dd HH:mm:ss.SSSSSS', 'SSSSSS is not supported'],
  ['d.M.yyyy', 'd, M is not supported'],
  ["'yyyy' MM", 'holds no year (yyyy)'],
  ["yyyy 'at", 'a quote is not closed'],
])('%s is none', (pattern, problem) => {
  expect(() => datetimeTokens(pattern)).toThrow(problem);
  expect(isDatetimePattern(pattern)).toBe(false);
});

test.each<[string, string[]]>([
  ["yyyy-MM-dd 'UTC'", ["yyyy-MM-dd 'UTC'"]],
  ['yyyy[-MM[-dd]]', ['yyyy-MM-dd', 'yyyy-MM', 'yyyy']],
  ['yyyy[MM][dd]', ['yyyyMMdd', 'yyyyMM', 'yyyydd', 'yyyy']],
  ["yyyy-MM-dd[ HH:mm['h']['o''clock']]", ["yyyy-MM-dd HH:mm'ho''clock'", "yyyy-MM-dd HH:mm'h'", "yyyy-MM-dd HH:mm'o''clock'", 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd']],
  ["yyyy'[x]'[-MM]", ["yyyy'[x]-'MM", "yyyy'[x]'"]],
])('what %s stands for', (pattern, plain) => {
  expect(plainPatterns(pattern)).toEqual(plain);
  expect(isDatetimePattern(pattern)).toBe(true);
});

test.each(['yyyy[-MM', 'yyyy-MM]', 'yyyy]-MM[', '[yyyy-]MM', 'yyyy[yy]', 'yyyy-MM-dd[ EEE]', `yyyy${'[-MM]'.repeat(5)}`])('%s is no pattern with optional parts', (pattern) => {
  expect(isDatetimePattern(pattern)).toBe(false);
});
