import { DataType } from 'cdk-spotify-analytics/model';
import { PYTHON_KEYWORDS } from 'cdk-spotify-analytics/render';
import type { AppPlan, PlannedJoin, PlannedSource, PlannedTable } from './app-plan';
import type { SourceField } from './source-fields';
import { sourceOptions } from './source-options';
import type { Statement } from './statement';
import { freeName, nodeNames } from '../../glue-job/calls/call-names';
import { Member, New, Ref, StaticCall, Struct, type Props, type Value } from '../../glue-job/calls/call-values';
import { fieldValue } from '../../glue-job/calls/column-types';
import type { InspectedColumn } from '../inspected';
import { entityOf, titleOf } from '../names';

/** A field of a table of the warehouse. */
export interface TableField {
  readonly name: string;
  readonly type: string;
  readonly column?: InspectedColumn;
  /** Keys that were joined to it, and are not kept. */
  readonly equals?: readonly InspectedColumn[];
  readonly identifies?: string;
  /** Whether it is of the file whose rows the table has. */
  readonly isOwn: boolean;
  /** Whether each row of the table has a value of it where each row of its file has one. */
  readonly isWhole: boolean;
}

/** A table with its fields, and the variable of the target that writes it. */
export interface WrittenTable extends PlannedTable {
  readonly fields: readonly TableField[];
  readonly target: string;
}

/** The statements that build a job graph, and the tables that it writes. */
export interface GraphStatements {
  readonly statements: readonly Statement[];
  readonly tables: readonly WrittenTable[];
}

/** Logical names of the places that files are read from, and written to. */
const RAW = 'raw';
const WAREHOUSE = 'warehouse';

/** What is called so elsewhere in the app, and what Python calls nothing. */
const TAKEN = ['app', 'stack', 'dashboard', ...PYTHON_KEYWORDS];

/** Reads files, joins them and writes tables. */
export function graphStatements(plan: AppPlan, graphName: string): GraphStatements {
  return new GraphWriter(plan).write(graphName);
}

/** A node that was made: its variable, and its fields. */
interface Made {
  readonly variable: string;
  readonly fields: readonly TableField[];
}

class GraphWriter {
  private readonly statements: Statement[] = [];
  private readonly names = new Set<string>();
  private readonly variables = new Set<string>(TAKEN);

  constructor(private readonly plan: AppPlan) {}

  write(graphName: string): GraphStatements {
    this.statements.push({ variable: 'graph', value: new New('JobGraph', [graphName]), comment: 'What the job does: it reads the files, joins them and writes tables.' });
    const sources = new Map(this.plan.sources.map((source) => [source.file, this.source(source)]));
    const tables = this.plan.tables.map((table) => this.table(table, (file) => sources.get(file)!));
    return { statements: this.statements, tables };
  }

  private source(source: PlannedSource): Made {
    const { file: { file }, file: inspected, name, fields } = source;
    const isCsv = file.format === 'csv';
    // A source of CSV has a name for each column; other files have the names of their columns.
    const schema = new StaticCall('Schema', 'of', fields.fields.map((field) => this.fieldOf(field, isCsv ? field.name : field.header)));
    const className = { csv: 'CsvSource', json: 'JsonSource', parquet: 'ParquetSource' }[file.format];
    const read = this.node(className, titleOf(name), { location: RAW, path: file.name, ...sourceOptions(inspected, fields), schema });
    const renamed = isCsv || fields.fields.every((field) => field.name === field.header) ? read
      : this.node('ApplyMapping', `Rename ${name}`, { input: new Ref(read), mappings: fields.fields.map(({ header, name: to }) => mapping(header, to)) });
    return { variable: renamed, fields: fields.fields.map((field) => this.tableField(field)) };
  }

  private fieldOf(field: SourceField, name: string): Value {
    return fieldValue(name, DataType.of(field.type), this.plan.domains.get(field));
  }

  private tableField(field: SourceField): TableField {
    return { name: field.name, type: field.type, column: field.column, identifies: this.plan.domains.get(field), isOwn: true, isWhole: true };
  }

  private table(table: PlannedTable, sourceOf: (file: PlannedTable['root']) => Made): WrittenTable {
    let made = sourceOf(table.root);
    for (const planned of table.joins) made = this.join(made, planned, sourceOf(planned.join.right));
    const target = this.node('ParquetTarget', `Write ${table.name}`, { input: new Ref(made.variable), location: WAREHOUSE, path: `${table.name}/` }, `${table.name} table`);
    return { ...table, fields: made.fields, target };
  }

  private join(left: Made, { join, isInner }: PlannedJoin, found: Made): Made {
    const { name: leftKey } = left.fields.find(({ column, equals = [] }) => column === join.leftColumn || equals.includes(join.leftColumn))!;
    const { name: rightKey, identifies: thing = entityOf(join.right.file.name) } = found.fields.find(({ column }) => column === join.rightColumn)!;
    const right = this.withoutClashes(left, found, rightKey, thing);
    const variable = this.node('KeyedJoin', `Find ${thing} by ${leftKey}`, {
      left: new Ref(left.variable),
      right: new Ref(right.variable),
      ...(isInner ? {} : { joinType: new Member('JoinType', 'LEFT') }),
      keys: [new Struct('JoinKey', { left: leftKey, right: rightKey })],
    });
    const added = right.fields.filter(({ name }) => name !== rightKey).map((field) => ({ ...field, isOwn: false, isWhole: isInner }));
    const kept = left.fields.map((field) => (field.name === leftKey ? { ...field, equals: [...field.equals ?? [], join.rightColumn] } : field));
    return { variable, fields: [...kept, ...added] };
  }

  /** Fields that the left side has too are called after the thing that they are of; the key is kept once. */
  private withoutClashes(left: Made, right: Made, key: string, thing: string): Made {
    const taken = new Set([...left.fields, ...right.fields].map(({ name }) => name));
    const fields = right.fields.map((field) => {
      if (field.name === key || !left.fields.some(({ name }) => name === field.name)) return field;
      const name = freeName(`${thing}_${field.name}`, (base, number) => `${base}_${number}`, (candidate) => taken.has(candidate));
      taken.add(name);
      return { ...field, name };
    });
    if (fields.every(({ name }, index) => name === right.fields[index].name)) return right;
    const mappings = fields.map(({ name }, index) => mapping(right.fields[index].name, name));
    return { variable: this.node('ApplyMapping', `Rename fields of ${thing}`, { input: new Ref(right.variable), mappings }), fields };
  }

  /** Makes a node. @returns its variable */
  private node(className: string, wanted: string, props: Props, wantedVariable = wanted): string {
    const name = freeName(wanted, (base, number) => `${base} (${number})`, (candidate) => this.names.has(candidate));
    this.names.add(name);
    const { variable: base } = nodeNames([{ id: 'node', name: wantedVariable }]).get('node')!;
    const variable = freeName(base, (text, number) => `${text}${number}`, (candidate) => this.variables.has(candidate));
    this.variables.add(variable);
    const args = [new Ref('graph'), name, props];
    this.statements.push({ variable, value: className === 'KeyedJoin' ? new StaticCall(className, 'of', args) : new New(className, args) });
    return variable;
  }
}

function mapping(from: string, to: string): Struct {
  return new Struct('FieldMapping', { sourceField: from, ...(to !== from && { targetField: to }) });
}
