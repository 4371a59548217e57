import { gzipSync } from 'zlib';
import fc from 'fast-check';
import { fields, jsonSource, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

/** A pipeline that writes what it reads of JSON: one file of these lines. */
function reading(schema: string, lines: readonly string[] | Buffer, file = 'items.json', options = {}): Sandbox {
  const source = jsonSource('items', fields(schema), options);
  return sandbox(pipeline([source, parquet(source)]), { [file]: Buffer.isBuffer(lines) ? lines : lines.map((line) => `${line}\n`).join('') });
}

/** The values of a field of a type, one a line, and the lines that are rejects. */
async function read(type: string, values: readonly string[], options = {}): Promise<{ rows: unknown[]; rejected: number[] }> {
  const made = reading(`n:int v:${type}`, values.map((value, index) => `{"n":${index},"v":${value}}`), 'items.json', options);
  const { rejects } = await made.succeed('--max-rejects', '100%');
  const rows = (await made.rows('n, v')).sort(([a], [b]) => Number(a) - Number(b)).map(([, v]) => v);
  const rejected = rejects.length === 0 ? [] : made.read('rejects/items.json.csv').split('\n').slice(1, -1).map((line) => Number(line.split(',')[0]) - 1);
  return { rows, rejected };
}

describe.each<[string, [string, unknown, boolean?][]]>([
  ['string', [
    ['"a"', 'a'], ['""', ''], ['" "', ' '], [String.raw`"q\u00e9\"\n\\ \ud83d\ude00"`, 'qé"\n\\ 😀'], ['null', null], ['12345678901234567890123', '12345678901234567890123'],
    ['-0', '0'], ['true', 'true'], [String.raw`"\ud800"`, null, true], [String.raw`"a\ude00\ud83d"`, null, true], ['1.5', null, true], ['1e3', null, true], ['{}', null, true], ['[1, "x"]', null, true], ['NaN', null, true],
  ]],
  ['int', [
    ['1', 1], ['-2147483648', -2147483648], ['2147483648', null, true], ['1.0', null, true], ['1e2', null, true], ['"1"', null, true], ['true', null, true], ['null', null], ['{"x":1}', null, true],
  ]],
  ['bigint', [['9223372036854775807', '9223372036854775807'], ['9223372036854775808', null, true]]],
  ['double', [
    ['1', 1], ['1.5e3', 1500], ['-0.25', -0.25], ['NaN', 'NaN'], ['Infinity', 'Infinity'], ['-Infinity', '-Infinity'], ['"NaN"', 'NaN'], ['"-Infinity"', '-Infinity'],
    ['1e400', 'Infinity'], ['"1"', null, true], ['false', null, true],
  ]],
  ['decimal(5,2)', [
    ['1', '1.00'], ['1.005', '1.01'], ['1e2', '100.00'], ['1.5e-7', '0.00'], ['999.99', '999.99'], ['999.995', null, true], ['1e400', null, true], ['NaN', null, true], ['"1"', null, true],
  ]],
  ['decimal(38,0)', [['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'], ['1.5e21', '1500000000000000000000']]],
  ['boolean', [['true', true], ['false', false], ['1', null, true], ['"true"', null, true]]],
  ['date', [['"2023-02-01"', '2023-02-01'], ['"2023-2-1"', null, true], ['"2023-02-29"', null, true], ['20230201', null, true], ['""', null, true]]],
  ['timestamp', [['"2023-02-01 10:11:12"', '2023-02-01 10:11:12'], ['"2023-02-01"', null, true]]],
])('%s', (type, cases) => {
  test('what fits, and what is null and a reject', async () => {
    const { rows, rejected } = await read(type, cases.map(([value]) => value));
    expect(rows).toEqual(cases.map(([, value]) => value));
    expect(rejected).toEqual(cases.flatMap(([, , isReject], index) => (isReject ? [index] : [])));
  });
});

test('a date is read with the pattern of its source', async () => {
  expect(await read('date', ['"20230201"', '20230201'], { dateFormats: ['yyyyMMdd'] })).toEqual({ rows: ['2023-02-01', null], rejected: [1] });
});

describe('lines', () => {
  test('fields by name, the first of a name that is there twice; blank lines are no rows', async () => {
    const made = reading('a:int b', ['\uFEFF{"b":"x","a":1,"c":{"a":[2,{"a":3}]}}', '', '  ', ' { "a" : 2 , "a" : 3 , "A" : 4 } ', '{}']);
    expect((await made.succeed()).rejects).toEqual([]);
    expect(await made.rows()).toEqual([[1, 'x'], [2, null], [null, null]]);
  });

  test.each(['{"a":1', '{"a":}', '{a:1}', '[1]', '1', '{"a":1} {"a":2}', '{"a":01}', '{"a":1,}', '{"a":"\t"}', String.raw`{"a":"\x"}`, "{'a':1}", '{"a":nan}', '{"a":"x}'])('%s is a row of nulls and a reject', async (line) => {
    const made = reading('a:int b', ['{"a":7}', line]);
    const { rejects } = await made.succeed('--max-rejects', '1');
    expect(rejects).toEqual([{ file: 'items.json.csv', lines: 1, rows: 2 }]);
    expect(made.read('rejects/items.json.csv')).toContain('2,,is no JSON object; one is expected in each line,');
    expect(await made.rows()).toEqual([[7, null], [null, null]]);
  });

  test('a reject has its physical line, its field, its value and the line, from CRLF lines too', async () => {
    const made = reading('id rank:int score:double', Buffer.from('{"id":"a","rank":1}\r\n\r\n{"id":2.5,"rank":"x","score":{"y": 1}}\r\n{"id":"c","rank":3}'));
    await made.succeed('--max-rejects', '1');
    expect(made.read('rejects/items.json.csv')).toBe('line,field,value,text\n'
      + '3,id,2.5,"{""id"":2.5,""rank"":""x"",""score"":{""y"": 1}}"\n'
      + '3,rank,"""x""","{""id"":2.5,""rank"":""x"",""score"":{""y"": 1}}"\n'
      + '3,score,"{""y"": 1}","{""id"":2.5,""rank"":""x"",""score"":{""y"": 1}}"\n');
  });

  test('more rejects than are allowed end the run', async () => {
    const { status, stderr } = await reading('n:int', ['{"n":1}', '{"n":"x"}']).run();
    expect(status).toBe(2);
    expect(stderr).toContain('1 of 2 lines do not fit their columns; at most 0 are allowed');
    expect(stderr).toContain('items.json: line 2: n is `"x"`');
  });

  test('the same line in any place of a buffer: 30,000 long lines', async () => {
    const made = reading('n:int text', Array.from({ length: 30_000 }, (_, n) => `{"text":"${'é'.repeat(n % 97)}","n":${n}}`));
    await made.succeed();
    expect(await made.rows('count(*)::INT, sum(n)::INT, sum(length(text))::INT')).toEqual([[30_000, 449_985_000, 1_439_055]]);
  });
});

describe('files', () => {
  test('the parts of a folder, compressed or not; hidden ones and others are passed over', async () => {
    const source = jsonSource('items', fields('n:int'));
    const made = sandbox(pipeline([source, parquet(source)]), {
      'items/part-0.json': '{"n":1}\n',
      'items/b.JSONL': '{"n":2}\n',
      'items/c.json.gz': gzipSync('{"n":3}\n{"n":"x"}\n'),
      'items/_SUCCESS': '',
      'items/.part-0.json.crc': 'x',
      'items/other.txt': 'x',
      'items/empty.json': '',
      'items/deeper/d.json': '{"n":9}\n',
    });
    const { rejects } = await made.succeed('--max-rejects', '1');
    expect((await made.rows()).sort()).toEqual([[null], [1], [2], [3]]);
    expect(rejects).toEqual([{ file: 'items/c.json.csv', lines: 1, rows: 2 }]);
    expect(made.read('rejects/items/c.json.csv')).toBe('line,field,value,text\n2,n,"""x""","{""n"":""x""}"\n');
  });

  test.each<[string, Buffer | string, string]>([
    ['no rows', '\n', 'items.json: holds no row; expected a JSON object a line'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'items.json: line 1: holds a byte that is no UTF-8'],
  ])('%s ends the run', async (_name, content, problem) => {
    const { status, stderr } = await reading('n:int', Buffer.from(content)).run();
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });

  test('a file that only looks compressed ends the run', async () => {
    const source = jsonSource('items', fields('n:int'), { path: 'items.json.gz' });
    const { status, stderr } = await sandbox(pipeline([source, parquet(source)]), { 'items.json.gz': '{"n":1}\n' }).run();
    expect(status).toBe(2);
    expect(stderr).toContain('items.json.gz: cannot be decompressed');
  });
});

describe('a table of any texts, numbers and nulls', () => {
  const row = fc.record({
    s: fc.option(fc.string({ unit: 'binary' })),
    i: fc.option(fc.integer()),
    b: fc.option(fc.boolean()),
    d: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  });
  const table = fc.array(row, { minLength: 1, maxLength: 30 });
  const plain = (cell: unknown) => (Object.is(cell, -0) ? 0 : cell);
  const arrived = (rows: readonly (readonly unknown[])[]) => rows.map((cells) => JSON.stringify(cells.map(plain))).sort();

  test('comes out of the run as it went in, and out of a JSON target read again', async () => {
    const source = jsonSource('items', fields('s i:int d:double b:boolean'), { location: 'raw', path: 'given.json' });
    const target = {
      type: 'JsonTarget' as const,
      id: 't',
      name: 'T',
      inputs: ['items'],
      schema: source.schema,
      location: 'staging',
      path: 'items/',
      compression: 'gzip' as const,
      partitionKeys: [],
    };
    const again = jsonSource('again', source.schema, { path: 'items/' });
    const made = sandbox(pipeline([again, parquet(again)], { jobs: [{ name: 'first', nodes: [source, target] }] }));
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      made.write('data/given.json', rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
      expect((await made.succeed()).rejects).toEqual([]);
      expect(arrived(await made.rows('s, i, d, b'))).toEqual(arrived(rows.map(({ s, i, d, b }) => [s, i, d, b])));
    }), { numRuns: 40 });
  });
});
