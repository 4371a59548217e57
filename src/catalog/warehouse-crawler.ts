import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { TargetTable } from './create-table';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { acknowledge } from '../private/acknowledge';
import { grantEncryption } from '../private/encryption-permissions';
import { enumerated } from '../private/lists';
import { grantDeclareTables, grantUpdateTables, grantWriteGlueLogs, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';
import { waitForRights } from '../private/wait-for-rights';
import { grantReadPaths } from '../storage/bucket-permissions';
import { urlOf } from '../storage/location-keys';

const UNENCRYPTED_LOGS = 'The logs of the crawler name partitions and columns, and hold no row; CloudWatch Logs encrypts them by a key of its own.';

/**
 * New columns are added, those that are there stay as they are; partitions take their schema from the table.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
const OUTPUT = {
  Partitions: { AddOrUpdateBehavior: 'InheritFromTable' },
  Tables: { AddOrUpdateBehavior: 'MergeNewColumns' },
};

/** What lies under the folder and holds no rows: marks of folders, and what Spark has not published yet. */
const NO_ROWS = ['**_$folder$', '_*', '**/_*'];

/** What a crawler is made of. */
export interface CrawlerParts {
  readonly database: glue.Database;
  /** The tables that it keeps current, or finds. */
  readonly tables: readonly TargetTable[];
  readonly props: WarehouseCatalogProps;
}

/** The role of a crawler, with the rights that it needs. */
export function crawlerRoleOf(scope: Construct, { database, tables, props }: CrawlerParts): iam.IRole {
  const { securityConfiguration } = props;
  const role = roleHere(scope, props.crawlerRole) ?? serviceRole(scope, 'CrawlerRole', 'glue.amazonaws.com', `Crawls ${named(tables)}`);
  for (const { options: { location, target } } of tables) grantReadPaths(role, location, target.path);
  // It can make tables of these names only: one that stood in its way would fail the crawl, and not be found under another name.
  const grantTables = props.discoverTables ? grantDeclareTables : grantUpdateTables;
  grantTables(role, scope, database.databaseName, tables.map(({ name }) => name));
  grantWriteGlueLogs(role, scope, '/aws-glue/');
  if (securityConfiguration) grantEncryption(role, scope, securityConfiguration, '/aws-glue/');
  return role;
}

/** A crawler that keeps declared tables current, or finds them. */
export function createCrawler(scope: Construct, role: iam.IRole, parts: CrawlerParts): glue.CfnCrawler {
  const { discoverTables, crawlerSchedule, securityConfiguration } = parts.props;
  const crawler = new glue.CfnCrawler(scope, 'Crawler', {
    role: role.roleArn,
    description: discoverTables ? `Finds ${named(parts.tables)}` : `Keeps the partitions and new columns of ${enumerated(namesOf(parts.tables))} current`,
    ...(discoverTables ? discovery(parts) : upkeep(parts)),
    // A catalog target accepts no other delete behaviour than LOG, and a table that was found is to stay while a job replaces its files.
    // https://docs.aws.amazon.com/glue/latest/dg/crawler-data-stores.html
    schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE', deleteBehavior: 'LOG' },
    crawlerSecurityConfiguration: securityConfiguration?.securityConfigurationName,
    schedule: crawlerSchedule && { scheduleExpression: crawlerSchedule.expressionString },
  });
  if (!securityConfiguration) acknowledge(crawler, UNENCRYPTED_LOGS, 'AwsSolutions-GL1');
  // The crawler is refused when its role cannot read yet.
  waitForRights(crawler, role);
  return crawler;
}

function upkeep({ database, tables }: CrawlerParts) {
  return {
    targets: { catalogTargets: [{ databaseName: database.databaseName, tables: tables.map(({ table }) => table.tableName) }] },
    configuration: JSON.stringify({ Version: 1, CrawlerOutput: OUTPUT }),
  };
}

/** One table of all that lies under a folder, which is named as the folder is. */
function discovery({ database, tables }: CrawlerParts) {
  return {
    databaseName: database.databaseName,
    targets: { s3Targets: tables.map(({ location }) => ({ path: urlOf(location), exclusions: NO_ROWS })) },
    configuration: JSON.stringify({
      Version: 1, CrawlerOutput: { Partitions: OUTPUT.Partitions }, Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
    }),
  };
}

function namesOf(tables: readonly TargetTable[]): string[] {
  return tables.map(({ name }) => name);
}

/** `the table a`, `the tables a and b` */
function named(tables: readonly TargetTable[]): string {
  return `the ${tables.length === 1 ? 'table' : 'tables'} ${enumerated(namesOf(tables))}`;
}
