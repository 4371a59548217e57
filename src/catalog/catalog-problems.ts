import { Token } from 'aws-cdk-lib';
import { lakeFormationProblems } from './lake-formation-access';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { IcebergTarget, ParquetTarget } from '../job-graph';
import { catalogNameProblems } from '../private/problems';
import { rulesetProblems } from '../quality/ruleset';
import { DataType } from '../schema';
import { locationProblems } from '../storage/location-problems';

/** Characters of a comment on a column, at most (`Comment` of a column in Glue's API model). */
const LONGEST_COMMENT = 255;

/** What a catalog makes of its table and its crawler. */
export type TableChoices = Omit<WarehouseCatalogProps, 'warehouse' | 'rules'>;

/** All that is wrong with the properties of a catalog. */
export function catalogProblems(props: WarehouseCatalogProps): string[] {
  const { target, warehouse, databaseName, tableName, rules } = props;
  const long = target.schema.fields.filter(({ description }) => (description ?? '').length > LONGEST_COMMENT);
  return [
    ...catalogNameProblems('tableName', tableName),
    ...catalogNameProblems('databaseName', databaseName),
    ...locationProblems('warehouse', warehouse),
    ...crawlerScheduleProblems(props.crawlerSchedule),
    ...choiceProblems(props),
    ...rulesetProblems(rules ?? [], target.schema),
    ...long.map(({ name, description }) => `field ${name}: a description has at most ${LONGEST_COMMENT} characters, got: ${description!.length}`),
  ];
}

/** Of when a crawler runs. https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html */
export function crawlerScheduleProblems(schedule: string | undefined): string[] {
  if (schedule === undefined || Token.isUnresolved(schedule) || /^cron\(\S+( \S+){5}\)$/.test(schedule)) return [];
  return [`crawlerSchedule is a cron expression of six fields, such as cron(0 3 * * ? *), since crawlers take no rate, got: '${schedule}'`];
}

/** What cannot be had together of a table and its crawler. */
export function choiceProblems(props: TableChoices): string[] {
  return [...targetProblems(props), ...(props.lakeFormation ? lakeFormationProblems(props.lakeFormation).map((problem) => `lakeFormation: ${problem}`) : [])];
}

function targetProblems(props: TableChoices): string[] {
  if (props.target instanceof IcebergTarget) return icebergProblems(props.target, props);
  if (!(props.target instanceof ParquetTarget)) {
    return [`target is a ParquetTarget or an IcebergTarget, got: node '${props.target.name}', a ${props.target.constructor.name}`];
  }
  return props.discoverTable ? discoveryProblems(props) : [];
}

/** Options of the crawler, which an Iceberg table does not have. */
const OF_CRAWLER = ['discoverTable', 'crawlerSchedule', 'crawlerRole', 'securityConfiguration'] as const;

function icebergProblems({ name, database, table }: IcebergTarget, props: TableChoices): string[] {
  const given = OF_CRAWLER.filter((option) => props[option] !== undefined && props[option] !== false);
  return [
    ...(props.tableName === table ? [] : [`tableName is the table that node '${name}' names, ${table}, got: ${props.tableName}`]),
    ...(props.databaseName === undefined || Token.isUnresolved(props.databaseName) || props.databaseName === database
      ? [] : [`databaseName is the database that node '${name}' names, ${database}, got: ${props.databaseName}`]),
    ...given.map((option) => `${option} is for a crawler, which an Iceberg table does not have: its job keeps it current; leave it out`),
  ];
}

function discoveryProblems({ target, tableName }: TableChoices): string[] {
  const folder = target.path.split('/').slice(-2)[0];
  const found = crawledName(folder);
  const typed = target.partitionKeys.filter((key) => !(target.schema.field(key)?.dataType.sameAs(DataType.STRING) ?? true));
  return [
    ...(folder === '' ? [`discoverTable: the crawler names the table as its folder is named, and node '${target.name}' writes to none; give it one`] : []),
    ...(folder === '' || Token.isUnresolved(tableName) || found === tableName
      ? [] : [`discoverTable: the crawler names the table as its folder is named, ${found}, got: tableName ${tableName}`]),
    ...typed.map((key) => `discoverTable: a crawler takes the values of partition keys for text, got: ${key} of type ${target.schema.field(key)!.dataType}; `
      + 'partition by text, or leave the table declared'),
  ];
}

/** What a crawler calls a table. https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html */
function crawledName(folder: string): string {
  return folder.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}
