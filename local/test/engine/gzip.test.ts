import { gzipSync } from 'zlib';
import { copyPipeline, csvSource, fields, parquet, pipeline } from '../support/manifests';
import { sorted } from '../support/run-nodes';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const GOOD = gzipSync('id,n\na,1\nb,2\n');

test.each(['items.csv.gz', 'items/part-0.csv.gz', 'items/PART.CSV.GZ'])('%s is read as it is without compression', async (file) => {
  const made = sandbox(copyPipeline('id n:int'), { [file]: GOOD });
  await made.succeed();
  expect(sorted(await made.rows())).toEqual([['a', 1], ['b', 2]]);
});

test('parts of a folder, some compressed: rejects are told by their own lines', async () => {
  const made = sandbox(copyPipeline('id n:int'), { 'items/a.csv.gz': gzipSync(`id,n\n${'a,1\n'.repeat(500_000)}z,x\n`), 'items/b.csv': 'id,n\nb,2\n' });
  expect((await made.succeed('--max-rejects', '1')).rejects).toEqual([{ file: 'items/a.csv', lines: 1, rows: 500_001 }]);
  expect(made.read('rejects/items/a.csv')).toBe('line,field,value,text\n500002,n,x,"z,x"\n');
  expect(await made.rows('count(*)::INT, sum(n)::INT')).toEqual([[500_002, 500_002]]);
});

test('a part and its compressed twin each have their own rejects', async () => {
  const made = sandbox(copyPipeline('n:int'), { 'items/a.csv': 'n\nx\n', 'items/a.csv.gz': gzipSync('n\n1\ny\n') });
  expect((await made.succeed('--max-rejects', '2')).rejects.map(({ file }) => file)).toEqual(['items/a.csv.csv', 'items/a.csv.gz.csv']);
  expect(made.read('rejects/items/a.csv.gz.csv')).toContain('3,n,y,y');
});

test.each<[string, Buffer, string]>([
  ['another header', gzipSync('id,m\na,1\n'), 'items.csv.gz: column `n` is missing; found id, m'],
  ['no rows', gzipSync('id,n\n'), 'items.csv.gz: holds a header and no rows'],
  ['nothing', gzipSync(''), 'items.csv.gz: the file is empty'],
  ['no gzip', Buffer.from('id,n\na,1\n'), 'items.csv.gz: cannot be decompressed: incorrect header check; give it another name if it is no gzip'],
])('%s ends the run', async (_name, content, problem) => {
  const { status, stderr } = await sandbox(copyPipeline('id n:int'), { 'items.csv.gz': content }).run();
  expect(status).toBe(2);
  expect(stderr).toContain(problem);
});

test('bytes that are no UTF-8 are seen in a column that nothing reads', async () => {
  const source = csvSource('items', fields('id n'));
  const select = { type: 'SelectFields' as const, id: 's', name: 'S', inputs: ['items'], fields: ['id'], schema: fields('id') };
  const content = gzipSync(Buffer.concat([Buffer.from('id,n\na,1\nb,'), Buffer.from([0xff]), Buffer.from('\n')]));
  const { status, stderr } = await sandbox(pipeline([source, select, parquet(select)]), { 'items.csv.gz': content }).run();
  expect(status).toBe(2);
  expect(stderr).toContain('items.csv.gz: line 3: holds a byte that is no UTF-8');
});
