import * as fs from 'fs';
import * as path from 'path';
import { gzipSync } from 'zlib';
import { dataFolder, inspectedFile, inspectionOf, lines, removeFolders, shop, typesOf } from './data-folder';
import { dataPlace } from '../../src/inspect/data-files';
import { inspectFiles } from '../../src/inspect/inspect-files';
import { keyColumn } from '../../src/inspect/inspected';
import { query } from '../support/sandbox';

afterEach(removeFolders);

describe('how a CSV file is written', () => {
  test.each([[','], [';'], ['\t'], ['|'], ['^']])('separated by %j', async (separator) => {
    const { csv, rows } = await inspectedFile('data.csv', lines('id,name,size', '1,a,2', '2,b,3').replaceAll(',', separator));
    expect({ rows, ...csv }).toMatchObject({ rows: 2, separator, headers: ['id', 'name', 'size'], hasHeader: true });
  });

  test('a separator in quotes separates nothing', async () => {
    const { csv, rows } = await inspectedFile('data.csv', lines('id;text', '1;"a, b, c, d"', '2;"e, f, ""g"", h"'));
    expect({ rows, ...csv }).toMatchObject({ rows: 2, separator: ';', quote: '"', escape: '"', isQuoted: true });
  });

  test('quoted by apostrophes', async () => {
    const file = await inspectedFile('data.csv', lines("'id','text'", "'1','a, b'", "'2','it''s'"));
    expect(file.csv).toMatchObject({ separator: ',', quote: "'", escape: "'" });
    expect(typesOf(file)).toEqual({ id: 'int', text: 'string' });
  });

  test('quotes escaped by a backslash', async () => {
    const { csv, rows } = await inspectedFile('data.csv', lines('id,text', '1,"say \\"hello\\", then go"', '2,"c"'));
    expect({ rows, ...csv }).toMatchObject({ rows: 2, quote: '"', escape: '\\' });
  });

  test('a line break in a field ends no row', async () => {
    expect(await inspectedFile('data.csv', 'id,text\r\n1,"two\r\nlines"\r\n2,x\r\n')).toMatchObject({ rows: 2, csv: { lineEnds: 'CRLF' } });
  });

  test.each([['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']])('line ends: %s', async (lineEnds, end) => {
    expect(await inspectedFile('data.csv', ['id,a', '1,x', '2,y', ''].join(end))).toMatchObject({ rows: 2, csv: { lineEnds } });
  });

  test('lines that do not fit are counted, and do not hide the others', async () => {
    expect(await inspectedFile('data.csv', lines('id,a', '1,x', '2,y,z', '3,w'))).toMatchObject({ rows: 2, misfits: { lines: 1, first: 3 } });
  });

  test('compressed', async () => {
    expect(await inspectedFile('data.csv.gz', gzipSync(lines('id,a', '1,x')))).toMatchObject({ rows: 1, headers: ['id', 'a'] });
  });
});

describe('the header', () => {
  test.each([
    ['names above numbers', lines('id,size', '1,2'), true],
    ['names above texts', lines('name,city', 'Ann,Rome', 'Bob,Oslo'), true],
    ['years as names', lines('country,2019,2020', 'NL,1,2', 'DE,3,4'), true],
    ['numbers alone', lines('1,2', '3,4'), false],
    ['a date', lines('x,2023-01-01', 'y,2023-01-02'), false],
    ['a text that is there again', lines('a,b', 'c,d', 'a,e'), false],
    ['a name that is missing', lines('id,,size', '1,x,2'), true],
    ['a name that is there twice', lines('id,size,size', '1,x,2'), true],
    ['a text that is not there', lines('a,,b', 'c,d,e'), false],
  ])('%s', async (_name, content, hasHeader) => {
    const { csv, rows } = await inspectedFile('data.csv', content);
    expect(csv?.hasHeader).toBe(hasHeader);
    expect(rows).toBe(content.split('\n').length - (hasHeader ? 2 : 1));
  });
});

describe('encodings', () => {
  const TEXT = lines('id,name', '1,Zoë', '2,Ærø');
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  test.each<[string, Buffer, string, boolean, boolean]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false, false],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8', true, false],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', true, false],
    ['the other UTF-16', swapped(`\ufeff${TEXT}`), 'utf-16be', true, false],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le', false, true],
    ['Latin-1', Buffer.from(TEXT, 'latin1'), 'latin-1', false, true],
    ['Windows-1252', Buffer.from(TEXT.replace('Zoë', '\x80\x93'), 'latin1'), 'windows-1252', false, true],
  ])('%s', async (_name, content, encoding, hasMark, isSuspected) => {
    const { text, headers, rows } = await inspectedFile('data.csv', content);
    expect({ rows, headers, ...text }).toMatchObject({ rows: 2, headers: ['id', 'name'], encoding, hasMark, isSuspected });
  });
});

describe('types', () => {
  const typeOf = async (...values: string[]) => (await inspectedFile('data.csv', lines('k,v', ...values.map((value, index) => `k${index},${value}`)))).columns[1];

  test.each<[string, readonly string[]]>([
    ['int', ['1', '-2', '+3', '2147483647']],
    ['bigint', ['1', '2147483648']],
    ['string', ['1', '9223372036854775808']],
    ['string', ['01234', '98765']],
    ['int', ['0', '10']],
    ['double', ['1.5', '2', '3.25']],
    ['double', ['1e5', '-2.5E-3']],
    ['decimal(10,2)', ['1.50', '20.00', '-3.25']],
    ['decimal(18,2)', ['123456789.50', '20.00']],
    ['boolean', ['true', 'FALSE', '']],
    ['string', ['yes', 'no']],
    ['date', ['2023-01-31', '2024-02-29']],
    ['string', ['2023-01-31', '2023-02-29']],
    ['string', ['2023-13-01', '2023-01-01']],
    ['timestamp', ['2023-01-31 10:00:00', '2024-02-29 23:59:59']],
    ['int', ['1999', '2023']],
    ['int', ['20230131', '20240229']],
    ['string', ['', '']],
    ['string', ['1', 'x']],
  ])('%s: %j', async (type, values) => {
    expect((await typeOf(...values)).type).toBe(type);
  });

  test('whole numbers that are written with a fraction', async () => {
    expect(await typeOf('9740.0', '12.0', '')).toMatchObject({ type: 'int', hasZeroFractions: true });
  });

  test.each<[readonly string[], readonly string[], string]>([
    [['2016-11-10', '2016-11', '2016'], ['yyyy-MM-dd', 'yyyy-MM', 'yyyy'], 'date'],
    [['31.12.2023', '01.02.2024'], ['dd.MM.yyyy'], 'date'],
    [['12/31/2023', '01/02/2024'], ['MM/dd/yyyy'], 'date'],
    [['31/12/2023', '01/02/2024'], ['dd/MM/yyyy'], 'date'],
    [['2023-01-31T10:00:00Z', '2024-02-29T00:00:00Z'], ["yyyy-MM-dd'T'HH:mm:ss'Z'"], 'timestamp'],
    [['2023-01-31 10:00:00.123'], ['yyyy-MM-dd HH:mm:ss.SSS'], 'timestamp'],
    [['2023-01-31 00:00:00 UTC'], ["yyyy-MM-dd HH:mm:ss 'UTC'"], 'date'],
    [['2023-01-31 00:00:00 UTC', '2023-01-31 00:00:01 UTC'], ["yyyy-MM-dd HH:mm:ss 'UTC'"], 'timestamp'],
  ])('%j are %j', async (values, patterns, type) => {
    const column = await typeOf(...values);
    expect({ type: column.type, patterns: [...column.patterns ?? []].sort() }).toEqual({ type, patterns: [...patterns].sort() });
  });

  test('what may be either way round is said', async () => {
    expect((await typeOf('01/02/2023', '03/04/2023')).note).toContain('other way round');
  });

  test('eight digits are a date where the name says so', async () => {
    expect(typesOf(await inspectedFile('data.csv', lines('k,start_date', 'a,20230131', 'b,20240229')))).toEqual({ k: 'string', start_date: 'date' });
  });

  test.each<[string, string, readonly string[]]>([
    [',', '', ['1,5', '20,25']],
    [',', '.', ['1.234,50', '7,25']],
    ['.', ',', ['"1,234.50"', '7.25']],
    ['.', "'", ["1'234.50", '7.25']],
  ])('decimals after %j, thousands by %j', async (decimal, thousands, values) => {
    const file = await inspectedFile('data.csv', lines('k;v;w', ...values.map((value, index) => `k${index};${value};x`)));
    expect(file.columns[1]).toMatchObject({ type: 'double', numbers: { decimal, ...(thousands !== '' && { thousands }) } });
  });

  test('words for nothing, where all else is of another type', async () => {
    expect(await typeOf('1', 'NA', '3')).toMatchObject({ type: 'int', filled: 2, distinct: 2, nullWords: ['NA'] });
    expect(await typeOf('x', '\\N', 'y')).toMatchObject({ type: 'string', filled: 2, nullWords: ['\\N'] });
    // Namibia.
    expect(await typeOf('DE', 'NA', 'NL')).toMatchObject({ type: 'string', filled: 3, nullWords: [], note: 'holds NA, which may stand for nothing' });
  });

  test('of a large file a sample tells the types, and says so; what is empty and unique is of all rows', async () => {
    const rows = 2_100_000;
    const folder = dataFolder({});
    await query(`COPY (SELECT i AS id, CASE WHEN i % 4 = 0 THEN NULL ELSE i % 7 END AS v FROM range(${rows}) t(i)) TO '${folder}/large.csv' (HEADER)`);
    const { files: [file] } = await inspectFiles(dataPlace(folder).files, { onFile: () => {} });
    expect({ rows: file.rows, sample: file.sample, types: typesOf(file) }).toEqual({ rows, sample: 2_000_000, types: { id: 'int', v: 'int' } });
    expect(file.columns.map(({ filled, distinct, isKey }) => ({ filled, distinct, isKey }))).toEqual([
      { filled: rows, distinct: rows, isKey: true }, { filled: rows * 3 / 4, distinct: 7, isKey: false },
    ]);
  });
});

describe('other files', () => {
  test('JSON, an object a line', async () => {
    const file = await inspectedFile('data.json', lines('{"id": 1, "name": "a", "at": "2023-01-01", "zip": "12"}', '{"id": 2, "tags": ["x"], "ok": true, "zip": "7"}'));
    expect({ rows: file.rows, types: typesOf(file) }).toEqual({
      rows: 2, types: { id: 'int', name: 'string', at: 'date', zip: 'string', tags: 'nested', ok: 'boolean' },
    });
    expect(file.isArray).toBe(false);
  });

  test('a JSON array', async () => {
    expect(await inspectedFile('data.json', '[{"id": 1}, {"id": 2.5}]')).toMatchObject({ rows: 2, isArray: true, columns: [{ header: 'id', type: 'double' }] });
  });

  test('Parquet', async () => {
    const folder = dataFolder({});
    await query(`COPY (SELECT 1::BIGINT AS id, 'x' AS name, DATE '2023-01-01' AS day, 1.50::DECIMAL(9,2) AS price, [1] AS list) TO '${folder}/data.parquet'`);
    const { files: [file] } = await inspectFiles(dataPlace(folder).files, { onFile: () => {} });
    expect({ rows: file.rows, types: typesOf(file) }).toEqual({
      rows: 1, types: { id: 'bigint', name: 'string', day: 'date', price: 'decimal(9,2)', list: 'nested' },
    });
  });

  test.each<[string, string, string | Buffer, string]>([
    ['an empty file', 'data.csv', '', 'is empty'],
    ['a picture', 'data.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3]), 'is no text'],
    ['no gzip', 'data.csv.gz', 'id,name\n1,x\n', 'cannot be decompressed'],
    ['a spreadsheet', 'data.csv', Buffer.from('PK\x03\x04rest', 'latin1'), 'is a spreadsheet'],
    ['no Parquet', 'data.parquet', 'text', 'cannot be read'],
    ['broken JSON', 'data.json', '{"id": 1}\n{"id": \n', 'cannot be read'],
    ['blank lines', 'data.csv', '\n\n', 'holds no line'],
  ])('%s is said to be none', async (_name, name, content, fault) => {
    const { files, faults } = await inspectionOf({ [name]: content });
    expect({ files, faults: faults.map((each) => each.fault) }).toEqual({ files: [], faults: [expect.stringContaining(fault)] });
  });

  test('a file without an ending is known by its content', () => {
    const folder = dataFolder({ a: 'id\n1\n', b: '{"id": 1}', c: 'PAR1' });
    expect(['a', 'b', 'c'].map((name) => dataPlace(path.join(folder, name)).files[0].format)).toEqual(['csv', 'json', 'parquet']);
    expect(fs.readdirSync(folder)).toHaveLength(3);
  });
});

describe('joins', () => {
  const joinsOf = async (files: Readonly<Record<string, string>>) => (await inspectionOf(files)).joins.map((join) => (
    `${join.left.file.name}.${join.leftColumn.header} = ${join.right.file.name}.${join.rightColumn.header}: ${join.leftMatched}, ${join.rightMatched}`));

  test('by the values of columns that are named for each other', async () => {
    expect((await joinsOf(shop())).sort()).toEqual([
      'orders.csv.customer_id = customers.csv.customer_id: 58, 20', 'orders.csv.product_id = products.csv.product_id: 60, 5',
    ]);
  });

  test('an id of another file', async () => {
    expect(await joinsOf({ 'cities.csv': lines('id,name', '1,a', '2,b'), 'people.csv': lines('id,city_id', '7,1', '8,1', '9,2') })).toEqual([
      'people.csv.city_id = cities.csv.id: 3, 2',
    ]);
  });

  test('texts that meet need no name; numbers do', async () => {
    const codes = { 'countries.csv': lines('code,size', 'DE,1', 'NL,2', 'FR,3'), 'trips.csv': lines('trip,to,days', 'x,DE,1', 'y,NL,2', 'z,FR,3', 'w,DE,3') };
    expect(await joinsOf(codes)).toEqual(['trips.csv.to = countries.csv.code: 4, 3']);
  });

  test('two ids of one name are ids of different things', async () => {
    expect(await joinsOf({ 'a.csv': lines('id,x', '1,p', '2,q'), 'b.csv': lines('id,y', '1,r', '2,s') })).toEqual([]);
  });

  test('a key is unique, complete and called so', async () => {
    const keys = (await inspectionOf(shop())).files.map((file) => keyColumn(file)?.header);
    expect(keys).toEqual(['customer_id', 'order_id', 'product_id']);
  });
});
