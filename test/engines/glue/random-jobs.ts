import * as fc from 'fast-check';
import { Column, ColumnType, drawConstant, drawTableOf, drawTextTable, drawTypedTable, TYPES, withMark } from './random-tables';
import type { ColumnPath, StudioCondition, StudioMapping, StudioMembers, StudioNode, StudioType } from './studio-nodes';
import { csvOf, Draw, RandomTable, sqlOf } from '../spark/random-tables';

const MAX_TRANSFORMS = 4;

/** A visual job, and the files that it reads, by their paths in the bucket `data`. It writes to `s3://out/rows/`. */
export interface RandomJob {
  readonly name: string;
  readonly nodes: readonly StudioNode[];
  readonly files: Readonly<Record<string, string>>;
  /** The Parquet files that it reads, as SQL. */
  readonly parquet: Readonly<Record<string, string>>;
}

/** A node with the columns that Glue gives it. */
interface Made {
  readonly id: string;
  readonly columns: readonly Column[];
}

/** Pairs of columns that are equal. */
type Keys = readonly (readonly [string, string])[];

/** The random jobs. */
export function randomJobs(count: number, seed: number): RandomJob[] {
  return fc.sample(fc.gen(), { numRuns: count, seed }).map((draw, index) => new Drawing(draw).job(index));
}

type Builders = readonly (() => Made)[] | string;

const PATTERNS = ['p', '^pop$', 'op', '\\d+', '.', '^$', '[ab]', '\\s', 'a|b', 'pop'];

const NUMBERS: readonly ColumnType[] = ['int', 'bigint', 'float', 'double', 'decimal(9,3)'];

/** Draws a job, a node at a time. */
class Drawing {
  private readonly nodes: StudioNode[] = [];
  private readonly files: Record<string, string> = {};
  private readonly parquet: Record<string, string> = {};

  constructor(private readonly draw: Draw) {}

  public job(index: number): RandomJob {
    const last = this.draw(fc.nat, 7) === 0 ? this.dropNullFields() : this.chain();
    this.add('S3GlueParquetTarget', { Inputs: [last.id], Path: 's3://out/rows/', Compression: 'snappy', PartitionKeys: [] }, []);
    const name = `job ${index}: ${this.nodes.map(({ members }) => members.Name).join(', ')}`;
    return { name, nodes: this.nodes, files: this.files, parquet: this.parquet };
  }

  private chain(): Made {
    let last = this.source();
    for (let count = this.draw(fc.integer, { min: 1, max: MAX_TRANSFORMS }); count > 0; count--) last = this.transform(last);
    return last;
  }

  /** A source of a table of its own, whose first column is of the type given, if one is. */
  private source(first?: ColumnType): Made {
    const isText = (first === 'string' || first === undefined) && this.draw(fc.boolean);
    return isText ? this.csvSource(drawTextTable(this.draw)) : this.parquetSource(drawTypedTable(this.draw, first));
  }

  private csvSource(table: RandomTable): Made {
    const folder = `source-${this.nodes.length}`;
    this.files[`${folder}/rows.csv`] = csvOf(table);
    const form = { Separator: 'comma', QuoteChar: 'quote', WithHeader: true, Recurse: true, Escaper: '', OptimizePerformance: false } as const;
    return this.add('S3CsvSource', { Paths: [`s3://data/${folder}/`], ...form }, columnsOf(table));
  }

  private parquetSource(table: RandomTable): Made {
    const folder = `source-${this.nodes.length}`;
    this.parquet[`${folder}/rows.parquet`] = sqlOf(table);
    return this.add('S3ParquetSource', { Paths: [`s3://data/${folder}/`], Recurse: true }, columnsOf(table));
  }

  /** A random node that takes the rows of the one given. */
  private transform(input: Made): Made {
    const kinds: Record<Exclude<StudioType, 'S3CsvSource' | 'S3ParquetSource' | 'S3GlueParquetTarget'>, Builders> = {
      Filter: [() => this.filter(input), () => this.filter(input)],
      ApplyMapping: [() => this.map(input), () => this.map(input)],
      SelectFields: [() => this.select(input)],
      DropFields: [() => this.dropFields(input)],
      RenameField: [() => this.rename(input)],
      SplitFields: [() => this.split(input)],
      SelectFromCollection: 'it selects from what SplitFields gives, right after it',
      DropDuplicates: [() => this.add('DropDuplicates', { Inputs: [input.id] }, input.columns)],
      DropNullFields: 'it is the last node: what follows would have other columns in Glue',
      Join: [() => this.equijoin(input), () => this.equijoin(input), () => this.otherJoin(input)],
      Union: [() => this.union(input)],
      Aggregate: [() => this.aggregate(input), () => this.aggregate(input)],
      SparkSQL: [() => this.sql(input)],
    };
    return this.draw(fc.constantFrom, ...Object.values(kinds).flatMap((builders) => (typeof builders === 'string' ? [] : builders)))();
  }

  private add<T extends StudioType>(type: T, members: Omit<StudioMembers[T], 'Name'>, columns: readonly Column[]): Made {
    const number = this.nodes.length;
    const id = `node-${number}`;
    this.nodes.push({ id, type, members: { Name: `${type} ${number}`, ...members } } as unknown as StudioNode);
    return { id, columns };
  }

  private some(columns: readonly Column[], most = 4): Column[] {
    return this.draw(fc.subarray, [...columns], { minLength: 1, maxLength: Math.min(most, columns.length) });
  }

  private filter(input: Made): Made {
    const Filters = this.some(input.columns, 3).map((column) => this.condition(column));
    return this.add('Filter', { Inputs: [input.id], LogicalOperator: this.draw(fc.constantFrom, 'AND', 'OR'), Filters }, input.columns);
  }

  private condition({ name, type }: Column): StudioCondition {
    const column = { Type: 'COLUMNEXTRACTED', Value: [name] } as const;
    const Negated = this.draw(fc.boolean);
    const compared = ['EQ', 'LT', 'GT', 'LTE', 'GTE'] as const;
    const operations = [...(isComparable(type) ? compared : []), ...(type === 'string' ? ['REGEX', 'EQ'] as const : []), 'ISNULL'] as const;
    const Operation = this.draw(fc.constantFrom, ...operations);
    if (Operation === 'ISNULL') return { Operation, Negated, Values: [column] };
    const text = Operation === 'REGEX' ? this.draw(fc.constantFrom, ...PATTERNS) : drawConstant(this.draw, type);
    return { Operation, Negated, Values: [column, { Type: 'CONSTANT', Value: [text] }] };
  }

  private map(input: Made): Made {
    const mapped = this.some(input.columns, 5).map((column, index): { readonly mapping: StudioMapping; readonly to: Column } => {
      const type = this.draw(fc.constantFrom, column.type, ...CASTS[column.type]);
      const name = this.draw(fc.constantFrom, column.name, column.name.toUpperCase(), `m${index}`);
      const from = this.draw(fc.constantFrom, column.name, column.name, column.name.toLowerCase());
      const mapping = { FromPath: quotedPath(from), FromType: column.type, ToKey: quotedPath(name)[0], ToType: type, Dropped: false } as const;
      return { mapping, to: { name, type } };
    });
    return this.add('ApplyMapping', { Inputs: [input.id], Mapping: mapped.map(({ mapping }) => mapping) }, mapped.map(({ to }) => to));
  }

  private select(input: Made): Made {
    const columns = this.some(input.columns, 5);
    return this.add('SelectFields', { Inputs: [input.id], Paths: pathsOf(columns) }, columns);
  }

  private dropFields(input: Made): Made {
    const dropped = this.some(input.columns, 2);
    const columns = without(input.columns, dropped);
    return columns.length === 0 ? this.select(input) : this.add('DropFields', { Inputs: [input.id], Paths: pathsOf(dropped) }, columns);
  }

  private rename(input: Made): Made {
    const [column] = this.some(input.columns, 1);
    const name = `renamed ${this.nodes.length}`;
    const columns = input.columns.map((each) => (each.name === column.name ? { ...each, name } : each));
    return this.add('RenameField', { Inputs: [input.id], SourcePath: quotedPath(column.name), TargetPath: [name] }, columns);
  }

  private split(input: Made): Made {
    const split = this.some(input.columns);
    const rest = without(input.columns, split);
    const collection = this.add('SplitFields', { Inputs: [input.id], Paths: pathsOf(split) }, []);
    const index = rest.length > 0 && this.draw(fc.boolean) ? 1 : 0;
    return this.add('SelectFromCollection', { Inputs: [collection.id], Index: index }, index === 0 ? split : rest);
  }

  /** Directly after a source, one of whose columns has a value in each row: what Glue makes of no rows and no columns is not known. */
  private dropNullFields(): Made {
    const hasNulls = this.draw(fc.boolean);
    const [IsEmpty, IsNullString, IsNegOne] = [0, 1, 2].map(() => this.draw(fc.boolean) && !hasNulls);
    const input = hasNulls ? this.parquetSource(withMark(drawTypedTable(this.draw))) : this.withoutNulls();
    return this.add('DropNullFields', { Inputs: [input.id], NullCheckBoxList: { IsEmpty, IsNullString, IsNegOne }, NullTextList: [] }, input.columns);
  }

  private withoutNulls(): Made {
    if (this.draw(fc.boolean)) return this.csvSource(withMark(drawTextTable(this.draw)));
    return this.parquetSource(withMark(drawTableOf(this.draw, ['int', 'bigint', 'double', 'string'], false)));
  }

  /** Of a name that both sides have, the left column takes a dot before it. */
  private equijoin(input: Made): Made {
    const joined = this.joinable(input);
    if (joined === undefined) return this.select(input);
    const { right, keys } = joined;
    const clashes = (name: string) => right.columns.some((column) => column.name === name);
    const left = input.columns.map((column) => (clashes(column.name) ? { ...column, name: `.${column.name}` } : column));
    return this.join('equijoin', input, right, keys, [...left, ...right.columns]);
  }

  /** A join of Spark leaves two columns of one name: the sides of one that keeps both have no name in common, or it is dropped. */
  private otherJoin(input: Made): Made {
    const joined = this.joinable(input);
    if (joined === undefined) return this.select(input);
    const { right, keys } = joined;
    const type = this.draw(fc.constantFrom, 'left', 'right', 'outer', 'leftsemi', 'leftanti');
    if (type === 'leftsemi' || type === 'leftanti') return this.join(type, input, right, keys, input.columns);
    const doubled = right.columns.filter(({ name }) => input.columns.some((column) => column.name === name));
    const columns = without([...input.columns, ...right.columns], doubled);
    const made = this.join(type, input, right, keys, columns);
    if (doubled.length === 0) return made;
    return this.add('DropFields', { Inputs: [made.id], Paths: pathsOf(doubled) }, columns);
  }

  private join(JoinType: StudioMembers['Join']['JoinType'], left: Made, right: Made, keys: Keys, columns: readonly Column[]): Made {
    const side = (made: Made, index: 0 | 1) => ({ From: made.id, Keys: keys.map((key) => quotedPath(key[index])) });
    return this.add('Join', { Inputs: [left.id, right.id], JoinType, Columns: [side(left, 0), side(right, 1)] }, columns);
  }

  /** Another source with columns that those of the input can be joined with. */
  private joinable(input: Made): { readonly right: Made; readonly keys: Keys } | undefined {
    const column = this.draw(fc.constantFrom, ...input.columns);
    const right = this.source(column.type);
    // Names that differ in case alone are not told apart by all that reads them.
    const lower = new Map(right.columns.map(({ name }) => [name.toLowerCase(), name]));
    const differ = input.columns.some(({ name }) => (lower.get(name.toLowerCase()) ?? name) !== name);
    if (differ || input.columns.some(({ name }) => name.startsWith('.'))) return undefined;
    return { right, keys: [[column.name, right.columns[0].name]] };
  }

  /** Columns are matched by position: those of the second input have other names, and may have other types. */
  private union(input: Made): Made {
    const types = input.columns.map(({ type }) => this.draw(fc.constantFrom, type, ...TYPES.filter((other) => unionType(type, other))));
    const right = this.parquetSource(drawTableOf(this.draw, types));
    const columns = input.columns.map(({ name, type }, index) => ({ name, type: unionType(type, types[index])! }));
    return this.add('Union', { Inputs: [input.id, right.id], UnionType: this.draw(fc.constantFrom, 'ALL', 'DISTINCT') }, columns);
  }

  private aggregate(input: Made): Made {
    const groups = this.draw(fc.subarray, [...input.columns], { maxLength: Math.min(2, input.columns.length) });
    // A name with a dot, see NOT_YET.
    const aggregable = input.columns.filter(({ name }) => !name.includes('.'));
    if (aggregable.length === 0) return this.select(input);
    const aggregated = this.some(aggregable, 3).map((column) => ({ column, fn: this.draw(fc.constantFrom, ...functionsOf(column.type)) }));
    const columns = [...groups, ...aggregated.map(({ column, fn }) => ({ name: fn.name(column.name), type: fn.type(column.type) }))];
    const Aggs = aggregated.map(({ column, fn }) => ({ Column: quotedPath(column.name), AggFunc: fn.api }));
    return this.add('Aggregate', { Inputs: [input.id], Groups: pathsOf(groups), Aggs }, columns);
  }

  private sql(input: Made): Made {
    const columns = this.some(input.columns, 3);
    const [first] = columns;
    const list = columns.map(({ name }) => `\`${name}\``).join(', ');
    const query = this.draw(
      fc.constantFrom,
      `select ${list} from myDataSource`,
      `select distinct ${list} from myDataSource`,
      `select ${list} from myDataSource where \`${first.name}\` is not null`,
    );
    return this.add('SparkSQL', {
      Inputs: [input.id],
      SqlQuery: query,
      SqlAliases: [{ From: input.id, Alias: 'myDataSource' }],
      OutputSchemas: [{ Columns: columns.map(({ name, type }) => ({ Name: name, Type: type })) }],
    }, columns);
  }
}

/** To what types a mapping casts a column: where what Glue makes of its values is not in doubt. */
const CASTS: Readonly<Record<ColumnType, readonly ColumnType[]>> = {
  'string': ['double', 'date'],
  'int': ['bigint', 'double', 'string'],
  'bigint': ['double', 'string'],
  'float': ['double'],
  'double': [],
  'decimal(9,3)': ['double', 'string'],
  'boolean': ['string', 'int'],
  'date': ['string'],
};

interface AggregateFunction {
  readonly api: string;
  /** What Spark calls the column. */
  name(column: string): string;
  type(column: ColumnType): ColumnType;
}

const same = (type: ColumnType) => type;
const named = (api: string, type: (column: ColumnType) => ColumnType): AggregateFunction => ({ api, name: (column) => `${api}(${column})`, type });
const distinct = (api: string, name: string, type: (column: ColumnType) => ColumnType): AggregateFunction => (
  { api, name: (column) => `${name}(DISTINCT ${column})`, type }
);
const bigint = () => 'bigint' as const;
const double = () => 'double' as const;
const sumType = (type: ColumnType) => (type === 'int' || type === 'bigint' ? 'bigint' : 'double');

const OF_ANY = [named('count', bigint), distinct('countDistinct', 'count', bigint), named('min', same), named('max', same)];
const OF_NUMBERS = [
  named('sum', sumType), distinct('sumDistinct', 'sum', sumType), named('avg', double),
  ...['stddev_samp', 'stddev_pop', 'var_samp', 'var_pop', 'skewness', 'kurtosis'].map((api) => named(api, double)),
];

/** A sum of decimals has more digits than a type here, so that decimals are counted and compared alone. */
function functionsOf(type: ColumnType): readonly AggregateFunction[] {
  const isNumber = type === 'string' || (NUMBERS.includes(type) && type !== 'decimal(9,3)');
  return isNumber ? [...OF_ANY, ...OF_NUMBERS] : OF_ANY;
}

function isComparable(type: ColumnType): boolean {
  return type === 'string' || NUMBERS.includes(type);
}

/** The type that holds both; undefined where Spark has none, or the text of a value is in a form of its own. */
function unionType(one: ColumnType, other: ColumnType): ColumnType | undefined {
  if (one === other) return one;
  const pair = [one, other];
  if (pair.every((type) => type === 'int' || type === 'bigint')) return 'bigint';
  if (pair.includes('double') && pair.every((type) => NUMBERS.includes(type))) return 'double';
  if (pair.includes('string') && pair.some((type) => type === 'int' || type === 'bigint' || type === 'date')) return 'string';
  return undefined;
}

function columnsOf({ schema }: RandomTable): Column[] {
  return schema.fields.map(({ name, dataType }) => ({ name, type: dataType.name as ColumnType }));
}

/** By their names: columns that are drawn are not the same objects. */
function without(columns: readonly Column[], others: readonly Column[]): Column[] {
  return columns.filter(({ name }) => !others.some((other) => other.name === name));
}

function pathsOf(columns: readonly Column[]): ColumnPath[] {
  return columns.map(({ name }) => quotedPath(name));
}

/** A name with a dot stands between backticks. */
function quotedPath(name: string): ColumnPath {
  return [name.includes('.') ? `\`${name}\`` : name];
}
