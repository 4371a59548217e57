import { createHash } from 'crypto';
import type { CsvSourceNode } from '../../src/manifest';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const HEADER = 'line,field,value,text\n';

/** A pipeline that copies CSV files of a form. */
function copy(schema: string, options: Partial<CsvSourceNode>, files: Record<string, string | Buffer>): Sandbox {
  const source = csvSource('items', fields(schema), options);
  return sandbox(pipeline([source, parquet(source)]), files);
}

/** What a run says that cannot read its files. */
async function failure(made: Sandbox): Promise<string> {
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  return stderr;
}

test('a null word is no reject, and what is none still is', async () => {
  const made = copy('id rank:int', { nullWords: ['NA'] }, { 'items.csv': 'id,rank\nNA,"NA"\nb,N/A\n' });
  const report = await made.succeed('--max-rejects', '1');
  expect(await made.rows()).toEqual([[null, null], ['b', null]]);
  expect(made.read('rejects/items.csv')).toBe(`${HEADER}3,rank,N/A,"b,N/A"\n`);
  expect(report.rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
});

describe('columns by name', () => {
  const byName = { headers: ['id', 'title', 'rank'], optional: ['rank'], surplus: 'ignore' } as const;
  const named = (content: string | Buffer) => copy('id name rank:int', { byName: { ...byName, headers: [...byName.headers], optional: [...byName.optional] } }, { 'items.csv': content });

  test('a line has as many fields as its header', async () => {
    const made = named('rank,x,title,id\n1,2,Anna,a\n2,3,Bert\nthree,,Cora,c\n');
    const report = await made.succeed('--max-rejects', '2');
    expect(await made.rows()).toEqual([['a', 'Anna', 1], [null, 'Bert', 2], ['c', 'Cora', null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}3,,"3 fields, expected 4","2,3,Bert"\n4,rank,three,"three,,Cora,c"\n`);
    expect(report.rejects).toEqual([{ file: 'items.csv', lines: 2, rows: 3 }]);
  });

  test.each<[string, string[]]>([
    ['id,x\n1,2\n', ['items.csv: column `title` is missing; found id, x']],
    ['id,Title,rank\n1,2,3\n', ['items.csv: column `Title` is written in another case; expected `title`']],
    ['id,title,Rank\n1,2,3\n', ['items.csv: column `Rank` is written in another case; expected `rank`']],
    ['id;title\n1;2\n', ['items.csv: its fields are separated by a semicolon (`;`); expected a comma (`,`)']],
  ])('a header that lacks some: %j', async (content, said) => {
    const stderr = await failure(named(content));
    for (const line of said) expect(stderr).toContain(line);
  });

  test('a byte that is no UTF-8 in a column that is passed over', async () => {
    expect(await failure(named(Buffer.from('id,title,x\n1,a,\xe9\n', 'latin1')))).toContain('items.csv: line 2: holds a byte that is no UTF-8');
  });
});

describe('another encoding', () => {
  const text = 'id,name\n\xe9,Zo\xeb\n';

  test('its lines are kept as UTF-8', async () => {
    const made = copy('id rank:int', { encoding: 'latin-1' }, { 'items.csv': Buffer.from('id,rank\n\xe9,1\n\xe8,x\n', 'latin1') });
    await made.succeed('--max-rejects', '1');
    expect(await made.rows()).toEqual([['\xe9', 1], ['\xe8', null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}3,rank,x,"\xe8,x"\n`);
  });

  test('bytes of several files that mean nothing in it are named at once, with their lines', async () => {
    const made = copy('id name', { encoding: 'windows-1252' }, {
      'items/a.csv': Buffer.from(`${text}x,\x81\n`, 'latin1'), 'items/b.csv': Buffer.from(text, 'latin1'), 'items/c.csv': Buffer.from(`${text}${'x,y\n'.repeat(400_000)}x,\x9d\n`, 'latin1'),
    });
    const stderr = await failure(made);
    expect(stderr).toMatch(/items.a\.csv: line 3: holds bytes that are no Windows-1252/);
    expect(stderr).toMatch(/items.c\.csv: line 400003: holds bytes that are no Windows-1252/);
    expect(stderr).not.toContain('b.csv');
  });

  test.each<[string, Buffer]>([
    ['half of a pair', Buffer.from('id,name\nx,\ud834\n', 'utf16le')],
    ['half of a pair at the end', Buffer.from('id,name\nx,\ud834', 'utf16le')],
    ['half of a character', Buffer.concat([Buffer.from('id,name\nx,y', 'utf16le'), Buffer.from('z')])],
  ])('%s is no UTF-16', async (_, content) => {
    const made = copy('id name', { encoding: 'utf-16' }, { 'items.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), content]) });
    expect(await failure(made)).toContain('items.csv: line 2: holds bytes that are no UTF-16');
  });

  test('characters that stand where the file is read in pieces are whole', async () => {
    const rows = Array.from({ length: 3 }, (_, shift) => `${'x'.repeat(shift)}${'𝄞日'.repeat(250_000)}`);
    for (const row of rows) {
      const made = copy('id', { encoding: 'utf-16' }, { 'items.csv': Buffer.from(`\ufeffid\n${row}\n`, 'utf16le') });
      await made.succeed();
      expect(await made.rows('md5(id)')).toEqual([[createHash('md5').update(row).digest('hex')]]);
    }
  });
});

describe('quotes after an escape', () => {
  const escaped = (content: string) => copy('id n:int', { escape: '\\' }, { 'items.csv': content });

  test('lines and rejects are told as they are', async () => {
    const made = escaped('id,n\n"a\\"\nb",1\n"c\\\\","x"\n');
    const report = await made.succeed('--max-rejects', '1');
    expect(await made.rows()).toEqual([['a"\nb', 1], ['c\\', null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}4,n,x,"""c\\\\"",""x"""\n`);
    expect(report.rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
  });

  test.each([
    ['id,n\n"a\\",1\n', 'items.csv: line 2: the file ends inside a quoted field that opens here'],
    ['id,n\n"a""b",1\n', 'items.csv: line 2: text follows the quote that closes a field'],
  ])('what is no CSV: %j', async (content, said) => {
    expect(await failure(escaped(content))).toContain(said);
  });
});

describe('alternative paths', () => {
  const source = (files: Record<string, string>) => copy('id', { path: 'track.csv', alternativePaths: ['tracks.csv', 'songs/'] }, files);

  test.each<[string, Record<string, string>]>([
    ['the first', { 'track.csv': 'id\nx\n', 'tracks.csv': 'id\ny\n' }],
    ['the second', { 'tracks.csv': 'id\nx\n', 'songs/a.csv': 'id\ny\n' }],
    ['the last, as the one file of a folder', { 'songs.csv': 'id\nx\n' }],
  ])('%s that is there is read', async (_, files) => {
    const made = source(files);
    await made.succeed();
    expect(await made.rows()).toEqual([['x']]);
  });

  test('all are named where none is there', async () => {
    expect(await failure(source({ 'other.csv': 'id\nx\n' }))).toContain('looked for track.csv or tracks.csv or songs.csv or songs/');
  });
});
