import { TRACKS, found, source, target, told } from './graphs';
import { DropNullFields, FillConstants, FillMissingValues, JobGraph, JobNode } from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

const PLACES = Schema.of(
  Field.text('it`s'), Field.of('score', DataType.BIGINT), Field.of('share', DataType.decimalOf(10, 2)), Field.of('day', DataType.DATE), Field.of('is', DataType.BOOLEAN),
);

function graphOf<T extends JobNode>(schema: Schema, build: (graph: JobGraph, input: JobNode) => T): { graph: JobGraph; node: T } {
  const graph = new JobGraph('test');
  const node = build(graph, source(graph, 'Places', schema));
  target(graph, node);
  return { graph, node };
}

test('constants in the place of nulls are SQL', () => {
  const { graph, node } = graphOf(PLACES, (job, input) => new FillConstants(job, 'Fill', {
    input,
    nodeId: 'fill-1',
    constants: [
      { field: 'it`s', value: "Rock'n\\Roll" }, { field: 'score', value: -1 }, { field: 'share', value: '0.50' },
      { field: 'day', value: '1970-01-01' }, { field: 'is', value: false },
    ],
  }));
  expect(found(graph)).toEqual([]);
  expect(node._toManifest()).toMatchObject({
    type: 'Sql',
    id: 'fill-1',
    aliases: ['input'],
    sql: "SELECT coalesce(`it``s`, concat('Rock', chr(39), 'n', chr(92), 'Roll')) AS `it``s`, coalesce(`score`, CAST('-1' AS BIGINT)) AS `score`, "
      + "coalesce(`share`, CAST('0.50' AS DECIMAL(10,2))) AS `share`, coalesce(`day`, CAST('1970-01-01' AS DATE)) AS `day`, "
      + "coalesce(`is`, CAST('false' AS BOOLEAN)) AS `is`\nFROM input",
  });
  expect(node.schema.fields.map(({ name, dataType, nullable }) => [name, dataType.name, nullable])).toEqual([
    ['it`s', 'string', false], ['score', 'bigint', false], ['share', 'decimal(10,2)', false], ['day', 'date', false], ['is', 'boolean', false],
  ]);
});

test.each([['', "''"], ["'", 'chr(39)'], ['a', "'a'"]])('text %p is SQL that every engine reads alike', (value, sql) => {
  const { graph, node } = graphOf(Schema.of(Field.text('x')), (job, input) => new FillConstants(job, 'Fill', { input, constants: [{ field: 'x', value }] }));
  expect(found(graph)).toEqual([]);
  expect(node._toManifest()).toMatchObject({ sql: `SELECT coalesce(\`x\`, ${sql}) AS \`x\`\nFROM input` });
});

test('what is wrong with constants', () => {
  const { graph } = graphOf(PLACES, (job, input) => {
    new FillConstants(job, 'None', { input, constants: [] });
    return new FillConstants(job, 'Fill', {
      input,
      constants: [
        { field: 'score', value: 1.5 }, { field: 'score', value: 1 }, { field: 'day', value: undefined }, { field: 'nme', value: 'x' },
      ],
    });
  });
  expect(told(graph)).toEqual([
    "noConstants: node 'None': it has no constants",
    "duplicateField: node 'Fill': the constants name a field twice, got: score",
    "wrongConstant: node 'Fill': field score is of type bigint, and is filled with something else, got: 1.5",
    "wrongConstant: node 'Fill': field day is of type date, and is filled with something else, got: undefined",
    "unknownField: node 'Fill': a constant names a field that 'Places' does not give, got: nme; it gives: it`s, score, share, day, is",
  ]);
});

test('a guess for what is missing is a field of its own', () => {
  const { graph, node } = graphOf(TRACKS, (job, input) => new FillMissingValues(job, 'Fill', { input, field: 'track_popularity' }));
  expect(found(graph)).toEqual([]);
  expect(node.schema.names).toEqual([...TRACKS.names, 'track_popularity_filled']);
  expect(node.schema.field('track_popularity_filled')!.dataType).toBe(DataType.INT);
  expect(node._toManifest()).toMatchObject({ type: 'FillMissingValues', field: 'track_popularity', filledField: 'track_popularity_filled' });
});

test('a guess needs a field, and a name that is free', () => {
  expect(found(graphOf(TRACKS, (job, input) => new FillMissingValues(job, 'Fill', { input, field: 'nme' })).graph)).toEqual(['ERROR unknownField Fill']);
  const { graph } = graphOf(TRACKS, (job, input) => new FillMissingValues(job, 'Fill', { input, field: 'track_popularity', filledField: 'Released' }));
  expect(found(graph)).toEqual(['ERROR duplicateField Fill']);
});

test('columns without values stay, and can be null', () => {
  const { graph, node } = graphOf(TRACKS, (job, input) => new DropNullFields(job, 'Drop', {
    input, emptyIsNull: true, minusOneIsNull: true, nullTexts: [{ value: '0', dataType: DataType.INT }],
  }));
  expect(found(graph)).toEqual([]);
  expect(node.schema.names).toEqual(TRACKS.names);
  expect(node._toManifest()).toMatchObject({
    type: 'DropNullFields', emptyIsNull: true, nullTextIsNull: false, minusOneIsNull: true, nullTexts: [{ value: '0', type: 'int' }],
  });
});

test('null texts are of their type, and at most 50', () => {
  const nullTexts = Array.from({ length: 51 }, (_, index) => ({ value: index === 7 ? 'x' : `${index}`, dataType: DataType.INT }));
  const { graph } = graphOf(TRACKS, (job, input) => new DropNullFields(job, 'Drop', { input, nullTexts }));
  expect(told(graph)).toEqual([
    "nullTextCount: node 'Drop': it has at most 50 nullTexts, got: 51",
    "wrongConstant: node 'Drop': a null text is of type int, got: x",
  ]);
});
