import { SCHEMA, functionOf, render, scriptOf, source } from './scripts';
import {
  ApplyMapping, CatalogSource, CatalogTarget, CatalogUpdateBehavior, CsvTarget, DataQualityStop, DropDuplicates, EvaluateDataQuality, Filter,
  FilterCondition, GlueNode, IcebergTarget, JobGraph, JobNode, JsonSource, ParquetSource, ParquetTarget, SelectFields, SparkSql, Union,
} from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { renderPySpark } from '../../src/render/pyspark';
import { PythonNames } from '../../src/render/pyspark/python-names';
import { scriptProblems } from '../../src/render/pyspark/script-problems';
import { DataType, Field, Schema } from '../../src/schema';
import { rawToStaging, stagingToWarehouse } from '../../src/spotify/spotify-graphs';

test('the script that writes the warehouse', () => {
  expect(render(stagingToWarehouse({ audioFeatures: false }))).toMatchSnapshot();
});

test('the nodes and the main function of the script that stages the raw files', () => {
  const [nodes] = render(rawToStaging(false)).split('def arguments()');
  expect(nodes).toMatchSnapshot();
});

test('is the same each time', () => {
  expect(render(stagingToWarehouse({ audioFeatures: true }))).toBe(render(stagingToWarehouse({ audioFeatures: true })));
});

test('no line is longer than 100 characters', () => {
  const lines = [stagingToWarehouse({ audioFeatures: true }), rawToStaging(true)].flatMap((graph) => render(graph).split('\n'));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test('locations are arguments, each once', () => {
  const script = scriptOf((graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other') }));
  expect(script.match(/"--\w+"/g)).toEqual(['"--my_data_location"', '"--out_location"', '"--max_rejects"']);
});

test('databases whose names only the deployment knows are arguments, wherever a table is named', () => {
  const graph = new JobGraph('test');
  const read = new CatalogSource(graph, 'Read', { database: 'music', table: 'a{b}', schema: SCHEMA });
  new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept', behavior: CatalogUpdateBehavior.LOG });
  new ParquetTarget(graph, 'Out', { input: read, location: 'out', path: 'rows/', catalogUpdate: { database: 'sound', table: 'made' } });
  new IcebergTarget(graph, 'Ice', { input: read, location: 'out', path: 'ice/', database: 'music', table: 'ice' });
  const script = renderPySpark(graph.name, graph._toManifest(), ['music']);
  expect(script.match(/f?"[^" \n]*\b(?:music|sound)[^" \n]*"/g)).toEqual([
    'f"`{args.music_database}`.`a{{b}}`"',
    'f"glue_catalog.`{args.music_database}`.`ice`"',
    'f"`{args.music_database}`.`kept`"',
    'f"`{args.music_database}`.`kept`"',
    '"`sound`.`made`"',
    '"`sound`.`made`"',
    '"--music_database"',
  ]);
  expect(script).toContain('read_rows = read(reader, args)\n');
});

test('a table may take a location as a whole: its place ends in one slash', () => {
  const graph = new JobGraph('test');
  const read = source(graph, 'Read');
  new ParquetTarget(graph, 'Out', { input: read, location: 'out', path: '/', catalogUpdate: { database: 'music', table: 'made' } });
  new IcebergTarget(graph, 'Ice', { input: read, location: 'ice', path: '/', database: 'music', table: 'ice' });
  new ParquetTarget(graph, 'Folder', { input: read, location: 'more', path: 'rows/', catalogUpdate: { database: 'music', table: 'more' } });
  const places = render(graph).match(/args\.\w+_location \+ ".*?"/g);
  expect(places).toEqual(['args.ice_location + "/"', 'args.out_location + "/"', 'args.more_location + "/rows/"']);
});

test('only what is used is imported and defined', () => {
  const plain = scriptOf((graph, input) => new SelectFields(graph, 'Node', { input, fields: ['name'] }));
  expect(plain).toContain('from pyspark.sql import Column, DataFrame, SparkSession\n');
  expect(plain).not.toContain('def to_float');
  const windows = scriptOf((graph, input) => new DropDuplicates(graph, 'Node', { input, fields: ['name'], orderBy: [{ field: 'n' }] }));
  expect(windows).toContain('from pyspark.sql import Column, DataFrame, SparkSession, Window\n');
});

test('nodes come in an order in which they can run, sources first', () => {
  const graph = new JobGraph('test');
  const first = new SelectFields(graph, 'Names', { input: source(graph), fields: ['name'] });
  const second = new SelectFields(graph, 'Other names', { input: source(graph, 'Other'), fields: ['name'] });
  new ParquetTarget(graph, 'Target', { input: new Union(graph, 'Both', { left: first, right: second }), location: 'out', path: 'rows/' });
  expect(functionOf(render(graph), 'main').match(/\w+_rows = \w+/g)).toEqual([
    'source_rows = source', 'other_rows = other', 'names_rows = names', 'other_names_rows = other_names', 'both_rows = both',
  ]);
});

test('a script has no helping code that it does not need', () => {
  const graph = new JobGraph('test');
  const input = new CatalogSource(graph, 'Table', { database: 'music', table: 'tracks', schema: SCHEMA });
  new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/' });
  const script = render(graph);
  expect(script.match(/^(?:class|def) \w+|^    def (?!_)\w+/gm)).toEqual([
    'def table', 'def target', 'def main', 'def arguments', 'def without_slash', 'def session', 'class JobError', 'def quoted', 'class Reader', '    def table',
    '    def check', 'class Publication', '    def folder', '    def recover', '    def publish', 'def folders_of', 'def is_hidden', 'class Files',
    '    def names', '    def hidden_folders', '    def is_half_replaced', '    def plan', '    def write_plan', '    def move', '    def delete',
    '    def delete_empty',
  ]);
  expect(script).not.toContain('max_rejects');
});

test('no node is called as what the script calls its own', () => {
  const graph = new JobGraph('test');
  const left = new JsonSource(graph, 'Plays', { location: 'data', path: 'plays/', schema: SCHEMA });
  const right = new ParquetSource(graph, 'Plays rows', { location: 'data', path: 'more/', schema: SCHEMA });
  const both = new Union(graph, 'Json text', { left, right });
  const mapped = new ApplyMapping(graph, 'Mapped', { input: both, mappings: [{ sourceField: 'd', targetType: DataType.FLOAT }, { sourceField: 'n' }] });
  const sql = new SparkSql(graph, 'Declared', { inputs: [{ node: mapped, alias: 'm' }], sql: 'SELECT n FROM m', outputSchema: Schema.of(Field.of('n', DataType.INT)) });
  const rules = [
    QualityRule.rowCountAtLeast(1), QualityRule.isComplete('n'), QualityRule.completenessAtLeast('n', 1), QualityRule.isPrimaryKey('n'),
    QualityRule.valuesBetween('n', { min: 1 }),
  ];
  const input = new EvaluateDataQuality(graph, 'Main', { input: sql, rules });
  new CatalogTarget(graph, 'Quoted', { input, database: 'music', table: 'plays' });
  new ParquetTarget(graph, 'Table location', { input: sql, location: 'out', path: 'rows/', catalogUpdate: { database: 'music', table: 'rows' } });
  const defined = Array.from(render(graph).matchAll(/^def (\w+)/gm), ([, name]) => name);
  expect(defined.slice(0, 8)).toEqual(['plays', 'plays_rows_node', 'json_text_node', 'mapped', 'declared_node', 'main_node', 'quoted_node', 'table_location_node']);
  expect(defined.slice(8).filter((name) => new PythonNames().unique(name) === name)).toEqual([]);
});

test('what is published, then shown in the catalog, then judged', () => {
  const graph = new JobGraph('test');
  const input = new EvaluateDataQuality(graph, 'Late', { input: source(graph), rules: [QualityRule.isComplete('n')], stop: DataQualityStop.AFTER_DATA_LOAD });
  const early = new EvaluateDataQuality(graph, 'Early', { input, rules: [QualityRule.isComplete('n')], stop: DataQualityStop.IMMEDIATE });
  new IcebergTarget(graph, 'Ice', { input, location: 'out', path: 'ice/', database: 'music', table: 'ice' });
  const target = { input: early, location: 'out' };
  new CsvTarget(graph, 'Csv', { ...target, path: 'csv/', separator: '|', catalogUpdate: { database: 'music', table: 'csv', behavior: CatalogUpdateBehavior.LOG } });
  new ParquetTarget(graph, 'Parquet', { ...target, path: 'parquet/', partitionKeys: ['day'], catalogUpdate: { database: 'music', table: 'parquet' } });
  new CatalogTarget(graph, 'Table', { input: early, database: 'music', table: 'table' });
  expect(functionOf(render(graph), 'main')).toMatchSnapshot();
});

test('a thousand nodes are rendered', () => {
  const graph = new JobGraph('test');
  let input: JobNode = source(graph);
  for (let index = 0; index < 998; index++) input = new Filter(graph, `Filter ${index}`, { input, conditions: [FilterCondition.atLeast('n', index)] });
  new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/' });
  const nodes = graph._toManifest();
  expect(renderPySpark('test', nodes)).toContain('filter_997_rows = filter_997(filter_996_rows)');
});

describe('what no script can do', () => {
  test('is named with its node, all at once', () => {
    const graph = new JobGraph('test');
    const recipe = new GlueNode(graph, 'Recipe', { nodeType: 'Recipe', inputs: [source(graph)], members: { RecipeSteps: [] }, outputSchema: SCHEMA });
    const input = new Filter(graph, 'Some', { input: recipe, conditions: [FilterCondition.isNull('n')] });
    new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/', glueOptions: { NumberTargetPartitions: '2', PartitionKeys: [['x']] } });
    expect(scriptProblems(graph._toManifest())).toEqual([
      "node 'Recipe': a script has no node of the type Recipe; give the job to Glue as a visual job",
      "node 'Target' (ParquetTarget): a script cannot express the Glue option PartitionKeys, got: [[\"x\"]]; leave it out, or give the job to Glue as a visual job",
    ]);
  });

  test('is nothing of the standard graphs', () => {
    expect([rawToStaging(true), stagingToWarehouse({ audioFeatures: true })].flatMap((graph) => scriptProblems(graph._toManifest()))).toEqual([]);
  });
});
