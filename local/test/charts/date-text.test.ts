import { dateText, type DateFormat } from '../../src/charts/date-text';

test.each<[DateFormat, string]>([
  ['YYYY-MM-DD', '2023-09-05'],
  ['DD.MM.YYYY', '05.09.2023'],
  ['DD/MM/YYYY', '05/09/2023'],
  ['MM/DD/YYYY', '09/05/2023'],
  ['D MMM YYYY', '5 Sep 2023'],
  ['MMM D, YYYY', 'Sep 5, 2023'],
  ['YYYY-MM', '2023-09'],
  ['MMM YYYY', 'Sep 2023'],
  ['YYYY', '2023'],
])('%s writes %s', (format, text) => {
  expect(dateText('2023-09-05 13:00:00', format)).toBe(text);
});

test('letters of a month are no part of a pattern', () => {
  expect(dateText('0001-12-01', 'MMM D, YYYY')).toBe('Dec 1, 0001');
  expect(dateText('9999-03-31', 'D MMM YYYY')).toBe('31 Mar 9999');
});
