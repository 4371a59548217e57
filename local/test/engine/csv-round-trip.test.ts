import * as fs from 'fs';
import * as path from 'path';
import { DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { CsvRecord, scanCsv } from '../../src/engine/input/csv-scan';
import { copyPipeline, csvSource, fields, pipeline } from '../support/manifests';
import { query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterAll(removeSandboxes);

const PIECES = ['a', 'é', '漢', '🎵', '"', '""', ',', ';', '\n', '\r\n', ' ', "'", '\\', '\t', 'NULL', '0', '\u00a0', '\u2028'];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(''));
const row = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.oneof(text, fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'))), text);
const table = fc.array(row, { minLength: 1, maxLength: 40 });
const format = fc.record({ quoted: fc.boolean(), record_delimiter: fc.constantFrom('unix', 'windows'), bom: fc.boolean(), quoted_match: fc.constant(/[\r\n]/) });

/** As they must arrive: an empty text is null. */
const arrived = (rows: readonly (readonly unknown[])[]) => rows.map((cells) => cells.map((cell) => (cell === '' ? null : cell))).map((cells) => JSON.stringify(cells)).sort();

describe('a table of texts with quotes, separators, line ends, every script and empty ones', () => {
  test('comes out of the run as it went in', async () => {
    const made = sandbox(copyPipeline('n:int b c'));
    await fc.assert(fc.asyncProperty(table, format, async (rows, options) => {
      made.write('data/items.csv', stringify([['n', 'b', 'c'], ...rows], options));
      expect((await made.succeed()).rejects).toEqual([]);
      expect(arrived(await made.rows() as unknown[][])).toEqual(arrived(rows));
    }), { numRuns: 60 });
  });

  test('is the same in a CSV target, read again', async () => {
    const source = csvSource('items', fields('n:int b c'));
    const target = { type: 'CsvTarget' as const, id: 't', name: 'T', inputs: ['items'], schema: source.schema, location: 'warehouse', path: 'copy/', separator: ',', quote: '"', compression: 'uncompressed' as const, partitionKeys: [] };
    const made = sandbox(pipeline([source, target]));
    const again = sandbox(copyPipeline('n:int b c'));
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      made.write('data/items.csv', stringify([['n', 'b', 'c'], ...rows], { quoted_match: /[\r\n]/ }));
      await made.succeed();
      again.write('data/items.csv', made.read('warehouse/copy.csv'));
      await again.succeed();
      expect(arrived(await again.rows() as unknown[][])).toEqual(arrived(rows));
    }), { numRuns: 20 });
  });
});

test('quoted fields of many lines that look like rows of their own, beyond the buffers of a reader', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => [index, `${'1,x,2\n'.repeat((index * 7919) % 35_000)}5,"y",6\n`, 'z']);
  const made = sandbox(copyPipeline('n:int b c'), { 'items.csv': stringify([['n', 'b', 'c'], ...rows]) });
  expect(fs.statSync(path.join(made.data, 'items.csv')).size).toBeGreaterThan(33_000_000);
  const report = await made.succeed();
  expect(report.rejects).toEqual([]);
  const lengths = rows.map(([n, b]) => [n, String(b).length]);
  expect(await query(`SELECT n, CAST(length(b) AS INTEGER) FROM read_parquet('${made.out}/warehouse/result/*.parquet') ORDER BY n`)).toEqual(lengths);
});

describe('reading line by line', () => {
  const folder = () => new Sandbox(copyPipeline('a')).data;
  const scan = (file: string): CsvRecord[] => [...scanCsv(file, { separator: ',', quote: '"' })];

  test('gives the fields, the lines and the bytes of each record', () => {
    const file = path.join(folder(), 'x.csv');
    fc.assert(fc.property(table, format, (rows, options) => {
      const content = stringify([['n', 'b', 'c'], ...rows], options);
      fs.writeFileSync(file, content);
      const records = scan(file);
      expect(records.map((record) => record.fields.map((field) => field.toString('utf8')))).toEqual([['n', 'b', 'c'], ...rows.map((cells) => cells.map(String))]);
      const bytes = Buffer.from(content);
      const ends = /\r\n|\n|\r/g;
      for (const record of records) {
        expect(record.line).toBe(1 + (bytes.toString('utf8', 0, record.start).match(ends)?.length ?? 0));
        expect(bytes.toString('utf8', record.start, record.end)).toBe(stringify([record.fields.map((field) => field.toString('utf8'))], { quoted: options.quoted, quoted_match: options.quoted_match }).slice(0, -1));
      }
    }), { numRuns: 200 });
  });

  test('agrees with the engine on files of any bytes that both can read', async () => {
    const file = path.join(folder(), 'x.csv');
    const pieces = fc.array(fc.constantFrom('a', 'b,', ',', '"', '""', '\n', '\r\n', ' '), { maxLength: 12 }).map((parts) => parts.join(''));
    const connection = await (await DuckDBInstance.create()).connect();
    let compared = 0;
    await fc.assert(fc.asyncProperty(pieces, async (body) => {
      fs.writeFileSync(file, `x,y\n${body}`);
      const sql = `SELECT * FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'x': 'VARCHAR', 'y': 'VARCHAR'})`;
      const engine = await connection.runAndReadAll(sql).then((result) => result.getRowsJson(), () => undefined);
      const records = attempt(() => scan(file).slice(1));
      if (!engine || !records || records.some((record) => record.fields.length !== 2)) return;
      compared++;
      expect(records.map((record) => record.fields.map((field) => (field.length === 0 ? null : field.toString())))).toEqual(engine);
    }), { numRuns: 1000 });
    connection.closeSync();
    expect(compared).toBeGreaterThan(50);
  });

  test('reads across the ends of its buffers', () => {
    const file = path.join(folder(), 'big.csv');
    const rows = Array.from({ length: 60_000 }, (_, index) => [String(index), `"${'é\n'.repeat(index % 7)},${index}`, 'x'.repeat(index % 50)]);
    fs.writeFileSync(file, stringify(rows, { record_delimiter: 'windows' }));
    expect(scan(file).map((record) => record.fields.map((field) => field.toString('utf8')))).toEqual(rows);
  });
});

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
