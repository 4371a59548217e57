import { copyPipeline, csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const HEADER = 'line,field,value,text\n';

describe('text that does not fit its type', () => {
  test('is null, the row stays, and the line is kept with its physical number', async () => {
    const made = sandbox(copyPipeline('id name rank:int score:double'), {
      'items.csv': 'id,name,rank,score\na,"An\nna",1,0.5\nb,"Be""rt",two,0.5\nc,Cora,3,half\nd,"D\r\n\nora",4 ,x\n',
    });
    const report = await made.succeed('--max-rejects', '3');
    expect(await made.rows()).toEqual([['a', 'An\nna', 1, 0.5], ['b', 'Be"rt', null, 0.5], ['c', 'Cora', 3, null], ['d', 'D\r\n\nora', null, null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}4,rank,two,"b,""Be""""rt"",two,0.5"\n5,score,half,"c,Cora,3,half"\n`
      + '6,rank,4 ,"d,""D\r\n\nora"",4 ,x"\n6,score,x,"d,""D\r\n\nora"",4 ,x"\n');
    expect(report.rejects).toEqual([{ file: 'items.csv', lines: 3, rows: 4 }]);
  });

  test.each([['1', 0], ['50%', 0], ['0', 2], ['49%', 2]])('with --max-rejects %s one of two lines ends the run with %i', async (max, status) => {
    const made = sandbox(copyPipeline('id rank:int'), { 'items.csv': 'id,rank\na,1\nb,x\n' });
    expect((await made.run('--max-rejects', max)).status).toBe(status);
  });

  test('1 % of the lines by default', async () => {
    const rows = (bad: number) => `id,rank\n${'b,x\n'.repeat(bad)}${'a,1\n'.repeat(200 - bad)}`;
    const made = sandbox(copyPipeline('id rank:int'), { 'items.csv': rows(2) });
    expect((await made.run()).status).toBe(0);
    made.write('data/items.csv', rows(3));
    const { status, stderr } = await made.run();
    expect(status).toBe(2);
    expect(stderr).toContain('3 of 200 lines do not fit their columns; at most 2 are allowed');
  });

  test('is found in a column that nothing reads', async () => {
    const source = csvSource('items', fields('id rank:int'));
    const select = { type: 'SelectFields' as const, id: 'some', name: 'Some', inputs: ['items'], fields: ['id'], schema: fields('id') };
    const made = sandbox(pipeline([source, select, parquet(select)]), { 'items.csv': 'id,rank\na,1\nb,x\n' });
    expect((await made.succeed('--max-rejects', '1')).rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
    expect(await made.rows()).toEqual([['a'], ['b']]);
  });

  test('is found in a row that a filter drops', async () => {
    const source = csvSource('items', fields('id rank:int'));
    const filter = {
      type: 'Filter' as const,
      id: 'some',
      name: 'Some',
      inputs: ['items'],
      schema: source.schema,
      operator: 'AND' as const,
      conditions: [{ field: 'id', operation: 'EQ' as const, negated: false, value: 'a' }],
    };
    const made = sandbox(pipeline([source, filter, parquet(filter)]), { 'items.csv': 'id,rank\na,1\nb,x\n' });
    expect((await made.succeed('--max-rejects', '1')).rejects).toHaveLength(1);
  });

  test.each(['left', 'right'])('is found on the %s of a join in a row without a partner, also when nothing matches', async (side) => {
    const left = csvSource('items', fields('id rank:int'));
    const right = csvSource('others', fields('other size:int'));
    const joined = join('both', left, right, [['id', 'other']]);
    for (const key of ['a', 'z']) {
      const made = sandbox(pipeline([left, right, joined, parquet(joined)]), {
        'items.csv': `id,rank\na,1\nb,${side === 'left' ? 'x' : '2'}\n`, 'others.csv': `other,size\n${key},1\nq,${side === 'right' ? 'x' : '2'}\n`,
      });
      const { rejects } = await made.succeed('--max-rejects', '1');
      expect(rejects).toEqual([{ file: side === 'left' ? 'items.csv' : 'others.csv', lines: 1, rows: 2 }]);
    }
  });
});

describe('rows with a wrong number of fields', () => {
  test('a missing field is null, a surplus one is cut, and both lines are kept', async () => {
    const made = sandbox(copyPipeline('id name rank:int'), { 'items.csv': 'id,name,rank\na,Anna\nb,Bert,2,more,"and more"\nc,Cora,3,\nd\ne,Emma,x,1\n' });
    const report = await made.succeed('--max-rejects', '5');
    expect(await made.rows()).toEqual([['a', 'Anna', null], ['b', 'Bert', 2], ['c', 'Cora', 3], ['d', null, null], ['e', 'Emma', null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}2,,"2 fields, expected 3","a,Anna"\n3,,"5 fields, expected 3","b,Bert,2,more,""and more"""\n`
      + '4,,"4 fields, expected 3","c,Cora,3,"\n5,,"1 field, expected 3",d\n6,,"4 fields, expected 3","e,Emma,x,1"\n6,rank,x,"e,Emma,x,1"\n');
    expect(report.rejects).toEqual([{ file: 'items.csv', lines: 5, rows: 5 }]);
  });
});

describe('parts in a folder', () => {
  test('each part has its own file of rejects, and the limit is of them all', async () => {
    const made = sandbox(copyPipeline('id rank:int'), {
      'items/part-0.csv': 'id,rank\na,1\nb,x\n', 'items/part-1.csv': 'id,rank\nc,3\n', 'items/part-2.csv': 'id,rank\ny,y\n', 'items/_SUCCESS': '', 'items/.part-0.csv.crc': 'x',
    });
    expect((await made.run('--max-rejects', '1')).status).toBe(2);
    const report = await made.succeed('--max-rejects', '2');
    expect(report.rejects).toEqual([{ file: 'items/part-0.csv', lines: 1, rows: 2 }, { file: 'items/part-2.csv', lines: 1, rows: 1 }]);
    expect(made.read('rejects/items/part-2.csv')).toBe(`${HEADER}2,rank,y,"y,y"\n`);
    expect(await made.rows('id')).toEqual([['a'], ['b'], ['c'], ['y']]);
  });
});

test('a run without rejects removes those of the run before', async () => {
  const made = sandbox(copyPipeline('id rank:int'), { 'items.csv': 'id,rank\na,x\n' });
  await made.succeed('--max-rejects', '100%');
  expect(Object.keys(made.tree())).toContain('rejects/items.csv');
  made.write('data/items.csv', 'id,rank\na,1\n');
  await made.succeed();
  expect(Object.keys(made.tree())).toEqual(['index.html', 'run.json', 'warehouse/result/part-0.parquet']);
});

describe('what is advised where the lines of several sources do not fit', () => {
  const [left, right] = [csvSource('left', fields('id n:int')), csvSource('right', fields('key m:int'))];
  const joined = join('both', left, right, [['id', 'key']]);
  const advice = async (one: string, other: string) => {
    const made = sandbox(pipeline([left, right, joined, parquet(joined)]), { 'left.csv': `id,n\n${one}`, 'right.csv': `key,m\n${other}` });
    return (await made.run('--max-rejects', '1')).stderr.split('\n').find((line) => line.startsWith('Error: '));
  };
  const SOME = 'a,1\na,x\na,y\n';

  test('is for those of which there are too many: another one is no reason', async () => {
    expect(await advice(SOME, 'a,x\n')).toMatch(/^Error: Correct these lines\. .*--max-rejects\.$/);
  });

  test('names the sources of which whole columns would be null', async () => {
    expect(await advice(SOME, 'a,x\na,y\n')).toBe('Error: Correct these lines, or have node Read right read these columns as they are written. Nothing was changed.');
    expect(await advice('a,x\na,y\n', 'a,x\na,y\n')).toContain('have node Read left, node Read right read these columns');
  });
});
