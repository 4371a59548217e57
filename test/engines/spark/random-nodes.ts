import * as fc from 'fast-check';
import { csvOf, Draw, drawConstant, drawTable, jsonOf, sqlOf, VALUES } from './random-tables';
import {
  Aggregate, AggregateFunction, Aggregation, ApplyMapping, CsvSource, DropDuplicates, DropFields, DropNullFields, EvaluateDataQuality, Explode,
  FieldConstant, FieldMapping, FillConstants, Filter, FilterCondition, FirstOfList, JobGraph, JobNode, Join, JoinKey, JoinType, JsonSource, KeyedJoin,
  LogicalOperator, NameClashes, OrderBy, ParquetSource, RenameField, SelectFields, SelectFromCollection, SplitFields, Union,
} from '../../../src/job-graph';
import { castsText, fitsAggregate } from '../../../src/job-graph/transforms/aggregate-functions';
import { canCast } from '../../../src/job-graph/transforms/casts';
import { hasSparkText, widerType } from '../../../src/job-graph/transforms/union-types';
import type { SourceNode, TransformNode } from '../../../src/manifest/node-traits';
import { QualityRule } from '../../../src/quality';
import { DataType, Field } from '../../../src/schema';

const PATTERNS = ['a', '^[ab]$', '\\d+', '.', '^.$', 'l.n', '\\s', '[^a-z]', 'e|é', '\\bA?a?\\b', '^$', '\\.5', 'x?y', '[\\s,]+', '\\p{L}{2}'];

/** Those of them that a filter of Glue can have. */
const PYTHON_PATTERNS = PATTERNS.filter((pattern) => !/\\[bp]/.test(pattern));

/** The builders of a type of node, each as often as it is to be drawn; or why none of it is in random graphs. */
type Builders = readonly (() => JobNode)[] | string;

/** Builds a random graph, a node at a time. */
export class RandomGraph {
  /** The CSV and JSON files that its sources read. */
  public readonly files: Record<string, string> = {};
  /** The Parquet files that they read, as SQL. */
  public readonly parquet: Record<string, string> = {};
  private count = 0;

  constructor(private readonly graph: JobGraph, private readonly draw: Draw) {}

  /** A source of a table of its own, whose first field is of the type given, if one is. */
  public source(first?: DataType): JobNode {
    const name = this.name('Source');
    const table = drawTable(this.draw, `s${this.count}_`, first);
    const place = (ending: string) => ({ location: 'data', path: `source-${this.count}.${ending}`, schema: table.schema });
    const kinds: Record<SourceNode['type'], Builders> = {
      CsvSource: [() => {
        this.files[place('csv').path] = csvOf(table);
        return new CsvSource(this.graph, name, { ...place('csv'), asGlue: this.draw(fc.boolean) });
      }],
      JsonSource: [() => {
        this.files[place('json').path] = jsonOf(table);
        return new JsonSource(this.graph, name, place('json'));
      }],
      ParquetSource: [() => {
        this.parquet[place('parquet').path] = sqlOf(table);
        return new ParquetSource(this.graph, name, place('parquet'));
      }],
      CatalogSource: 'its table has to be in a catalog first: catalog-checks.ts has some',
    };
    return this.one(kinds);
  }

  /** A random node that takes the rows of the one given. */
  public transform(input: JobNode): JobNode {
    const kinds: Record<TransformNode['type'], Builders> = {
      Filter: [() => this.filter(input)],
      ApplyMapping: [() => this.map(input), () => this.map(input)],
      SelectFields: [() => this.select(input)],
      Explode: [() => this.explode(input)],
      DropFields: [() => this.dropFields(input)],
      RenameField: [() => this.rename(input)],
      DropDuplicates: [() => this.dropDuplicates(input)],
      Aggregate: [() => this.aggregate(input)],
      Union: [() => this.union(input), () => this.unionAsGlue(input)],
      Join: [() => this.join(input), () => this.join(input), () => this.joinAsGlue(input)],
      DropNullFields: [() => this.dropNullFields(input)],
      SplitFields: [() => this.split(input)],
      SelectFromCollection: 'it selects from what SplitFields gives, right after it',
      // As FillConstants writes it; statements of people are among node-cases.ts.
      Sql: [() => this.fill(input)],
      EvaluateDataQuality: [() => this.check(input)],
      FillMissingValues: 'a model of Glue\'s guesses: there is nothing to compare',
      CustomCode: 'its code is of Glue alone',
      GlueNode: 'no engine here has nodes of its types',
    };
    return this.one(kinds);
  }

  /** A node of one of the types. */
  private one(kinds: Readonly<Record<string, Builders>>): JobNode {
    return this.draw(fc.constantFrom, ...Object.values(kinds).flatMap((builders) => (typeof builders === 'string' ? [] : builders)))();
  }

  private name(kind: string): string {
    this.count++;
    return `${kind} ${this.count}`;
  }

  private fieldsOf(input: JobNode, most = 4): Field[] {
    const { fields } = input.schema;
    return this.draw(fc.subarray, [...fields], { minLength: 1, maxLength: Math.min(most, fields.length) });
  }

  private filter(input: JobNode): JobNode {
    const asGlue = this.draw(fc.boolean);
    const conditions = this.fieldsOf(input, asGlue ? 3 : 2).map((field) => this.condition(field, asGlue));
    const logicalOperator = this.draw(fc.constantFrom, LogicalOperator.AND, LogicalOperator.OR);
    return new Filter(this.graph, this.name('Filter'), { input, conditions, logicalOperator, asGlue });
  }

  /** In Python a field may be compared with what it is not. */
  private condition(field: Field, asGlue: boolean): FilterCondition {
    const type = asGlue && this.draw(fc.integer, { min: 0, max: 3 }) === 0 ? this.draw(fc.constantFrom, ...CAST_TYPES) : field.dataType;
    const constant = drawConstant(this.draw, type);
    const { equalTo, lessThan, greaterThan, atMost, atLeast, isNull, matches } = FilterCondition;
    const comparison = this.draw(fc.constantFrom, equalTo, lessThan, greaterThan, atMost, atLeast);
    const isText = field.dataType.sameAs(DataType.STRING);
    const kinds = [
      () => isNull(field.name),
      ...(constant === undefined ? [] : [() => comparison(field.name, constant), () => comparison(field.name, constant)]),
      ...(isText ? [() => matches(field.name, this.draw(fc.constantFrom, ...(asGlue ? PYTHON_PATTERNS : PATTERNS)))] : []),
    ];
    const condition = this.draw(fc.constantFrom, ...kinds)();
    return this.draw(fc.boolean) ? condition.negate() : condition;
  }

  private map(input: JobNode): JobNode {
    const asGlue = this.draw(fc.boolean);
    const mappings = this.fieldsOf(input, 6).map((field, index): FieldMapping => {
      const types = CAST_TYPES.filter((type) => canCast(field.dataType, type));
      const targetType = this.draw(fc.option, fc.constantFrom(...types), { nil: undefined });
      return { sourceField: asGlue ? field.name.toUpperCase() : field.name, targetField: this.draw(fc.boolean) ? `m${this.count}_${index}` : undefined, targetType };
    });
    return new ApplyMapping(this.graph, this.name('Map'), { input, mappings, asGlue });
  }

  private select(input: JobNode): JobNode {
    return new SelectFields(this.graph, this.name('Select'), { input, fields: this.fieldsOf(input, 6).map(({ name }) => name) });
  }

  private dropFields(input: JobNode): JobNode {
    const fields = this.fieldsOf(input, 2).map(({ name }) => name);
    if (fields.length === input.schema.fields.length) return this.select(input);
    return new DropFields(this.graph, this.name('Drop'), { input, fields });
  }

  private rename(input: JobNode): JobNode {
    const [field] = this.fieldsOf(input, 1);
    return new RenameField(this.graph, this.name('Rename'), { input, sourceField: field.name, targetField: `r ${this.count}.é` });
  }

  private order(input: JobNode): OrderBy[] {
    return this.fieldsOf(input, 2).map(({ name }) => ({ field: name, descending: this.draw(fc.boolean) }));
  }

  private dropDuplicates(input: JobNode): JobNode {
    const fields = this.draw(fc.boolean) ? this.fieldsOf(input, 2).map(({ name }) => name) : undefined;
    return new DropDuplicates(this.graph, this.name('Once'), { input, fields, orderBy: fields && this.order(input) });
  }

  private aggregate(input: JobNode): JobNode {
    const groupBy = this.draw(fc.boolean) ? this.fieldsOf(input, 2).map(({ name }) => name) : [];
    const asGlue = this.draw(fc.boolean);
    const aggregations = this.fieldsOf(input, 3).map(({ name: field, dataType }): Aggregation => {
      const functions = Object.values(AggregateFunction).filter((fn) => fitsAggregate(fn, dataType) || (asGlue && castsText(fn, dataType)));
      return { field, aggFunc: this.draw(fc.constantFrom, ...functions) };
    });
    return new Aggregate(this.graph, this.name('Groups'), { input, groupBy, aggregations, orderBy: this.order(input), asGlue });
  }

  private union(input: JobNode): JobNode {
    return new Union(this.graph, this.name('Union'), { left: input, right: this.filter(input), distinct: this.draw(fc.boolean) });
  }

  /** The rows of the input below those of another table, column under column. */
  private unionAsGlue(input: JobNode): JobNode {
    const other = this.joinable(input);
    if (other === undefined) return this.union(input);
    const pairs: JoinKey[] = [];
    for (const { name, dataType } of input.schema.fields) {
      const match = other.schema.fields.find((field) => !pairs.some(({ right }) => right === field.name) && canUnite(dataType, field.dataType));
      if (match) pairs.push({ left: name, right: match.name });
    }
    const left = new SelectFields(this.graph, this.name('Left'), { input, fields: pairs.map((pair) => pair.left) });
    const right = new SelectFields(this.graph, this.name('Right'), { input: other, fields: pairs.map((pair) => pair.right) });
    return new Union(this.graph, this.name('Union'), { left, right, distinct: this.draw(fc.boolean), asGlue: true });
  }

  private join(input: JobNode): JobNode {
    const other = this.joinable(input);
    if (other === undefined) return this.filter(input);
    const joinType = this.draw(fc.constantFrom, ...Object.values(JoinType));
    return KeyedJoin.of(this.graph, this.name('Join'), { left: input, right: other, keys: this.keys(input, other), joinType });
  }

  /** Joins rows that have fields of the same names, one of which may be a key. */
  private joinAsGlue(input: JobNode): JobNode {
    const names = new Set(input.schema.names);
    const clash = this.fieldsOf(input, 1)[0].name;
    const other = this.joinable(input);
    if (other === undefined || names.has(`.${clash}`)) return this.filter(input);
    const right = new RenameField(this.graph, this.name('Rename'), { input: other, sourceField: this.fieldsOf(other, 1)[0].name, targetField: clash });
    const joinType = this.draw(fc.constantFrom, ...Object.values(JoinType));
    const joined = new Join(this.graph, this.name('Join'), { left: input, right, keys: this.keys(input, right), joinType, nameClashes: NameClashes.AS_GLUE });
    const isDoubled = [JoinType.LEFT, JoinType.RIGHT, JoinType.OUTER].includes(joinType);
    return isDoubled ? new DropFields(this.graph, this.name('Drop'), { input: joined, fields: [clash] }) : joined;
  }

  /** A source with a field that a field of the input can be joined with, if there can be one. */
  private joinable(input: JobNode): JobNode | undefined {
    const known = input.schema.fields.filter((field) => VALUES.some(({ type }) => type.sameAs(field.dataType)));
    return known.length === 0 ? undefined : this.source(this.draw(fc.constantFrom, ...known).dataType);
  }

  private keys(left: JobNode, right: JobNode): JoinKey[] {
    const pairs = left.schema.fields.flatMap((field) => (
      right.schema.fields.filter((other) => other.dataType.sameAs(field.dataType)).map((other) => ({ left: field.name, right: other.name }))
    ));
    const keys = this.draw(fc.subarray, pairs, { minLength: 1, maxLength: Math.min(2, pairs.length) });
    return keys.filter((key, index) => keys.findIndex((other) => other.left === key.left || other.right === key.right) === index);
  }

  private dropNullFields(input: JobNode): JobNode {
    const [emptyIsNull, nullTextIsNull, minusOneIsNull] = [0, 1, 2].map(() => this.draw(fc.boolean));
    const nullTexts = this.fieldsOf(input, 2).flatMap(({ dataType }) => {
      const value = drawConstant(this.draw, dataType);
      return value === undefined ? [] : [{ value, dataType }];
    });
    return new DropNullFields(this.graph, this.name('Nulls'), { input, emptyIsNull, nullTextIsNull, minusOneIsNull, nullTexts });
  }

  private split(input: JobNode): JobNode {
    const fields = this.fieldsOf(input).map(({ name }) => name);
    const split = new SplitFields(this.graph, this.name('Split'), { input, fields });
    const index = fields.length < input.schema.fields.length && this.draw(fc.boolean) ? 1 : 0;
    return new SelectFromCollection(this.graph, this.name('Part'), { input: split, index });
  }

  private fill(input: JobNode): JobNode {
    const constants = this.fieldsOf(input, 3).flatMap(({ name, dataType }): FieldConstant[] => {
      const value = drawConstant(this.draw, dataType);
      return value === undefined ? [] : [{ field: name, value }];
    });
    return constants.length === 0 ? this.filter(input) : new FillConstants(this.graph, this.name('Filled'), { input, constants });
  }

  private explode(input: JobNode): JobNode {
    const texts = input.schema.fields.filter(({ dataType }) => dataType.sameAs(DataType.STRING));
    if (texts.length === 0) return this.filter(input);
    const props = { input, field: this.draw(fc.constantFrom, ...texts).name, separator: this.draw(fc.constantFrom, ',', '.', '-', ';', undefined) };
    return this.draw(fc.boolean) ? new Explode(this.graph, this.name('List'), props) : new FirstOfList(this.graph, this.name('First'), props);
  }

  private check(input: JobNode): JobNode {
    // Rules are written in ASCII.
    const names = this.fieldsOf(input, 2).map(({ name }) => name).filter((name) => /^[ -~]+$/.test(name));
    const keys = names.length > 0 ? [QualityRule.isPrimaryKey(...names)] : [];
    const rules = [QualityRule.rowCountAtLeast(3), ...keys, ...names.map((name) => QualityRule.isComplete(name))];
    return new EvaluateDataQuality(this.graph, this.name('Checked'), { input, rules });
  }
}

function canUnite(one: DataType, other: DataType): boolean {
  const type = widerType(one, other);
  return type !== undefined && (!type.sameAs(DataType.STRING) || (hasSparkText(one) && hasSparkText(other)));
}

const CAST_TYPES = [
  DataType.STRING, DataType.BOOLEAN, DataType.INT, DataType.BIGINT, DataType.FLOAT, DataType.DOUBLE, DataType.DATE, DataType.TIMESTAMP,
  DataType.decimalOf(9, 3), DataType.decimalOf(5, 1), DataType.decimalOf(20, 0),
];
