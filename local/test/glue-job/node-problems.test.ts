import { leastMembers } from './least-members';
import { nodeProblems } from '../../src/glue-job/nodes/node-problems';
import { nodeTypes } from '../../src/glue-job/nodes/node-schema';

type Members = Record<string, unknown>;

const source = (members: Members = {}) => ({ S3CsvSource: { Name: 'Tracks', Paths: ['s3://b/t/'], Separator: 'comma', QuoteChar: 'quote', ...members } });
const target = (input: string, members: Members = {}) => ({ S3GlueParquetTarget: { Name: 'Warehouse', Inputs: [input], Path: 's3://b/w/', ...members } });
const columns = [{ From: 'left', Keys: [['artist_id']] }, { From: 'right', Keys: [['id']] }];
const join = (members: Members = {}) => ({ Join: { Name: 'Join', Inputs: ['left', 'right'], JoinType: 'equijoin', Columns: columns, ...members } });
const drop = (input: string, members: Members = {}) => ({ DropFields: { Name: 'Drop', Inputs: [input], Paths: [['id']], ...members } });

/** A sound job of two sources, a join and a target, with some of its nodes in another form. */
const job = (nodes: Record<string, unknown> = {}) => ({ left: source(), right: source(), join: join(), target: target('join'), ...nodes });

test('a sound job has none', () => {
  expect(nodeProblems(job())).toEqual([]);
});

describe('of the map of nodes', () => {
  test.each<[unknown, string]>([
    [undefined, 'CodeGenConfigurationNodes is an object of nodes by their ids, got: nothing'],
    [null, 'CodeGenConfigurationNodes is an object of nodes by their ids, got: null'],
    ['nodes', 'CodeGenConfigurationNodes is an object of nodes by their ids, got: "nodes"'],
    [[], 'CodeGenConfigurationNodes is an object of nodes by their ids, got: a list'],
    [{}, 'CodeGenConfigurationNodes has no nodes'],
  ])('%j', (nodes, problem) => {
    expect(nodeProblems(nodes)).toEqual([problem]);
  });
});

describe('of the object that holds a node', () => {
  test.each<[string, unknown, string]>([
    ['no type', {}, 'node x: it has no type, e.g. S3CsvSource'],
    ['two types', { ...source(), ...join() }, 'node x: a node is of one type, got: S3CsvSource, Join'],
    ['an unknown type', { Joiner: {} }, 'node x: Glue has no node type "Joiner"; there is Join'],
    ['a type in other letters', { s3csvsource: {} }, 'node x: Glue has no node type "s3csvsource"; there is S3CsvSource'],
    ['a type that is nearly one', { S3CsvSorce: {} }, 'node x: Glue has no node type "S3CsvSorce"; there is S3CsvSource'],
    ['what every object has as a type', { constructor: {} }, 'node x: Glue has no node type "constructor"'],
    ['a text', 'node', 'node x: a node is an object with its type as the one member, got: "node"'],
    ['a list', [source()], 'node x: a node is an object with its type as the one member, got: a list'],
    ['nothing', null, 'node x: a node is an object with its type as the one member, got: null'],
    ['a type that is no object', { Join: [] }, "node x: Join is an object with the node's members, got: a list"],
  ])('%s', (_, node, problem) => {
    expect(nodeProblems(job({ x: node }))).toEqual([problem]);
  });

  test.each(['', 'a b', 'a.b', 'a/b', 'é', 'a\n'])('an id that is %j', (id) => {
    expect(nodeProblems(job({ [id]: source() }))).toEqual([`node ${JSON.stringify(id)}: the id of a node has only letters, digits, '_' and '-', at least one`]);
  });
});

const atJoin = "node join 'Join' (Join): ";
const atLeft = "node left 'Tracks' (S3CsvSource): ";
const atTarget = "node target 'Warehouse' (S3GlueParquetTarget): ";
const atExtra = (name: string, type: string) => `node x '${name}' (${type}): `;

describe('of the shape of a node', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['inner is no type of join', { join: join({ JoinType: 'inner' }) }, `${atJoin}JoinType is one of equijoin, left, right, outer, leftsemi, leftanti, got: "inner"`],
    ['OutputSchemas on a join', { join: join({ OutputSchemas: [] }) }, `${atJoin}OutputSchemas is no member of Join, which has: Name, Inputs, JoinType, Columns`],
    ['an unknown member within a member', { join: join({ Columns: [{ ...columns[0], Condition: '=' }, columns[1]] }) },
      `${atJoin}Condition is no member of Columns[0], which has: From, Keys`],
    ['keys that are no list of lists', { join: join({ Columns: [{ From: 'left', Keys: ['artist_id'] }, columns[1]] }) }, `${atJoin}Columns[0].Keys[0] is a list, got: "artist_id"`],
    ['no keys', { join: join({ Columns: [{ From: 'left' }, columns[1]] }) }, `${atJoin}Columns[0].Keys is missing`],
    ['a separator as a character', { left: source({ Separator: ',' }) }, `${atLeft}Separator is one of comma, ctrla, pipe, semicolon, tab, got: ","`],
    ['no separator', { left: { S3CsvSource: { Name: 'Tracks', Paths: ['s3://b/t/'], QuoteChar: 'quote' } } }, `${atLeft}Separator is missing`],
    ['a flag as a text', { left: source({ WithHeader: 'true' }) }, `${atLeft}WithHeader is true or false, got: "true"`],
    ['a number below its least', { left: source({ MaxBand: -1 }) }, `${atLeft}MaxBand is at least 0, got: -1`],
    ['a fraction for a whole number', { left: source({ MaxBand: 1.5 }) }, `${atLeft}MaxBand is a whole number, got: 1.5`],
    ['one path that is no list', { left: source({ Paths: 's3://b/t/' }) }, `${atLeft}Paths is a list, got: "s3://b/t/"`],
    ['a line break', { left: source({ Paths: ['s3://b\n'] }) }, `${atLeft}Paths[0] has no control character, got: "s3://b\\n"`],
    ['a column that is too long', { left: source({ OutputSchemas: [{ Columns: [{ Name: 'x'.repeat(1025) }] }] }) },
      `${atLeft}OutputSchemas[0].Columns[0].Name has at most 1,024 characters, got: 1,025 of them`],
    ['a compression that the target has not', { target: target('join', { Compression: 'zip' }) },
      `${atTarget}Compression is one of snappy, lzo, gzip, brotli, lz4, uncompressed, none, got: "zip"`],
    ['a number for a text', { target: target('join', { NumberTargetPartitions: 0 }) }, `${atTarget}NumberTargetPartitions is a text, got: 0`],
    ['flat partition keys', { target: target('join', { PartitionKeys: ['genre'] }) }, `${atTarget}PartitionKeys[0] is a list, got: "genre"`],
    ['two inputs of one', { target: target('join', { Inputs: ['join', 'left'] }) }, `${atTarget}Inputs has exactly 1 entry, got: 2`],
    ['no inputs', { x: drop('', { Inputs: [] }) }, `${atExtra('Drop', 'DropFields')}Inputs has exactly 1 entry, got: 0`],
    ['inputs of a source', { left: source({ Inputs: ['right'] }) }, expect.stringContaining(`${atLeft}Inputs is no member of S3CsvSource, which has: Name, Paths,`) as unknown as string],
    ['no aggregations', { x: { Aggregate: { Name: 'A', Inputs: ['join'], Groups: [], Aggs: [] } } }, `${atExtra('A', 'Aggregate')}Aggs has at least 1 entry, got: 0`],
    ['31 aggregations', { x: { Aggregate: { Name: 'A', Inputs: ['join'], Groups: [], Aggs: Array(31).fill({ Column: ['a'], AggFunc: 'sum' }) } } },
      `${atExtra('A', 'Aggregate')}Aggs has at most 30 entries, got: 31`],
    ['an operation that a filter has not', { x: { Filter: { Name: 'F', Inputs: ['join'], LogicalOperator: 'AND', Filters: [{ Operation: 'NE', Values: [] }] } } },
      `${atExtra('F', 'Filter')}Filters[0].Operation is one of EQ, LT, GT, LTE, GTE, REGEX, ISNULL, got: "NE"`],
    ['a path with a dot in DropDuplicates', { x: { DropDuplicates: { Name: 'D', Inputs: ['join'], Columns: [['.track_id']] } } },
      `${atExtra('D', 'DropDuplicates')}Columns[0][0] has only letters, digits, '_' and '-', got: ".track_id"`],
    ['a path as a text', { x: { RenameField: { Name: 'R', Inputs: ['join'], SourcePath: 'a', TargetPath: ['b'] } } }, `${atExtra('R', 'RenameField')}SourcePath is a list, got: "a"`],
    ['rules that are not ASCII', { x: { EvaluateDataQuality: { Name: 'Q', Inputs: ['join'], Ruleset: 'é' } } }, `${atExtra('Q', 'EvaluateDataQuality')}Ruleset has printable ASCII characters only, got: "é"`],
    ['no rules', { x: { EvaluateDataQuality: { Name: 'Q', Inputs: ['join'], Ruleset: '' } } }, `${atExtra('Q', 'EvaluateDataQuality')}Ruleset has at least 1 character, got: ""`],
    ['a fraction above 1', { x: { PIIDetection: { Name: 'P', Inputs: ['join'], PiiType: 'RowAudit', EntityTypesToDetect: [], SampleFraction: 2 } } },
      `${atExtra('P', 'PIIDetection')}SampleFraction is at most 1, got: 2`],
    ['a key that a map has not', { x: { EvaluateDataQualityMultiFrame: { Name: 'M', Inputs: ['join'], Ruleset: 'R', AdditionalOptions: { speed: 'high' } } } },
      `${atExtra('M', 'EvaluateDataQualityMultiFrame')}a key in AdditionalOptions is one of performanceTuning.caching, observations.scope, compositeRuleEvaluation.method, got: "speed"`],
    ['no name', { x: { Spigot: { Inputs: ['join'], Path: 's3://b/' } } }, 'node x (Spigot): Name is missing'],
    ['a name in two lines', { x: drop('join', { Name: 'two\nlines' }) }, 'node x \'two\nlines\' (DropFields): Name has no line break, got: "two\\nlines"'],
    ['a long value is cut', { x: drop('join', { Paths: 'p'.repeat(200) }) }, `${atExtra('Drop', 'DropFields')}Paths is a list, got: "${'p'.repeat(78)}…`],
  ])('%s', (_, nodes, problem) => {
    expect(nodeProblems(job(nodes))).toEqual([problem]);
  });

  test('a join of three inputs', () => {
    expect(nodeProblems(job({ third: source(), join: join({ Inputs: ['left', 'right', 'third'] }) }))).toEqual([
      `${atJoin}Inputs has exactly 2 entries, got: 3`,
      `${atJoin}Columns says nothing of its input third`,
    ]);
  });

  test('a join of one input', () => {
    expect(nodeProblems(job({ join: join({ Inputs: ['left'] }) }))).toEqual([
      `${atJoin}Inputs has exactly 2 entries, got: 1`,
      `${atJoin}Columns is from its Inputs, left, got From: "right"`,
    ]);
  });
});

describe('every node type of the API', () => {
  test('there are 79', () => {
    expect(nodeTypes()).toHaveLength(79);
  });

  test.each(nodeTypes())('%s with the least that it needs, and no less', (type) => {
    const least = leastMembers(type, ['left', 'right']);
    const nodes = (members: Members) => ({ left: source(), right: source(), split: { SplitFields: { Name: 'P', Inputs: ['left'], Paths: [] } }, x: { [type]: members } });
    const members = type === 'SelectFromCollection' ? { ...least, Inputs: ['split'] } : least;
    expect(nodeProblems(nodes(members))).toEqual([]);
    for (const missing of Object.keys(members)) {
      const { [missing]: _, ...rest } = members;
      expect(nodeProblems(nodes(rest))).toContainEqual(expect.stringMatching(new RegExp(`^node x .*\\(${type}\\): ${missing} is missing$`)));
    }
    expect(nodeProblems(nodes({ ...members, Unheard: 1 }))).toEqual([expect.stringContaining(`(${type}): Unheard is no member of ${type}, which has: `)]);
  });
});

describe('of the edges', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an input called as what every object has', { target: target('constructor') }, `${atTarget}Inputs names "constructor", which is no node; there are: left, right, join, target`],
    ['an input that is not there', { target: target('joined') }, `${atTarget}Inputs names "joined", which is no node; there are: left, right, join, target`],
    ['a target as an input', { x: drop('target') }, `${atExtra('Drop', 'DropFields')}Inputs names target, a target, which gives no rows`],
    ['a node that is its own input', { x: drop('x') }, 'the nodes lead in a circle: x -> x'],
    ['a circle of three', { a: drop('c'), b: drop('a'), c: drop('b'), after: drop('c') }, 'the nodes lead in a circle: a -> b -> c -> a'],
    ['a selection from what is no collection', { x: { SelectFromCollection: { Name: 'S', Inputs: ['join'], Index: 0 } } },
      `${atExtra('S', 'SelectFromCollection')}it selects from a collection, and its input join is a Join, which gives none`],
    ['a third of two', { split: { SplitFields: { Name: 'P', Inputs: ['join'], Paths: [['a']] } }, x: { SelectFromCollection: { Name: 'S', Inputs: ['split'], Index: 2 } } },
      `${atExtra('S', 'SelectFromCollection')}Index is 0 or 1, since a SplitFields gives two, got: 2`],
  ])('%s', (_, nodes, problem) => {
    expect(nodeProblems(job(nodes))).toEqual([problem]);
  });

  test('each circle once', () => {
    expect(nodeProblems(job({ a: drop('b'), b: drop('a'), c: drop('d'), d: drop('c') }))).toEqual([
      'the nodes lead in a circle: a -> b -> a',
      'the nodes lead in a circle: c -> d -> c',
    ]);
  });

  test('an input that cannot be read is there all the same', () => {
    expect(nodeProblems(job({ left: {} }))).toEqual(['node left: it has no type, e.g. S3CsvSource']);
  });

  test.each(['SplitFields', 'CustomCode', 'Route'])('a selection from a %s is sound', (type) => {
    const members = { SplitFields: { Paths: [['a']] }, CustomCode: { Code: 'return dfc', ClassName: 'C' }, Route: { GroupFiltersList: [] } }[type];
    const collection = { [type]: { Name: type, Inputs: ['join'], ...members } };
    expect(nodeProblems(job({ collection, x: { SelectFromCollection: { Name: 'S', Inputs: ['collection'], Index: 1 } } }))).toEqual([]);
  });
});

describe('of members that do not agree', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['columns of another node', { join: join({ Columns: [{ From: 'target', Keys: [['a']] }, columns[1]] }) },
      [`${atJoin}Columns is from its Inputs, left, right, got From: "target"`, `${atJoin}Columns says nothing of its input left`]],
    ['columns of one side', { join: join({ Columns: [columns[0], columns[0]] }) }, [`${atJoin}Columns says nothing of its input right`]],
    ['two keys to one', { join: join({ Columns: [{ From: 'left', Keys: [['a'], ['b']] }, columns[1]] }) }, [`${atJoin}Columns has as many Keys on one side as on the other, got: 2 and 1`]],
    ['no keys', { join: join({ Columns: columns.map(({ From }) => ({ From, Keys: [] })) }) }, [`${atJoin}Columns[0].Keys has no key`, `${atJoin}Columns[1].Keys has no key`]],
    ['an input without an alias', { x: { SparkSQL: { Name: 'Q', Inputs: ['left', 'right'], SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'left', Alias: 'l' }] } } },
      [`${atExtra('Q', 'SparkSQL')}SqlAliases says nothing of its input right`]],
    ['an alias of another node', { x: { SparkSQL: { Name: 'Q', Inputs: ['left'], SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'left', Alias: 'l' }, { From: 'right', Alias: 'r' }] } } },
      [`${atExtra('Q', 'SparkSQL')}SqlAliases is from its Inputs, left, got From: "right"`]],
    ['one alias for two', { x: { SparkSQL: { Name: 'Q', Inputs: ['left', 'right'], SqlQuery: 'SELECT 1', SqlAliases: [{ From: 'left', Alias: 't' }, { From: 'right', Alias: 'T' }] } } },
      [`${atExtra('Q', 'SparkSQL')}SqlAliases gives two inputs one name: "t"`]],
    ['a merge from elsewhere', { x: { Merge: { Name: 'M', Inputs: ['left', 'right'], Source: 'join', PrimaryKeys: [['id']] } } },
      [`${atExtra('M', 'Merge')}Source is one of its Inputs, left, right, got: "join"`]],
    ['a table that is to be kept current and is not named', { target: target('join', { SchemaChangePolicy: { EnableUpdateCatalog: true, Table: 't' } }) },
      [`${atTarget}SchemaChangePolicy.Database is missing: EnableUpdateCatalog is true, and it says of which table`]],
  ])('%s', (_, nodes, problems) => {
    expect(nodeProblems(job(nodes))).toEqual(problems);
  });

  test('a target that has its table keeps that one current', () => {
    const table = { S3CatalogTarget: { Name: 'T', Inputs: ['join'], Database: 'd', Table: 't', SchemaChangePolicy: { EnableUpdateCatalog: true } } };
    expect(nodeProblems(job({ table }))).toEqual([]);
  });

  test('both sides of a join may be one node', () => {
    expect(nodeProblems(job({ join: join({ Inputs: ['left', 'left'], Columns: [columns[0], columns[0]] }) }))).toEqual([]);
  });
});

test('all problems are told at once', () => {
  expect(nodeProblems(Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`n${index}`, {}])))).toHaveLength(25);
});

test('a chain of 10,000 nodes is checked in seconds', () => {
  const chain = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index === 0 ? source() : drop(`n${index - 1}`)]));
  expect(nodeProblems(chain)).toEqual([]);
  expect(nodeProblems({ ...chain, n0: drop('n9999') })[0]).toBe(`the nodes lead in a circle: ${Array.from({ length: 20 }, (_, index) => `n${index}`).join(' -> ')} -> and 9,980 more -> n0`);
});
