import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readText } from '../../src/engine/nodes/csv-source';
import { compileText, MISFIT, misfits, OnMisfit, parsedColumns } from '../../src/engine/nodes/text-source';
import type { CsvSourceNode } from '../../src/manifest';
import { csvSource, fields, jsonSource } from '../support/manifests';
import { query } from '../support/sandbox';

const FORMATS = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };
const source = (options: Partial<CsvSourceNode> = {}) => csvSource('a', fields('n:int s d:double'), { ...FORMATS, ...options });

describe('typed columns of a table of text', () => {
  const table = (...rows: string[]) => `(VALUES ${rows.join(', ')}) AS t(t0, t1, t2)`;
  const typed = (onMisfit: OnMisfit, columns: string[], options: Partial<CsvSourceNode>, ...rows: string[]) =>
    query(compileText(source(options), table(...rows), onMisfit, columns));

  test('what does not fit is null, or ends the run', async () => {
    const rows = ["('1', 'x', '1.5')", "('x', '', NULL)"];
    expect(await typed('null', ['n', 's', 'd'], {}, ...rows)).toEqual([[1, 'x', 1.5], [null, '', null]]);
    await expect(typed('fail', ['n', 's', 'd'], {}, ...rows)).rejects.toThrow(MISFIT);
    expect(MISFIT).toBe('a text does not fit its type');
  });

  test('a null is no misfit, and what only the exact look knows is none either', async () => {
    expect(await typed('fail', ['n', 'd'], {}, '(NULL, NULL, NULL)', "('+007', 'x', '1e3')")).toEqual([[null, null], [7, 1000]]);
  });

  test('columns that are not asked for are not read', async () => {
    expect(await typed('fail', ['s'], {}, "('x', 'y', 'z')")).toEqual([['y']]);
    expect(await typed('fail', [], {}, "('x', 'y', 'z')", "('x', 'y', 'z')")).toEqual([[true], [true]]);
  });

  test('words that stand for nulls are nulls, of whatever type', async () => {
    const nullWords = ['-', "n'a"];
    expect(await typed('fail', ['n', 's', 'd'], { nullWords }, "('-', 'n''a', '1')", "('1', 'x', '-')")).toEqual([[null, null, 1], [1, 'x', null]]);
    await expect(typed('fail', ['n'], {}, "('-', 'x', '1')")).rejects.toThrow(MISFIT);
  });
});

describe('what does not fit in a row of text', () => {
  const found = (node: Parameters<typeof misfits>[0], row: string) =>
    query(`SELECT ${misfits(node)} FROM (SELECT ${parsedColumns(node).join(', ')} FROM (VALUES ${row}) AS t(t0, t1, t2))`);

  test('is each field that is not null, with its text', async () => {
    const both = [{ field: 'n', value: 'x' }, { field: 'd', value: 'y' }];
    expect(await found(source(), "('x', 'any', 'y')")).toEqual([[both]]);
    expect(await found(source(), "('1', 'any', NULL)")).toEqual([[[]]]);
    expect(await found(source({ nullWords: ['x'] }), "('x', 'any', 'y')")).toEqual([[[both[1]]]]);
    expect(await found(jsonSource('a', fields('n:int s d:double')), "('x', 'any', '1')")).toEqual([[[both[0]]]]);
  });

  test('is nothing where all is text', async () => {
    expect(misfits(csvSource('a', fields('s t')))).toBe('[]');
  });
});

describe('the text of CSV files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'text-source-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  function file(name: string, ...lines: string[]): string {
    const place = path.join(folder, name);
    fs.writeFileSync(place, lines.map((line) => `${line}\n`).join(''));
    return place;
  }

  const read = (node: CsvSourceNode, ...groups: [string[], number, number[]][]) => query(
    `SELECT * FROM ${readText(node, groups.map(([files, width, places]) => ({ files, columns: { width, places, ofFolders: new Map() } })), false)} ORDER BY ALL`);

  test('stands in the order of the schema, from wherever it stands in each file; a column that a file lacks is null', async () => {
    const groups: [string[], number, number[]][] = [
      [[file('a.csv', 'n,s,d', '1,x,2')], 3, [0, 1, 2]], [[file('b.csv', 'd,n', '4,3', '6,5')], 2, [1, -1, 0]],
    ];
    expect(await read(source(), ...groups)).toEqual([['1', 'x', '2'], ['3', null, '4'], ['5', null, '6']]);
  });

  test('of several files is one table, and an empty field is null, quoted or not', async () => {
    const files = [file('c.csv', 'n,s,d', '1,,""'), file("it's.csv", 'n,s,d', '2,"a ""b"", c",null')];
    expect(await read(source(), [files, 3, [0, 1, 2]])).toEqual([['1', null, null], ['2', 'a "b", c', 'null']]);
  });

  test('is separated and quoted as is said', async () => {
    const node = source({ separator: ';', quote: "'" });
    expect(await read(node, [[file('d.csv', 'n;s;d', "1;'it''s; \"x\"';2")], 3, [0, 1, 2]])).toEqual([['1', 'it\'s; "x"', '2']]);
  });

  test('is read whole where each column has to be seen: a line that lacks one is no row', async () => {
    const groups = [{ files: [file('e.csv', 'n,s,d', '1,x,2')], columns: { width: 3, places: [0, 1, 2], ofFolders: new Map() } }];
    const statement = readText(source(), groups, true);
    expect(await query(`SELECT * FROM ${statement}`)).toEqual([['1', 'x', '2']]);
    expect(statement).toContain(' WHERE c0 IS NOT NULL AND c1 IS NOT NULL AND c2 IS NOT NULL');
    expect(readText(source(), groups, false)).not.toContain('WHERE');
  });
});
