import { literal, sqlType } from '../../src/engine/database/sql';
import { castValue } from '../../src/engine/nodes/cast';
import { query } from '../support/sandbox';

/** Casts texts that a type is read from, by way of that type, and gives what becomes of them, as text. */
async function cast(from: string, to: string, texts: readonly (string | null)[]): Promise<unknown[]> {
  const rows = texts.map((text, index) => `(${index}, CAST(${text === null ? 'NULL' : literal(text)} AS ${sqlType(from)}))`).join(', ');
  return (await query(`SELECT CAST(${castValue('v', from, to)} AS VARCHAR) FROM (VALUES ${rows}) AS t(place, v) ORDER BY place`)).map(([cell]) => cell);
}

test.each<[string, string, [string | null, string | null][]]>([
  ['int', 'int', [['7', '7'], [null, null]]],
  ['string', 'string', [[' a ', ' a '], ['', '']]],
  // A text becomes what a file that says it would be read as.
  ['string', 'int', [['7', '7'], ['-007', '-7'], [' 7', null], ['7.0', null], ['2147483648', null], ['x', null]]],
  ['string', 'bigint', [['2147483648', '2147483648'], ['1e3', null]]],
  ['string', 'double', [['1.5', '1.5'], ['NaN', 'nan'], ['x', null]]],
  ['string', 'decimal(5,2)', [['1.005', '1.01'], ['1000', null]]],
  ['string', 'boolean', [['TRUE', 'true'], ['1', null]]],
  ['string', 'date', [['2020-02-29', '2020-02-29'], ['2021-02-29', null], ['2020-02-29 00:00:00', null], ['29.02.2020', null]]],
  ['string', 'timestamp', [
    ['2020-02-29 01:02:03', '2020-02-29 01:02:03'],
    ['2020-02-29 01:02:03.5', '2020-02-29 01:02:03.5'],
    ['2020-02-29 01:02:03.123456', '2020-02-29 01:02:03.123456'],
    ['2020-02-29 01:02:03.1234567', null],
    ['2020-02-29 01:02:03.', null],
    ['2020-02-29', null],
    ['2020-02-29T01:02:03', null],
  ]],
  // A fraction is cut, and not rounded.
  ['double', 'int', [['1.9', '1'], ['-1.9', '-1'], ['NaN', null], ['3e9', null]]],
  ['float', 'bigint', [['2.75', '2'], ['-2.75', '-2']]],
  ['decimal(5,2)', 'int', [['1.99', '1'], ['-1.99', '-1']]],
  ['decimal(5,2)', 'bigint', [['2.50', '2']]],
  // A number with a floating point goes by its shortest text, which is what it looks like.
  ['double', 'decimal(5,2)', [['1.005', '1.01'], ['1e3', null], ['NaN', null]]],
  ['float', 'decimal(5,2)', [['2.5', '2.50']]],
  ['float', 'decimal(12,10)', [['0.1', '0.1000000015']]],
  ['decimal(5,2)', 'decimal(5,1)', [['1.25', '1.3'], ['-1.25', '-1.3']]],
  ['int', 'decimal(5,2)', [['7', '7.00'], ['1000', null]]],
  ['boolean', 'decimal(5,2)', [['true', '1.00'], ['false', '0.00']]],
  ['boolean', 'int', [['true', '1'], ['false', '0']]],
  ['int', 'boolean', [['0', 'false'], ['2', 'true']]],
  ['bigint', 'int', [['2147483647', '2147483647'], ['2147483648', null]]],
  ['double', 'float', [['0.5', '0.5']]],
  ['int', 'string', [['-7', '-7']]],
  ['timestamp', 'date', [['2020-02-29 23:59:59', '2020-02-29']]],
  ['date', 'timestamp', [['2020-02-29', '2020-02-29 00:00:00']]],
])('%s as %s', async (from, to, cases) => {
  expect(await cast(from, to, cases.map(([text]) => text))).toEqual(cases.map(([, value]) => value));
});
