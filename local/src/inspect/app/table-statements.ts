import { athenaName } from 'cdk-spotify-analytics/manifest';
import type { TableField, WrittenTable } from './graph-statements';
import { periodOf, tableRoles, type TableRoles } from './table-roles';
import { Member, New, Ref, StaticCall, Struct, type Props, type Value } from '../../glue-job/calls/call-values';
import { titleOf } from '../names';

/** Rules beside those of the number of rows and the key. */
const MOST_RULES = 10;
/** What a table of the dashboard shows. */
const MOST_COLUMNS = 8;
/** Of what was seen, what must be there again. */
const ROWS_KEPT = 0.9;
/** By how much less a field may be filled than was seen. */
const SHARE_LEFT = 0.05;

/** What must hold of a table: as many rows, a key, and values where they were seen. */
export function rulesOf(table: WrittenTable): Value[] {
  const { key } = tableRoles(table);
  const fields = table.fields.filter((field) => field !== key && field.isOwn && field.column !== undefined);
  const rules = fields.flatMap((field) => completeness(field, table.root.rows)).slice(0, MOST_RULES);
  return [
    new StaticCall('QualityRule', 'rowCountAtLeast', [Math.max(1, Math.floor(ROWS_KEPT * table.root.rows))]),
    ...(key ? [new StaticCall('QualityRule', 'isPrimaryKey', [key.name])] : []),
    ...rules,
  ];
}

function completeness({ name, column }: TableField, rows: number): Value[] {
  const share = column!.filled / rows;
  if (share === 1) return [new StaticCall('QualityRule', 'isComplete', [name])];
  const least = Math.floor(100 * (share - SHARE_LEFT)) / 100;
  return least > 0 ? [new StaticCall('QualityRule', 'completenessAtLeast', [name, least])] : [];
}

/** Questions that the table answers. */
export function queriesOf(table: WrittenTable): Value[] {
  const { category, date, measure } = tableRoles(table);
  const queries = [
    ...(category ? [rowsBy(table, category)] : []),
    ...(date ? [rowsOverTime(table, date)] : []),
    ...(measure && category ? [averageBy(table, measure, category)] : []),
  ];
  return queries.length > 0 ? queries : [rowCount(table)];
}

function fieldOf(name: string, type: string): Value {
  return new StaticCall('Field', 'of', [name, new Member('DataType', type)]);
}

function rowsBy({ name }: WrittenTable, { name: category, type }: TableField): New {
  const count = alias('row_count', category);
  return query({
    name: `${name}_by_${category}`,
    description: `How many ${words(name)} are there of each ${words(category)}?`,
    sql: [`SELECT ${athenaName(category)}, count(*) AS ${count}`, `FROM ${athenaName(name)}`, 'GROUP BY 1', 'ORDER BY 2 DESC, 1', 'LIMIT 20'],
    columns: [fieldOf(category, type.toUpperCase()), fieldOf(count, 'BIGINT')],
    chart: ['BAR', category, count],
  });
}

function rowsOverTime({ name }: WrittenTable, date: TableField): New {
  const period = periodOf(date);
  return query({
    name: `${name}_over_time`,
    description: `How many ${words(name)} are there by ${period} of ${words(date.name)}?`,
    sql: [
      `SELECT CAST(date_trunc('${period}', ${athenaName(date.name)}) AS date) AS period, count(*) AS row_count`,
      `FROM ${athenaName(name)}`, `WHERE ${athenaName(date.name)} IS NOT NULL`, 'GROUP BY 1', 'ORDER BY 1',
    ],
    columns: [fieldOf('period', 'DATE'), fieldOf('row_count', 'BIGINT')],
    chart: ['LINE', 'period', 'row_count'],
  });
}

function averageBy({ name }: WrittenTable, measure: TableField, category: TableField): New {
  const average = alias('average', category.name);
  return query({
    name: `${name}_${measure.name}_by_${category.name}`,
    description: `What is the average ${words(measure.name)} of each ${words(category.name)}?`,
    sql: [
      `SELECT ${athenaName(category.name)}, avg(CAST(${athenaName(measure.name)} AS double)) AS ${average}`, `FROM ${athenaName(name)}`,
      'GROUP BY 1', 'ORDER BY 2 DESC, 1', 'LIMIT 20',
    ],
    columns: [fieldOf(category.name, category.type.toUpperCase()), fieldOf(average, 'DOUBLE')],
    chart: ['BAR', category.name, average],
  });
}

function rowCount({ name }: WrittenTable): New {
  return query({
    name: `${name}_rows`, description: `How many ${words(name)} are there?`, sql: ['SELECT count(*) AS row_count', `FROM ${athenaName(name)}`], columns: [fieldOf('row_count', 'BIGINT')],
  });
}

/** What a column of an answer is called that is computed, beside another one. */
function alias(name: string, other: string): string {
  return name === other ? `${name}_2` : name;
}

interface QueryParts {
  readonly name: string;
  readonly description: string;
  readonly sql: readonly string[];
  readonly columns: readonly Value[];
  /** Kind, x and y. */
  readonly chart?: readonly [string, string, string];
}

function query({ name, description, sql, columns, chart }: QueryParts): New {
  return new New('PipelineQuery', [{
    name: name.slice(0, 128),
    description,
    sql: sql.join('\n'),
    columns,
    ...(chart && { chart: new Struct('QueryChart', { kind: new Member('ChartKind', chart[0]), x: chart[1], y: chart[2] }) }),
  }]);
}

/** A sheet of the dashboard: how many rows, by category, over time, and the rows themselves. */
export function sheetOf(table: WrittenTable, dataSet: string): New {
  const roles = tableRoles(table);
  const id = idOf(table.name);
  const base = { dataSet: new Ref(dataSet) };
  const count = new StaticCall('Measure', 'count', [roles.counted.name, { title: titleOf(table.name) }]);
  return new New('DashboardSheet', [{
    id,
    title: titleOf(table.name),
    visuals: [
      visual('KpiVisual', `${id}-count`, titleOf(table.name), { ...base, value: count }),
      ...measureVisuals(id, base, roles),
      ...(roles.category ? [visual('BarChart', `${id}-by-category`, `${titleOf(table.name)} by ${words(roles.category.name)}`, { ...base, category: dimension(roles.category), values: [count] })] : []),
      ...(roles.date ? [visual('LineChart', `${id}-over-time`, `${titleOf(table.name)} over time`, { ...base, date: dimension(roles.date), values: [count] })] : []),
      visual('TableVisual', `${id}-rows`, 'Rows', { ...base, fields: table.fields.slice(0, MOST_COLUMNS).map(({ name }) => new Struct('TableColumn', { field: name })) }),
    ],
  }]);
}

function measureVisuals(id: string, base: Props, { measure }: TableRoles): Value[] {
  if (measure === undefined) return [];
  const title = `Average ${words(measure.name)}`;
  return [visual('KpiVisual', `${id}-average`, title, { ...base, value: new StaticCall('Measure', 'average', [measure.name, { title }]) })];
}

function visual(className: string, id: string, title: string, props: Props): New {
  return new New(className, [{ id, title, ...props }]);
}

function dimension(field: TableField): Value {
  const isDate = field.type === 'date' || field.type === 'timestamp';
  return new StaticCall('Dimension', 'of', [field.name, ...(isDate ? [{ granularity: new Member('Granularity', periodOf(field).toUpperCase()) }] : [])]);
}

/** A name as ids of a dashboard are: `order-items`. */
export function idOf(name: string): string {
  return name.replace(/_+/g, '-').slice(0, 80).replace(/-+$/, '');
}

function words(name: string): string {
  return name.replace(/_+/g, ' ').trim();
}
