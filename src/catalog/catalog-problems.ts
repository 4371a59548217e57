import { Token } from 'aws-cdk-lib';
import type { CatalogTableOptions } from './catalog-table';
import { lakeFormationProblems } from './lake-formation-access';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { IcebergTarget, ParquetTarget, TargetNode } from '../job-graph';
import { repeated } from '../private/lists';
import { catalogNameProblems } from '../private/problems';
import { rulesetProblems } from '../quality/ruleset';
import { DataType } from '../schema';
import { locationProblems } from '../storage/location-problems';

/** Characters of a comment on a column, at most (`Comment` of a column in Glue's API model). */
const LONGEST_COMMENT = 255;

/** A table before it is known where its location is. */
export type TableModel = Omit<CatalogTableOptions, 'location'> & Partial<Pick<CatalogTableOptions, 'location'>>;

/** What a catalog is asked for before it is known where the tables are. */
export type CatalogModel = Omit<WarehouseCatalogProps, 'tables'> & { readonly tables: readonly TableModel[] };

/** All that is wrong with the properties of a catalog. */
export function catalogProblems(props: CatalogModel): string[] {
  return [...catalogOptionProblems(props), ...tablesProblems(props)];
}

/** What is wrong with how tables are kept. */
export function catalogOptionProblems(props: CatalogModel): string[] {
  return [
    ...catalogNameProblems('databaseName', props.databaseName),
    ...crawlerScheduleProblems(props),
    ...crawlerProblems(props),
    ...(props.lakeFormation ? lakeFormationProblems(props.lakeFormation).map((problem) => `lakeFormation: ${problem}`) : []),
  ];
}

/** What is wrong with the tables themselves. */
export function tablesProblems(props: CatalogModel): string[] {
  return [
    ...(props.tables.length === 0 ? ['tables is empty; give at least one'] : []),
    ...repeated(props.tables.map(({ name }) => name)).map((name) => `table '${name}': the name of a table is unique, got it twice`),
    ...props.tables.flatMap((table) => tableProblems(table, props).map((problem) => `table '${table.name}': ${problem}`)),
  ];
}

function tableProblems(table: TableModel, props: CatalogModel): string[] {
  const { target, location, name, rules } = table;
  const long = target.schema.fields.filter(({ description }) => (description ?? '').length > LONGEST_COMMENT);
  return [
    ...catalogNameProblems('name', name),
    ...(location ? locationProblems('location', location) : []),
    ...targetProblems(table, props),
    ...target.partitionKeys.flatMap((key) => partitionProblems(target, key)),
    ...rulesetProblems(rules ?? [], target.schema),
    ...long.map((field) => `field ${field.name}: a description has at most ${LONGEST_COMMENT} characters, got: ${field.description!.length}`),
  ];
}

/** Types whose values make good names of folders. */
const PARTITION_TYPES = [DataType.STRING, DataType.INT, DataType.BIGINT, DataType.DATE, DataType.BOOLEAN];

function partitionProblems({ schema }: TargetNode, key: string): string[] {
  const field = schema.field(key);
  if (!field || PARTITION_TYPES.some((type) => type.sameAs(field.dataType))) return [];
  return [`partitionKeys: a ${field.dataType} makes no good partition, got: ${key}; partition by a text, a whole number, a boolean or a date`];
}

/** Of when a crawler runs. https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html */
function crawlerScheduleProblems({ crawlerSchedule }: CatalogModel): string[] {
  const expression = crawlerSchedule?.expressionString;
  if (expression === undefined || Token.isUnresolved(expression) || /^cron\(\S+( \S+){5}\)$/.test(expression)) return [];
  return [`crawlerSchedule is a cron expression of six fields, such as cron(0 3 * * ? *), since crawlers take no rate, got: '${expression}'`];
}

/** Options of the crawler, which Iceberg tables do not have. */
const OF_CRAWLER = ['discoverTables', 'crawlerSchedule', 'crawlerRole', 'securityConfiguration'] as const;

function crawlerProblems(props: CatalogModel): string[] {
  if (props.tables.some(({ target }) => !(target instanceof IcebergTarget))) return [];
  const given = OF_CRAWLER.filter((option) => props[option] !== undefined && props[option] !== false);
  return given.map((option) => `${option} is for a crawler, which an Iceberg table does not have: its job keeps it current; leave it out`);
}

function targetProblems(table: TableModel, props: CatalogModel): string[] {
  if (table.target instanceof IcebergTarget) return icebergProblems(table.target, table, props);
  if (!(table.target instanceof ParquetTarget)) {
    return [`target is a ParquetTarget or an IcebergTarget, got: node '${table.target.name}', a ${table.target.constructor.name}`];
  }
  return props.discoverTables ? discoveryProblems(table) : [];
}

function icebergProblems({ name, database, table }: IcebergTarget, given: TableModel, { databaseName: asked, tables }: CatalogModel): string[] {
  const databaseName = asked ?? tables.map(({ target }) => target).find((target) => target instanceof IcebergTarget)!.database;
  return [
    ...(given.name === table ? [] : [`name is the table that node '${name}' names, ${table}, got: ${given.name}`]),
    ...(Token.isUnresolved(databaseName) || databaseName === database
      ? [] : [`databaseName is the database that node '${name}' names, ${database}, got: ${databaseName}`]),
  ];
}

function discoveryProblems({ target, name }: TableModel): string[] {
  const folder = target.path.split('/').slice(-2)[0];
  const found = crawledName(folder);
  const typed = target.partitionKeys.filter((key) => !(target.schema.field(key)?.dataType.sameAs(DataType.STRING) ?? true));
  return [
    ...(folder === '' ? [`discoverTables: the crawler names the table as its folder is named, and node '${target.name}' writes to none; give it one`] : []),
    ...(folder === '' || Token.isUnresolved(name) || found === name
      ? [] : [`discoverTables: the crawler names the table as its folder is named, ${found}, got: ${name}`]),
    ...typed.map((key) => `discoverTables: a crawler takes the values of partition keys for text, got: ${key} of type ${target.schema.field(key)!.dataType}; `
      + 'partition by text, or leave the table declared'),
  ];
}

/** What a crawler calls a table. https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html */
function crawledName(folder: string): string {
  return folder.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}
