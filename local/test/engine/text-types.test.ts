import fc from 'fast-check';
import { literal, sqlType } from '../../src/engine/database/sql';
import { datetimePattern } from '../../src/engine/input/datetime-pattern';
import { TextFormats, textType } from '../../src/engine/input/text-types';
import { query } from '../support/sandbox';

const FORMATS = { dateFormats: ["yyyy-MM-dd HH:mm:ss 'UTC'"], timestampFormats: ['yyyy-MM-dd HH:mm:ss.SSS'] };

/** The value of each text as the engine reads it, as text; null where it does not fit. */
async function read(type: string, texts: readonly string[], formats: TextFormats = FORMATS): Promise<unknown[]> {
  const parser = textType(type, formats);
  if (!parser) throw new Error(`${type} takes any text`);
  const value = parser.value('text');
  const fits = `(${parser.quick('text', value)}) OR (${value} IS NOT NULL AND ${parser.fits('text')})`;
  const rows = texts.map((text, index) => `(${index}, ${literal(text)})`).join(', ');
  return (await query(`SELECT CAST(CASE WHEN ${fits} THEN ${value} END AS VARCHAR) FROM (VALUES ${rows}) AS t(place, text) ORDER BY place`)).map(([cell]) => cell);
}

/** Whether the quick look alone takes each text. */
async function quick(type: string, texts: readonly string[]): Promise<unknown[]> {
  const parser = textType(type, FORMATS);
  const value = `CAST(v AS ${sqlType(type)})`;
  const rows = texts.map((text, index) => `(${index}, ${literal(text)})`).join(', ');
  const sql = `SELECT coalesce(${parser?.quick('text', value)}, false), ${parser?.fits('text')}`
    + ` FROM (SELECT place, text, ${parser?.value('text')} AS v FROM (VALUES ${rows}) AS t(place, text)) ORDER BY place`;
  return query(sql);
}

test.each(['int8', 'INT', 'decimal(5,2)--', 'decimal(5)', "varchar), (FROM read_text('x')", 'toString', ''])('%s is no type that could stand in a statement', (type) => {
  expect(() => sqlType(type)).toThrow('no type of the Data Catalog');
});

describe.each<[string, [string, string | null][]]>([
  ['int', [['7', '7'], ['+7', '7'], ['-7', '-7'], ['007', '7'], ['-0', '0'], ['2147483647', '2147483647'], ['2147483648', null], ['-2147483648', '-2147483648'],
    [' 7', null], ['7 ', null], ['7.0', null], ['7e0', null], ['1_000', null], ['1,000', null], ['0x1F', null], ['0b1', null], ['--7', null], ['٧', null], ['7\n', null], ['x', null]]],
  ['bigint', [['9223372036854775807', '9223372036854775807'], ['9223372036854775808', null], ['1e3', null]]],
  ['double', [['0.85', '0.85'], ['183.0', '183.0'], ['1.', '1.0'], ['.5', '0.5'], ['+.5e3', '500.0'], ['-1E-2', '-0.01'], ['1e400', 'inf'], ['NaN', 'nan'], ['Infinity', 'inf'], ['-Infinity', '-inf'],
    ['nan', null], ['inf', null], ['+Infinity', null], ['infinity', null], ['.', null], ['1.2.3', null], ['1_0.5', null], [' 1.5', null], ['1.5 ', null], ['0x1p3', null], ['1,5', null], ['1.5f', null]]],
  ['float', [['1.5', '1.5'], ['1e39', 'inf'], ['x', null]]],
  ['boolean', [['true', 'true'], ['FALSE', 'false'], ['True', 'true'], ['t', null], ['1', null], ['yes', null], [' true', null]]],
  ['decimal(5,2)', [['1', '1.00'], ['1.005', '1.01'], ['-1.005', '-1.01'], ['+1.', '1.00'], ['.5', '0.50'], ['999.994', '999.99'], ['999.995', null], ['1e2', null], [' 1', null], ['1 ', null], ['NaN', null]]],
  ['date', [['2016-11-10 00:00:00 UTC', '2016-11-10'], ['2016-11-10 23:59:59 UTC', '2016-11-10'], ['0001-01-01 00:00:00 UTC', '0001-01-01'], ['9999-12-31 00:00:00 UTC', '9999-12-31'],
    ['0000-01-01 00:00:00 UTC', null], ['2023-02-29 00:00:00 UTC', null], ['2024-02-29 00:00:00 UTC', '2024-02-29'], ['2016-13-10 00:00:00 UTC', null], ['2016-11-10 24:00:00 UTC', null],
    ['2016-11-10', null], ['2016-11-10 00:00:00', null], ['2016-11-10 00:00:00 CET', null], ['016-11-10 00:00:00 UTC', null], ['2016-1-010 00:00:00 UTC', null], [' 201-01-01 00:00:00 UTC', null],
    ['2016/11/10 00:00:00 UTC', null], ['2016-11-10T00:00:00 UTC', null], ['2016-11-10 00:00:00 UTC ', null], ['2016-11-10 (BC):00:00 UTC', null]]],
  ['timestamp', [['2016-11-10 01:02:03.456', '2016-11-10 01:02:03.456'], ['2016-11-10 01:02:03.4', null], ['2016-11-10 01:02:60.000', null], ['2016-11-31 01:02:03.456', null]]],
])('%s', (type, cases) => {
  test('takes what fits and nothing else', async () => {
    expect(await read(type, cases.map(([text]) => text))).toEqual(cases.map(([, value]) => value));
  });
});

describe('the quick look takes nothing that does not fit', () => {
  const pieces = fc.constantFrom('0', '1', '9', '12', '2016-11-10', ' 00:00:00 UTC', '-', '+', '.', 'e', 'E', '_', ' ', '\t', '0x', 'b', 'NaN', 'inf', 'UTC', ':', '/');
  test.each(['int', 'bigint', 'double', 'float', 'decimal(5,2)', 'date'])('%s', async (type) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')), { minLength: 200, maxLength: 200 }), async (texts) => {
      const rows = (await quick(type, texts)) as [boolean, boolean][];
      expect(texts.filter((_, index) => rows[index][0] && !rows[index][1])).toEqual([]);
    }), { numRuns: 10 });
  });
});

describe('datetime patterns', () => {
  test.each([
    ['dd.MM.yyyy', '10.11.2016', '2016-11-10'],
    ["'on' yyyy-MM-dd", 'on 2016-11-10', '2016-11-10'],
    ["yyyy'年'MM", '2016年11', '2016-11-01'],
    ['yyyy', '2016', '2016-01-01'],
    ["''yyyy''MM''dd", "'2016'11'10", '2016-11-10'],
    ['yyyy🎵MM', '2016🎵11', '2016-11-01'],
    ["yyyy'[*?]\\'MM.dd", '2016[*?]\\11.10', '2016-11-10'],
    ['HH:mm yyyy-MM-dd', '23:15 2016-11-10', '2016-11-10'],
  ])('%s', async (format, text, value) => {
    expect(await read('date', [text, `${text}0`, text.slice(1)], { ...FORMATS, dateFormats: [format] })).toEqual([value, null, null]);
  });

  test.each([
    ['dd/MM/yyyy HH:mm', '10/11/2016 23:15', '2016-11-10 23:15:00'],
    ["yyyy-MM-dd HH:mm:ss 'UTC'", '2016-11-10 01:02:03 UTC', '2016-11-10 01:02:03'],
  ])('of a timestamp: %s', async (format, text, value) => {
    expect(await read('timestamp', [text], { ...FORMATS, timestampFormats: [format] })).toEqual([value]);
  });

  test('the first of several that fits', async () => {
    const dateFormats = ['MM/dd/yyyy', 'dd/MM/yyyy', 'yyyy[-MM[-dd]]'];
    const texts: [string, string | null][] = [
      ['02/01/2020', '2020-02-01'], ['13/02/2020', '2020-02-13'], ['2016', '2016-01-01'], ['2016-11', '2016-11-01'], ['2016-11-10', '2016-11-10'],
      ['13/13/2020', null], ['2016-13', null], ['2016-02-30', null], ['0000', null], ['2016-', null], ['201', null], ['2016-11-10 ', null], ['20161', null],
    ];
    expect(await read('date', texts.map(([text]) => text), { ...FORMATS, dateFormats })).toEqual(texts.map(([, value]) => value));
  });

  // Brackets are an optional part in Spark, and braces and # nothing yet.
  test.each(['yy-MM-dd', 'yyyy-MMM-dd', "yyyy-MM-dd'T", 'MM-dd', 'yyyy-MM-dd EEE', 'yyyy-MM-dd[ HH]', 'yyyy#MM'])('%s is refused', (pattern) => {
    expect(() => datetimePattern(pattern)).toThrow(pattern);
  });
});
