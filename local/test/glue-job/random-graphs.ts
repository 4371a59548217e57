import { Aggregate, AggregateFunction, ApplyMapping, CatalogSource, CatalogSourceType, CatalogTarget, CatalogTargetType, CatalogUpdateBehavior, CsvSource, CsvTarget, CustomCode, DataQualityOutput, DataQualityStop, DataType, DropDuplicates, DropFields, DropNullFields, EvaluateDataQuality, Field, FillConstants, FillMissingValues, Filter, FilterCondition, IcebergTarget, JobGraph, Join, JoinType, JsonSource, JsonTarget, LogicalOperator, NameClashes, ParquetCompression, ParquetFormat, ParquetSource, ParquetTarget, RenameField, Schema, SelectFields, SelectFromCollection, SparkSql, SplitFields, TextCompression, Union, type JobNode } from 'cdk-spotify-analytics/model';
import * as fc from 'fast-check';

type Draw = fc.GeneratorValue;

const TYPES = [
  DataType.STRING, DataType.BOOLEAN, DataType.INT, DataType.BIGINT, DataType.FLOAT, DataType.DOUBLE, DataType.DATE, DataType.TIMESTAMP,
  DataType.decimalOf(10, 2),
];
const COMPRESSIONS = [ParquetCompression.SNAPPY, ParquetCompression.GZIP, ParquetCompression.UNCOMPRESSED];

// By number: fast-check compares the arguments of what is drawn, and a node holds its graph, which holds the node.
const pick = <T>(draw: Draw, values: readonly T[]): T => values[draw(fc.nat, { max: values.length - 1 })];
const flip = (draw: Draw): boolean => draw(fc.boolean);
const some = <T>(draw: Draw, values: readonly T[], least = 1): T[] => {
  const places = draw(fc.subarray<number>, values.map((_, place) => place), { minLength: least });
  return places.map((place) => values[place]);
};
const maybe = <T extends object>(draw: Draw, part: T): T | object => (flip(draw) ? part : {});

/** Graphs of all classes of the library that have a node in Glue, over random typed columns. */
export const randomGraphs: fc.Arbitrary<JobGraph> = fc.gen().map((draw) => {
  const graph = new JobGraph('random');
  const nodes: JobNode[] = Array.from({ length: 3 }, (_, index) => source(draw, graph, `Source ${index}`, index));
  const count = draw(fc.nat, { max: 10 });
  for (let index = 0; index < count; index++) nodes.push(transform(draw, graph, `Transform ${index}`, nodes));
  const leaves = nodes.filter((node) => !nodes.some((other) => other.inputs.includes(node)));
  leaves.forEach((leaf, index) => target(draw, graph, `Target ${index}`, leaf));
  return graph;
});

function source(draw: Draw, graph: JobGraph, name: string, index: number): JobNode {
  // Columns of their own, and one that all sources have.
  const own = Array.from({ length: draw(fc.integer, { min: 1, max: 4 }) }, (_, column) => Field.of(`s${index}_c${column}`, pick(draw, TYPES)));
  const schema = Schema.of(Field.text('id'), ...own);
  const place = { location: pick(draw, ['raw', 'staging']), path: pick(draw, ['a.csv', 'a/', '/', 'Data Lake/a b.csv']), schema };
  switch (draw(fc.nat, { max: 4 })) {
    case 0: return new JsonSource(graph, name, place);
    case 1: return new ParquetSource(graph, name, place);
    case 2: return new CatalogSource(graph, name, { database: 'music', table: 'tracks', schema, ...maybe(draw, { partitionPredicate: "year = '2023'" }) });
    case 3: return new CatalogSource(graph, name, { database: 'music', table: 'tracks', schema: Schema.incomplete(), nodeType: CatalogSourceType.S3_CATALOG_SOURCE });
    default: return new CsvSource(graph, name, { ...place, separator: pick(draw, [',', ';', '|', '\t', '\u0001']), quote: pick(draw, ['"', "'"]) });
  }
}

function transform(draw: Draw, graph: JobGraph, name: string, nodes: readonly JobNode[]): JobNode {
  const input = pick(draw, nodes);
  const other = pick(draw, nodes.filter((node) => node !== input));
  const { schema, schema: { names } } = input;
  if (names.length < 2) return new SparkSql(graph, name, { inputs: [{ node: input, alias: 'a' }], sql: 'SELECT id, 1 AS one FROM a', outputSchema: typed() });
  const [first] = some(draw, schema.fields);
  switch (draw(fc.nat, { max: 16 })) {
    case 0: return new ApplyMapping(graph, name, { input, mappings: some(draw, schema.fields).map((field, index) => mapping(draw, field, index)) });
    case 1: return new SelectFields(graph, name, { input, fields: some(draw, names) });
    case 2: return new DropFields(graph, name, { input, fields: [pick(draw, names)] });
    case 3: return new RenameField(graph, name, { input, sourceField: first.name, targetField: `${name} of ${first.name}` });
    case 4: return new Filter(graph, name, {
      input,
      conditions: some(draw, schema.fields).map((field) => condition(draw, field)),
      logicalOperator: pick(draw, [LogicalOperator.AND, LogicalOperator.OR]),
    });
    case 5: return new DropDuplicates(graph, name, { input, ...maybe(draw, { fields: some(draw, names) }) });
    case 6: return new Aggregate(graph, name, {
      input,
      groupBy: some(draw, names, 0),
      aggregations: [{ aggFunc: pick(draw, [AggregateFunction.COUNT, AggregateFunction.MAX]), field: first.name }],
    });
    case 7: return new DropNullFields(graph, name, {
      input,
      emptyIsNull: flip(draw),
      nullTextIsNull: flip(draw),
      minusOneIsNull: flip(draw),
      ...maybe(draw, { nullTexts: [{ value: '0', dataType: DataType.INT }] }),
    });
    case 8: return new FillMissingValues(graph, name, { input, field: first.name, ...maybe(draw, { filledField: `${first.name} guessed` }) });
    case 9: return new SelectFromCollection(graph, name, {
      input: new SplitFields(graph, `${name}: split`, { input, fields: [first.name] }), index: draw(fc.nat, { max: 1 }),
    });
    case 10: return new SelectFromCollection(graph, name, {
      input: new CustomCode(graph, `${name}: code`, {
        inputs: [input, other], code: '    return dfc\n', className: 'MyTransform', ...maybe(draw, { outputSchema: typed() }),
      }),
      index: 0,
    });
    case 11: return new EvaluateDataQuality(graph, name, {
      input,
      ruleset: 'Rules = [\n    RowCount > 0\n]',
      output: pick(draw, [DataQualityOutput.PRIMARY_INPUT, DataQualityOutput.EVALUATION_RESULTS]),
      ...maybe(draw, { stop: pick(draw, [DataQualityStop.IMMEDIATE, DataQualityStop.AFTER_DATA_LOAD]) }),
      ...maybe(draw, { publishing: { evaluationContext: 'checked', resultsS3Prefix: 's3://results/', cloudWatchMetricsEnabled: flip(draw) } }),
    });
    // A number with a floating point below a text is for Glue alone.
    case 12: return new Union(graph, name, {
      left: input, right: hasFloats(input) || hasFloats(other) ? input : other, distinct: flip(draw), asGlue: true,
    });
    case 13: return new SparkSql(graph, name, {
      inputs: [{ node: input, alias: 'a' }, { node: other, alias: 'b' }],
      sql: 'SELECT a.id\nFROM a JOIN b ON a.id = b.id',
      outputSchema: typed(),
    });
    case 14: return new FillConstants(graph, name, { input, constants: [{ field: first.name, value: constantOf(first) }] });
    default: return new Join(graph, name, {
      left: input, right: other, keys: [{ left: 'id', right: 'id' }], joinType: pick(draw, Object.values(JoinType)), nameClashes: NameClashes.AS_GLUE,
    });
  }
}

function target(draw: Draw, graph: JobGraph, name: string, input: JobNode): JobNode {
  const table = { database: 'music', table: 'out' };
  const partitionKeys = input.schema.names.length > 1 ? some(draw, input.schema.names.slice(1), 0) : [];
  const folder = { input, location: 'warehouse', path: pick(draw, [`${name}/`, name, '/']), partitionKeys };
  const updated = { ...folder, ...maybe(draw, { catalogUpdate: { ...table, ...maybe(draw, { behavior: CatalogUpdateBehavior.LOG }) } }) };
  const textFile = { ...updated, ...maybe(draw, { compression: TextCompression.GZIP }) };
  switch (draw(fc.nat, { max: 5 })) {
    case 0: return new CsvTarget(graph, name, textFile);
    case 1: return new JsonTarget(graph, name, textFile);
    case 2: return new CatalogTarget(graph, name, {
      input,
      partitionKeys,
      ...table,
      nodeType: pick(draw, [CatalogTargetType.S3_CATALOG_TARGET, CatalogTargetType.CATALOG_TARGET]),
      ...maybe(draw, { behavior: pick(draw, [CatalogUpdateBehavior.LOG, CatalogUpdateBehavior.UPDATE_IN_DATABASE]) }),
    });
    case 3: return new IcebergTarget(graph, name, { ...folder, ...table, ...maybe(draw, { options: { 'write.format.default': 'parquet' } }) });
    default: return new ParquetTarget(graph, name, {
      ...updated, format: pick(draw, Object.values(ParquetFormat)), compression: pick(draw, COMPRESSIONS),
    });
  }
}

function mapping(draw: Draw, { name, dataType }: Field, index: number) {
  return { sourceField: name, sourceType: dataType, ...maybe(draw, { targetField: `mapped ${index}` }), ...maybe(draw, { targetType: DataType.STRING }) };
}

function hasFloats({ schema }: JobNode): boolean {
  return schema.fields.some(({ dataType }) => dataType.isFloating);
}

function condition(draw: Draw, field: Field): FilterCondition {
  const made = flip(draw) ? FilterCondition.isNull(field.name) : FilterCondition.equalTo(field.name, constantOf(field));
  return flip(draw) ? made.negate() : made;
}

function constantOf({ dataType }: Field): string | number | boolean {
  if (dataType.isNumeric) return 42;
  if (dataType.sameAs(DataType.BOOLEAN)) return true;
  if (dataType.sameAs(DataType.DATE)) return '2023-12-31';
  return dataType.sameAs(DataType.TIMESTAMP) ? '2023-12-31 23:59:59' : "it's \\ \"quoted\"";
}

function typed(): Schema {
  return Schema.of(Field.text('id'), Field.of('one', DataType.INT));
}
