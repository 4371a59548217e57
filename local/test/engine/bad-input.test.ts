import * as fs from 'fs';
import * as path from 'path';
import { gzipSync } from 'zlib';
import { copyPipeline, csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const GOOD = 'id,name,rank\na,Anna,1\nb,Bert,2\n';
const items = (content: string | Buffer) => sandbox(copyPipeline('id name rank:int'), { 'items.csv': content });

/** Runs on bad input over an earlier run's results: they must be there still, to the byte. */
async function failure(bad: Sandbox): Promise<string> {
  const content = fs.readFileSync(path.join(bad.data, 'items.csv'));
  bad.write('data/items.csv', GOOD);
  await bad.succeed();
  const before = bad.tree();
  bad.write('data/items.csv', content);
  const called = await bad.run();
  expect(called.status).toBe(2);
  expect(called.stdout).toBe('');
  expect(called.stderr).not.toMatch(/^\s+at .*\(/m);
  expect(bad.tree()).toEqual(before);
  expect(fs.readdirSync(bad.out).sort()).toEqual(['index.html', 'run.json', 'warehouse']);
  return called.stderr;
}

describe('a header that is not the expected one', () => {
  test.each<[string, string, string[]]>([
    ['a missing column', 'id,name\na,Anna\n', ['items.csv: column `rank` is missing; found id, name']],
    ['a surplus column', 'id,name,rank,age\na,Anna,1,5\n', ['items.csv: column `age` is not expected: remove it; expected id, name, rank']],
    ['another case', 'id,Name,RANK\na,Anna,1\n', ['column `Name` is written in another case; expected `name`', 'column `RANK` is written in another case; expected `rank`']],
    ['another order', 'name,id,rank\nAnna,a,1\n', ['the columns are in another order: found name, id, rank; expected id, name, rank']],
    ['a semicolon as separator', 'id;name;rank\na;Anna;1\n', ['its fields are separated by a semicolon (`;`); expected a comma (`,`)']],
    ['a tab as separator', 'id\tname\trank\na\tAnna\t1\n', ['its fields are separated by a tab (`\\t`); expected a comma (`,`)']],
    ['a column twice', 'id,name,rank,name\na,Anna,1,x\n', ['column `name` stands there more than once']],
    ['a separator at its end', 'id,name,rank,\na,Anna,1,\n', ['its last column has no name: remove the separator at the end of the header, and of each line, or the column']],
    ['the index of pandas', ',id,name,rank\n0,a,Anna,1\n', ['column 1 has no name: if it is an index that pandas wrote, write the file with index=False, or remove the column']],
    ['that index, read and written again', 'Unnamed: 0,id,name,rank\n0,a,Anna,1\n', ['column `Unnamed: 0` is an index that pandas wrote, and read again: write the file with index=False']],
    ['the first line of Excel', 'sep=,\nid,name,rank\na,Anna,1\n', ['its first line is `sep=,`, which is for Excel alone: remove it']],
    ['that line with another separator', 'sep=;\nid;name;rank\na;Anna;1\n', ['its first line is `sep=;`, which is for Excel alone: remove it']],
    ['a name that is nearly the one', 'id,nme,rank,xyz\na,Anna,1,0\n', ['column `name` is missing, and `nme` is not expected: rename it, if it is the same', 'column `xyz` is not expected: remove it']],
  ])('%s', async (_name, content, expected) => {
    const stderr = await failure(items(content));
    for (const line of expected) expect(stderr).toContain(line);
  });

  test.each<[string, Buffer, string]>([
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'is written in UTF-16; save it as UTF-8'],
    ['UTF-16 without a mark', Buffer.from(GOOD, 'utf16le').swap16(), 'is written in UTF-16; save it as UTF-8'],
    ['a spreadsheet', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'), 'is a spreadsheet (.xlsx, .ods) or another zip archive, and no CSV: open it and save it as CSV UTF-8'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'is a spreadsheet of an old Excel (.xls), and no CSV'],
    ['Parquet', Buffer.from('PAR1\x15\x04\x15\x10', 'latin1'), 'is a Parquet file, and no CSV'],
    ['gzip', gzipSync(GOOD), 'is compressed by gzip: let its name end in .gz'],
    ['something else', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01', 'latin1'), 'holds bytes that are no text: it is no CSV'],
  ])('a file that is no CSV in UTF-8 is called what it is: %s', async (_name, content, said) => {
    expect(await failure(items(content))).toContain(`items.csv: ${said}`);
  });

  test('a compressed one, too', async () => {
    const { stderr } = await sandbox(copyPipeline('id'), { 'items.csv.gz': gzipSync(Buffer.from('PK\x03\x04\x14\x00', 'latin1')) }).run();
    expect(stderr).toContain('items.csv.gz: is a spreadsheet');
  });
});

describe('rows that cannot be read', () => {
  test('an empty file', async () => {
    expect(await failure(items(''))).toContain('items.csv: the file is empty; expected a header and rows');
  });

  test.each(['id,name,rank', 'id,name,rank\n', 'id,name,rank\r\n\r\n'])('a header alone: %j', async (content) => {
    expect(await failure(items(content))).toContain('items.csv: holds a header and no rows');
  });

  test('an invalid byte, with its line', async () => {
    const content = Buffer.concat([Buffer.from('id,name,rank\na,"An\nna",1\nb,B'), Buffer.from([0xff]), Buffer.from('rt,2\n')]);
    expect(await failure(items(content))).toContain('items.csv: line 4: holds a byte that is no UTF-8; save the file as UTF-8');
  });

  test('an invalid byte on a later line of a field of several', async () => {
    const content = Buffer.concat([Buffer.from('id,name,rank\na,"An\nn'), Buffer.from([0xc3]), Buffer.from('\na",1\n')]);
    expect(await failure(items(content))).toContain('items.csv: line 3: holds a byte that is no UTF-8');
  });

  test('an invalid byte in a column that nothing reads', async () => {
    const source = csvSource('items', fields('id name rank:int'));
    const select = { type: 'SelectFields' as const, id: 'some', name: 'Some', inputs: ['items'], fields: ['id', 'rank'], schema: fields('id rank:int') };
    const made = sandbox(pipeline([source, select, parquet(select)]), { 'items.csv': Buffer.concat([Buffer.from('id,name,rank\na,'), Buffer.from([0xe9]), Buffer.from(',1\n')]) });
    expect(await failure(made)).toContain('items.csv: line 2: holds a byte that is no UTF-8');
  });

  test('a file that ends in a quoted field, with the line on which it opens', async () => {
    expect(await failure(items('id,name,rank\na,Anna,1\nb,"Bert,2\nc,Cora,3\n'))).toContain('items.csv: line 3: the file ends inside a quoted field that opens here');
  });

  test('a file that is cut off, however many rejects are allowed; not one whose last line is whole and has no line end', async () => {
    const made = items('id,name,rank\na,Anna,1\nb,"Be\nrt"');
    expect(await failure(made)).toContain('items.csv: line 3: the file is cut off: it ends in the midst of this line, after 2 of 3 fields; get it once more, as a whole');
    const { status, stderr } = await made.run('--max-rejects', '100%');
    expect([status, stderr.includes('--max-rejects')]).toEqual([2, false]);
    made.write('data/items.csv', 'id,name,rank\na,Anna\nb,Bert,2');
    expect((await made.succeed('--max-rejects', '1')).rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
  });

  test('text after a closing quote', async () => {
    expect(await failure(items('id,name,rank\na,"An"na,1\n'))).toContain('items.csv: line 2: text follows the quote that closes a field');
  });

  test('a line beyond any length', async () => {
    expect(await failure(items(`id,name,rank\na,${'x'.repeat(2_100_000)},1\n`))).toContain('items.csv: line 2: the line is longer than 2000000 bytes');
  });

  test('a number that is none in most lines', async () => {
    const stderr = await failure(items(`id,name,rank\n${'a,Anna,one\n'.repeat(7)}b,Bert,2\n`));
    expect(stderr).toContain('Correct these lines. Nothing was changed. If what does not fit may become null, or be cut, allow more of them with --max-rejects.');
    expect(stderr).toContain('items.csv: 7 of 8 lines do not fit their columns; at most 0 are allowed');
    expect(stderr.match(/line \d+: rank is `one`, expected a whole number of 32 bits\n/g)).toHaveLength(5);
    for (const line of [2, 3, 4, 5, 6]) expect(stderr).toContain(`line ${line}: rank is`);
  });

  test('a column of which no value fits: to allow more rejects is not proposed, and where it is done nevertheless the column is named', async () => {
    const made = sandbox(copyPipeline('id day:date'), { 'items.csv': 'id,day\na,2016\nb,\nc,2017\n' });
    const { status, stderr } = await made.run();
    expect([status, stderr.includes('--max-rejects')]).toEqual([2, false]);
    expect(stderr).toContain("items.csv: no value of column `day` is a date as `yyyy-MM-dd HH:mm:ss 'UTC'`");
    expect(stderr).toContain("items.csv: line 2: day is `2016`, expected a date as `yyyy-MM-dd HH:mm:ss 'UTC'`");
    const { stdout } = await made.run('--max-rejects', '100%');
    expect(stdout).toContain('Warning: source Read items (staging-to-warehouse): no value of column `day` fits its type: it is null in all rows\n');
    expect(JSON.parse(made.read('run.json')).jobs[0].nodes[0].emptied).toEqual(['day']);
    expect(made.read('index.html')).toContain('No value fits in day');
  });

  test.each([
    ['int', 'a whole number of 32 bits'], ['bigint', 'a whole number of 64 bits'], ['double', 'a number'], ['boolean', 'true or false'],
    ['decimal(4,1)', 'a number that is a decimal(4,1)'], ['timestamp', "a time as `yyyy-MM-dd HH:mm:ss 'UTC'`"],
  ])('what a %s is expected to be', async (type, said) => {
    const { stderr } = await sandbox(copyPipeline(`v:${type}`), { 'items.csv': 'v\nx\n' }).run();
    expect(stderr).toContain(`line 2: v is \`x\`, expected ${said}`);
  });
});

test.each([
  ['a name that is nearly the one', ['album.csv', 'artists.csv'], 'no albums.csv or albums/; there is album.csv: rename it, if it is that'],
  ['another case', ['Albums.csv', 'artists.csv'], 'no albums.csv or albums/; there is Albums.csv: rename it, if it is that'],
  ['none of the names', ['album.csv', 'artist.csv'], 'no artists.csv or artists/; there is artist.csv: rename it, if it is that'],
  ['another ending', ['albums.tsv', 'artists.csv'], 'no albums.csv or albums/; there is albums.tsv: rename it, if it is that'],
  ['a copy', ['albums (1).csv', 'artists.csv'], 'no albums.csv or albums/; there is albums (1).csv: rename it, if it is that'],
  ['nothing near', ['artists.csv', 'x.csv'], 'no albums.csv or albums/\n'],
])('files with other names: %s', async (_name, names, said) => {
  const [albums, artists] = [csvSource('albums', fields('id')), csvSource('artists', fields('key'))];
  const joined = join('both', albums, artists, [['id', 'key']]);
  const { status, stderr } = await sandbox(pipeline([albums, artists, joined, parquet(joined)]), Object.fromEntries(names.map((name) => [name, 'id\n1\n']))).run();
  expect([status, stderr.includes(said)]).toEqual([2, true]);
});

test.each([
  ['spotify_features_data_2023.csv', false],
  ['spotify_track_data_2023.csv', true],
  ['Spotify-Tracks-Data-2023.csv', true],
  ['spotifytracks_data_2023.csv', true],
  ['spotify_tracks_data_2023.csv.txt', true],
  ['spotify_tarcks_data_2024.csv', true],
  ['spotify_data_2023.csv', false],
])('a file %s instead of spotify_tracks_data_2023.csv is a hint: %s', async (name, isHint) => {
  const source = csvSource('tracks', fields('id'), { path: 'spotify_tracks_data_2023.csv' });
  const { stderr } = await sandbox(pipeline([source, parquet(source)]), { [name]: 'id\n1\n' }).run();
  expect(stderr).toContain('spotify_tracks_data_2023.csv');
  expect(stderr.includes(`; there is ${name}: rename it, if it is that`)).toBe(isHint);
});

describe('several files', () => {
  const albums = csvSource('albums', fields('album artist_id'));
  const artists = csvSource('artists', fields('id name'));
  const joined = join('both', albums, artists, [['artist_id', 'id']]);
  const two = pipeline([albums, artists, joined, parquet(joined)]);

  test('all problems of all headers at once', async () => {
    const made = sandbox(two, { 'albums.csv': 'album\nx\n', 'artists.csv': 'ID,name\n1,x\n' });
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain('albums.csv: column `artist_id` is missing');
    expect(stderr).toContain('artists.csv: column `ID` is written in another case; expected `id`');
    expect(fs.existsSync(made.out)).toBe(false);
  });

  test('all problems of all rows at once', async () => {
    const { status, stderr } = await sandbox(two, { 'albums.csv': 'album,artist_id\nx,"1\n', 'artists.csv': Buffer.from('id,name\n1,\xe9\n', 'latin1') }).run();
    expect(status).toBe(2);
    expect(stderr).toContain('albums.csv: line 2: the file ends inside a quoted field');
    expect(stderr).toContain('artists.csv: line 2: holds a byte that is no UTF-8');
  });

  test('all missing files at once', async () => {
    const three = pipeline([albums, artists, csvSource('labels', fields('l')), joined, parquet(joined)]);
    const { status, stderr } = await sandbox(three, { 'albums.csv': 'album,artist_id\nx,1\n' }).run();
    expect(status).toBe(2);
    expect(stderr).toContain('no artists.csv or artists/');
    expect(stderr).toContain('no labels.csv or labels/');
    expect(stderr).not.toContain('no albums.csv');
  });

  test('a file and a folder of one name', async () => {
    const made = sandbox(copyPipeline('id'), { 'items.csv': 'id\n1\n', 'items/part-0.csv': 'id\n2\n' });
    expect((await made.run()).stderr).toContain('both items.csv and items/');
  });

  test('a folder of which no part holds a row', async () => {
    const made = sandbox(copyPipeline('id'), { 'items/part-0.csv': 'id\n', 'items/part-1.csv': '' });
    expect((await made.run()).stderr).toContain('items: none of its files holds a row');
  });
});
