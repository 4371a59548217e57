import * as fc from 'fast-check';
import { Draw, drawConstant, drawTable, VALUES } from './random-tables';
import {
  Aggregate, AggregateFunction, Aggregation, ApplyMapping, CsvSource, DataType, DropDuplicates, DropFields, Field, FieldMapping, Filter,
  FilterCondition, JobGraph, JobNode, JoinType, KeyedJoin, LogicalOperator, OrderBy, RenameField, SelectFields, Union,
} from '../../../src/job-graph';
import { fitsAggregate } from '../../../src/job-graph/aggregate-functions';
import { canCast } from '../../../src/job-graph/casts';

const PATTERNS = ['a', '^[ab]$', '\\d+', '.', '^.$', 'l.n', '\\s', '[^a-z]', 'e|é', '\\bA?a?\\b', '^$', '\\.5', 'x?y', '[\\s,]+', '\\p{L}{2}'];

/** Builds a random graph, a node at a time. */
export class RandomGraph {
  /** The CSV files that its sources read. */
  public readonly files: Record<string, string> = {};
  private count = 0;

  constructor(private readonly graph: JobGraph, private readonly draw: Draw) {}

  /** A source of a table of its own, whose first field is of the type given, if one is. */
  public source(first?: DataType): JobNode {
    const name = this.name('Source');
    const table = drawTable(this.draw, `s${this.count}_`, first);
    const path = `source-${this.count}.csv`;
    this.files[path] = table.csv;
    return new CsvSource(this.graph, name, { location: 'data', path, schema: table.schema });
  }

  /** A random node that takes the rows of the one given. */
  public transform(input: JobNode): JobNode {
    const kinds = [
      () => this.filter(input), () => this.map(input), () => this.map(input), () => this.select(input), () => this.dropFields(input),
      () => this.rename(input), () => this.dropDuplicates(input), () => this.aggregate(input), () => this.union(input), () => this.join(input),
      () => this.join(input),
    ];
    return this.draw(fc.constantFrom, ...kinds)();
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
    const conditions = this.fieldsOf(input, 2).map((field) => this.condition(field));
    const logicalOperator = this.draw(fc.constantFrom, LogicalOperator.AND, LogicalOperator.OR);
    return new Filter(this.graph, this.name('Filter'), { input, conditions, logicalOperator });
  }

  private condition(field: Field): FilterCondition {
    const constant = drawConstant(this.draw, field.dataType);
    const { equalTo, lessThan, greaterThan, atMost, atLeast, isNull, matches } = FilterCondition;
    const comparison = this.draw(fc.constantFrom, equalTo, lessThan, greaterThan, atMost, atLeast);
    const isText = field.dataType.sameAs(DataType.STRING);
    const kinds = [
      () => isNull(field.name),
      ...(constant === undefined ? [] : [() => comparison(field.name, constant), () => comparison(field.name, constant)]),
      ...(isText ? [() => matches(field.name, this.draw(fc.constantFrom, ...PATTERNS))] : []),
    ];
    const condition = this.draw(fc.constantFrom, ...kinds)();
    return this.draw(fc.boolean) ? condition.negate() : condition;
  }

  private map(input: JobNode): JobNode {
    const mappings = this.fieldsOf(input, 6).map((field, index): FieldMapping => {
      const types = CAST_TYPES.filter((type) => canCast(field.dataType, type));
      const targetType = this.draw(fc.option, fc.constantFrom(...types), { nil: undefined });
      return { sourceField: field.name, targetField: this.draw(fc.boolean) ? `m${this.count}_${index}` : undefined, targetType };
    });
    return new ApplyMapping(this.graph, this.name('Map'), { input, mappings });
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
    const aggregations = this.fieldsOf(input, 3).map(({ name: field, dataType }): Aggregation => {
      const functions = Object.values(AggregateFunction).filter((fn) => fitsAggregate(fn, dataType));
      return { field, aggFunc: this.draw(fc.constantFrom, ...functions) };
    });
    return new Aggregate(this.graph, this.name('Groups'), { input, groupBy, aggregations, orderBy: this.order(input) });
  }

  private union(input: JobNode): JobNode {
    return new Union(this.graph, this.name('Union'), { left: input, right: this.filter(input), distinct: this.draw(fc.boolean) });
  }

  private join(input: JobNode): JobNode {
    const known = input.schema.fields.filter((field) => VALUES.some(({ type }) => type.sameAs(field.dataType)));
    if (known.length === 0) return this.filter(input);
    const other = this.source(this.draw(fc.constantFrom, ...known).dataType);
    const pairs = input.schema.fields.flatMap((left) => (
      other.schema.fields.filter((right) => right.dataType.sameAs(left.dataType)).map((right) => ({ left: left.name, right: right.name }))
    ));
    const keys = this.draw(fc.subarray, pairs, { minLength: 1, maxLength: Math.min(2, pairs.length) });
    const once = keys.filter((key, index) => keys.findIndex(({ left, right }) => left === key.left || right === key.right) === index);
    const joinType = this.draw(fc.constantFrom, ...Object.values(JoinType));
    return KeyedJoin.of(this.graph, this.name('Join'), { left: input, right: other, keys: once, joinType });
  }
}

const CAST_TYPES = [
  DataType.STRING, DataType.BOOLEAN, DataType.INT, DataType.BIGINT, DataType.FLOAT, DataType.DOUBLE, DataType.DATE, DataType.TIMESTAMP,
  DataType.decimalOf(9, 3), DataType.decimalOf(5, 1), DataType.decimalOf(20, 0),
];
